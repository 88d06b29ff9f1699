"""Characters as the rest of the house expects them: composed, printable, one space between words."""

import re
import unicodedata

LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffd]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
SYMBOL_BULLETS = re.compile("[\uf0b7\uf0a7\uf06c\uf0d8\uf076\uf0fc\uf02d]")  # of the symbol fonts of office files


def clean_characters(text: str) -> str:
    """The text in NFC, lines ended by a newline, without control or invisible characters; white space is kept."""
    text = LINE_ENDS.sub("\n", text)
    text = INVISIBLE.sub("", SYMBOL_BULLETS.sub("•", text))
    text = CONTROL.sub("", text)
    return unicodedata.normalize("NFC", SPACES.sub(" ", text))


def one_line(text: str) -> str:
    """The text on one line with single spaces between words."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """Letters and digits alone, lower case, without accents: what two spellings of one title share."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(character for character in decomposed if character.isalnum()).casefold()
