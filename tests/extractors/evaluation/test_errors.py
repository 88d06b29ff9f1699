"""The list of errors and their places in the text."""

from extractors.evaluation.errors import list_errors
from tests.extractors.evaluation.judged import action, judged, row

TEXT = "On Monday Norlake\nFoods bought Brinevale."


def test_a_miss_is_placed_by_its_evidence_however_lines_break() -> None:
    told = action(evidence="Norlake Foods bought")
    (error,) = list_errors([judged([told], [], text=TEXT)])
    assert (error.external_id, error.kind, error.event_type) == ("d1", "missed", "acquisition")
    assert error.start is not None
    assert TEXT[error.start : error.end] == "Norlake\nFoods bought"


def test_a_false_alarm_is_placed_by_its_row() -> None:
    (error,) = list_errors([judged([], [row(action(), evidence_start=3, evidence_end=9)], text=TEXT)])
    assert (error.kind, error.start, error.end, error.told) == ("false", 3, 9, None)


def test_evidence_that_is_not_in_the_text_has_no_place() -> None:
    (error,) = list_errors([judged([action(evidence="elsewhere")], [], text=TEXT)])
    assert (error.start, error.end) == (None, None)


def test_a_wrong_status_is_an_error_of_attributes() -> None:
    told = action()
    (error,) = list_errors([judged([told], [row(told, event_status="planned")])])
    assert error.kind == "attributes"
    assert error.row is not None
    assert error.row["event_status"] == "planned"


def test_what_is_right_or_open_is_no_error() -> None:
    told = action(optional=True)
    assert not list(list_errors([judged([told, action()], [row(told), row(action())])]))


def test_errors_of_blind_halves_are_not_shown() -> None:
    assert not list(list_errors([judged([action()], [], half="blind")]))
