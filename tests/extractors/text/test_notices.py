"""Corrections and retractions, told from news about corrections."""

import pytest

from extractors.text.notices import find_notice

BODY = ["Anvil Works has named Jane Roe its chief executive.", "She follows John Doe, who retires in May."]


@pytest.mark.parametrize(
    "title",
    [
        "CORRECTION: Anvil Works names a chief executive",
        "CORRECTION - Anvil Works names a chief executive",
        "/C O R R E C T I O N -- Anvil Works/",
        "Correcting and Replacing Anvil Works Names a Chief Executive",
        "CORRECTED: Anvil Works names a chief executive",
        "(Corrects spelling of name in second paragraph) Anvil Works names a chief executive",
    ],
)
def test_a_title_says_that_it_corrects(title: str) -> None:
    assert find_notice(title, BODY) == "correction"


@pytest.mark.parametrize(
    "note",
    [
        "An earlier version of this story gave another name.",
        "This article has been corrected: Ms. Roe follows Mr. Doe.",
        "In the news release, Anvil Works Names a Chief Executive, issued 3 March by Anvil Works over the wire, "
        "we are advised by the company that the first paragraph should read May.",
    ],
)
def test_a_note_at_head_or_foot_says_that_it_corrects(note: str) -> None:
    assert find_notice("Anvil Works names a chief executive", [note, *BODY]) == "correction"
    assert find_notice("Anvil Works names a chief executive", [*BODY * 20, note]) == "correction"


@pytest.mark.parametrize(
    ("title", "note"),
    [
        ("RETRACTION: Anvil Works names a chief executive", BODY[0]),
        ("/DISREGARD RELEASE: Anvil Works/", BODY[0]),
        ("Kill: Anvil Works", BODY[0]),
        (None, "This press release has been withdrawn at the request of the issuer."),
        (None, "Readers should disregard the news release of 3 March."),
        ("CORRECTION: Anvil Works", "We have retracted our earlier story."),
    ],
)
def test_a_retraction_is_told_and_goes_before_a_correction(title: str | None, note: str) -> None:
    assert find_notice(title, [note]) == "retraction"


@pytest.mark.parametrize(
    ("title", "block"),
    [
        ("Correction in the market deepens", "Shares fell in a correction that began on Monday."),
        ("Quay Corrections Corp. names a chief executive", BODY[0]),
        ("Killing Stone Games is sold", BODY[0]),
        ("Anvil Works withdraws its offer for Quay Mills", "Anvil Works has withdrawn its offer for Quay Mills."),
        ("Study retracted by journal", "The paper was retracted; the release of the data goes on."),
        (None, "Corrected for inflation, sales fell."),
        (None, "The board withdrew the resolution. This offer has been withdrawn."),
    ],
)
def test_news_of_corrections_and_withdrawals_is_no_notice(title: str | None, block: str) -> None:
    assert find_notice(title, [block, *BODY]) is None
