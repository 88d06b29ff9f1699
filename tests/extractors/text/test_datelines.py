"""Datelines told from the sentences that look like them."""

import pytest

from extractors.text.datelines import find_dateline, split_dateline
from extractors.text.reading import Piece

STORY = "Harbour Foods Inc. today named Jane Roe its chief executive officer."


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("NEW YORK, March 3, 2021 (GLOBE NEWSWIRE) -- ", "March 3, 2021"),
        ("NEW YORK, NY, August 01, 2025 /24-7PressRelease/ -- ", "August 01, 2025"),
        ("MUNICH, GERMANY - April 16, 2026 (NEWMEDIAWIRE) - ", "April 16, 2026"),
        ("SAN MATEO/HANOI - Media OutReach Newswire - 8 June 2026 - ", "8 June 2026"),
        ("Comfort, Texas (Newsworthy.ai) Monday Feb 2, 2026 @ 12:30 PM Central — ", "Monday Feb 2, 2026"),
        ("Salt Lake City, UT – February 4th, 2025 – ", "February 4th, 2025"),
        ("Chennai, June 18, 2024: ", "June 18, 2024"),
        ("(NewMediaWire) - October 30, 2024 - ", "October 30, 2024"),
        ("NEW YORK, NY / NewsDirect / September 25th, 2024 / ", "September 25th, 2024"),
        ("March 3, 2021 - ", "March 3, 2021"),
        ("DALLAS--(BUSINESS WIRE)--", None),
        ("LONDON (Reuters) - ", None),
        ("MARSEILLE, May 27 (CPB) - ", None),  # a wire's date has no year: it gives no date
        ("Jan. 8 (Reuters) - ", None),
        ("WASHINGTON — ", None),
        ("LOWELL, Mass. — ", None),
    ],
)
def test_a_dateline_is_split_from_its_story(head: str, date: str | None) -> None:
    (dateline, story), found = split_dateline(Piece(head + STORY))
    assert (dateline, story) == (Piece(head.strip(), "dateline"), Piece(STORY))
    assert found == date


@pytest.mark.parametrize(
    "text",
    [
        "On March 3, 2021, the Board of Directors of Harbour Foods Inc. appointed Jane Roe as a director.",
        "Harbour Foods, Inc. (NASDAQ: HARB) today announced that it will proceed with a reverse stock split.",
        "Mr. Smith, who joined Harbour in May 2010 from Beta Ltd, said he would leave at the end of the year.",
        "HARB - the ticker of the company - changes on Monday when the new name takes effect on the exchange.",
        "Dec 12, 2020 was a day on which the company appointed nobody to any post, as far as is known.",
        "CONTACT: Jane Roe of investor relations will answer all the questions of shareholders by telephone.",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert find_dateline(text, is_first=True) is None


def test_a_city_with_a_colon_counts_at_the_head_of_a_document_alone() -> None:
    text = "CHENNAI: Tamarind Foods, whose pickles are known all over the state, wants to list its shares."
    assert find_dateline(text) is None
    assert find_dateline(text, is_first=True) is not None


def test_a_line_of_place_and_date_is_a_dateline_by_itself() -> None:
    parts, date = split_dateline(Piece("Trondheim and Edinburgh, 22 April 2024"))
    assert [part.kind for part in parts] == ["dateline"]
    assert date == "22 April 2024"
