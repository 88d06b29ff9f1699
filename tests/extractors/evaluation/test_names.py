"""Names that a text spells count, pronouns and other references do not."""

from extractors.evaluation.names import spelled_names
from tests.extractors.events.stories import annotated, story


def test_spelled_names_leave_references_out() -> None:
    (doc,) = annotated(
        [story("Norlake Foods Inc. said it bought Brinevale plc. The company named Jane Roe its chairman.")]
    )
    found = {(doc.text[name.start : name.end], name.label) for name in spelled_names(doc)}
    assert ("Norlake Foods Inc.", "COMPANY") in found
    assert ("Jane Roe", "PERSON") in found
    assert not {text for text, _ in found} & {"it", "its", "The company"}
