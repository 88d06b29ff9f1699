"""Nothing is lost or doubled when hosts fail and a pull is killed; the large run is a figure of the bench."""

from pathlib import Path

from tests.loopback.faulty_run import run_faulty_feed


def test_three_pulls_one_of_them_killed_bring_what_an_undisturbed_one_brings(tmp_path: Path) -> None:
    run = run_faulty_feed(tmp_path, entries=300)
    assert (run.lost, run.doubled, run.documents) == (0, 0, 300)
    assert set(run.faults) == {"error", "timeout", "malformed"}
