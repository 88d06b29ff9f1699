"""What follows the news in a press release, marked as boilerplate: about the firm, cautions, contacts, credits."""

import re

from extractors.text.reading import Piece

ABOUT = re.compile(
    r"About (?!the (?:proposed |pending )?(?:transaction|offering|merger|acquisition|deal|appointment|combination|agreement|sale|study|report)\b)"
    r"(?:the |Our )?[A-Z0-9][^.!?]{0,90}(?:$|:|\s[–—-]\s)"
)
ABOUT_US = re.compile(r"(?i)about (?:us|the company|the author)\b\W{0,3}")
END_MARK = re.compile(r"(?i)\s*(?:# ?){2,}\W*$|\W*(?:end|ends|30)\W*$|# ?# ?#")
CONTACT = re.compile(
    r"(?i)(?:for )?(?:(?:media|press|investors?|company|corporate|ir|public|analysts?|news|further|more|general|business|legal)"
    r"(?:[ ,&/]+(?:and |or )?(?:media|press|investors?|relations|company|corporate))*\s+)?"
    r"(?:contacts?|inquir(?:y|ies)|enquiries|relations|contact details|contact information|information,? (?:please )?contact)\b[^.]{0,60}(?::|$)"
)
CAUTION = re.compile(
    r"(?i)(?:safe[- ]harbou?r|cautionary (?:note|statement|language)|(?:note|notice|statement|disclaimer)s?\b.{0,30}forward[- ]looking"
    r"|forward[- ]looking (?:statements?|information)|disclaimers?|disclosures?|important (?:notice|information|additional)"
    r"|no offer or solicitation|additional information and where|participants in the solicitation"
    r"|non-gaap (?:financial )?measures|notes? to editors?|editor'?s notes?|copyright)\b[^.]{0,110}(?::|$|\.$)"
)
CREDIT = re.compile(
    r"(?i)(?:source\s*:?\s+[A-Z0-9].{0,80}$|view (?:the )?(?:original|source|full)\b|the post .{3,250} (?:appeared first on|first appeared)"
    r"|this (?:press release|news release|story|article) (?:was|is|has been) (?:originally |first )?(?:published|distributed|provided|issued)"
    r"|(?:distributed|provided) by\b|logo\s*-?\s*https?:|photos? accompanying|related (?:links|images|files)|company website\b|stay connected"
    r"|follow us\b|social media\b.{0,40}$|to view the (?:source|original)|sources?$|(?:reuters?|reut)\W*$|https?://\S+$|www\.\S+$|[\w.]+@[\w.]+$)"
)
CAUTIONARY = re.compile(
    r"(?i)forward[- ]looking (?:statements?|information)\b.{0,200}(?:within the meaning|as defined|risks|involve|based on)"
    r"|are forward[- ]looking statements|private securities litigation reform act|undertakes? no (?:obligation|duty)"
    r"|does not undertake (?:any|to)|has reviewed (?:and|or) accepts? responsibility|(?:neither|not) .{0,60}(?:exchange|regulation services).{0,80}accepts? responsibility"
    r"|does not constitute an offer to sell|shall not constitute an offer|cautioned not to place undue reliance|all rights reserved"
)
FRONT = re.compile(
    r"(?i)\W*(?:for immediate release|(?:news|press|media) release|immediate release|not for distribution.{0,120}|source:.{0,80}|embargoed.{0,60})\W*$"
)
NEWS_WORDS = 20  # words of a paragraph that is news rather than a line of the letterhead


def mark_tail(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces of one release with all that is not its news marked as boilerplate.

    What follows an end mark, an "About" or a contact after the first paragraph of news is the tail.
    """
    marked: list[Piece] = []
    has_news = is_tail = False
    for piece in pieces:
        opens = _opens_tail(piece) and has_news
        is_tail = is_tail or opens
        if piece.kind not in ("title", "boilerplate") and (is_tail or _is_boilerplate(piece)):
            marked.append(Piece(piece.text, "boilerplate"))
            continue
        marked.append(piece)
        if piece.kind in (None, "paragraph", "quote", "list_item") and len(piece.text.split()) >= NEWS_WORDS:
            has_news = True
    return tuple(marked)


def _opens_tail(piece: Piece) -> bool:
    text = piece.text
    if piece.kind in ("table_row", "title", "dateline"):
        return False
    patterns = (ABOUT, ABOUT_US, END_MARK, CONTACT, CAUTION)
    return any(pattern.match(text) for pattern in patterns)


def _is_boilerplate(piece: Piece) -> bool:
    text = piece.text
    return any(pattern.match(text) for pattern in (CREDIT, FRONT)) or bool(CAUTIONARY.search(text) and len(text) > 80)
