"""Files of an archive dealt out to tasks."""

from pathlib import Path

import pytest

from extractors.sources.archives import MAPPED_TASKS, plan_archive
from warehouse.contract.errors import PathError

NONE: dict[str, str | None] = {"host": None}


def test_globs_and_urls_are_dealt_out_one_list_a_task(tmp_path: Path) -> None:
    for number in range(MAPPED_TASKS + 1):
        (tmp_path / f"{number:03}.warc.gz").touch()
    planned = plan_archive(f"{tmp_path}/*.warc.gz https://a.example/b.warc.gz", NONE)
    assert len(planned) == MAPPED_TASKS
    assert [len(files) for files in planned[:3]] == [2, 2, 1]
    assert planned[0] == [f"{tmp_path}/000.warc.gz", f"{tmp_path}/200.warc.gz"]


def test_filters_stand_in_the_fragment(tmp_path: Path) -> None:
    filters = {"host": "a.example,b.example", "since": "2024-01-01", "until": None, "language": ""}
    assert plan_archive("https://a.example/b.warc.gz", filters) == [
        ["https://a.example/b.warc.gz#host=a.example%2Cb.example&since=2024-01-01"]
    ]


def test_a_glob_that_names_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(PathError, match="no such file"):
        plan_archive(f"{tmp_path}/*.warc.gz", NONE)
