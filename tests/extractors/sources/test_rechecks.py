"""Pages that were had are looked at again: edits, withdrawals, and what is neither."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors import pulling
from extractors.sources import rechecks
from extractors.withdrawal import withdrawn_keys
from tests.extractors.sources.pulls import Puller
from tests.loopback.press import Story, rss
from tests.loopback.server import Answer, Site
from warehouse.contract.landing import Landing
from warehouse.contract.settings import read_settings

STORIES = [Story(1), Story(2)]
PAGE = STORIES[0].path


@pytest.fixture
def press(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setattr(rechecks, "PAUSE", -1.0)
    site.routes["/feed"] = Answer(rss(site.url, STORIES), headers={"ETag": '"1"'})
    site.routes |= {story.path: Answer(story.page()) for story in STORIES}
    return site


@pytest.fixture
def puller(press: Site, tmp_path: Path) -> Puller:
    puller = Puller(tmp_path, "feed", f"{press.url}/feed", recheck_days=2)
    puller.pull()
    return puller


def test_an_edited_page_is_a_new_version_under_the_same_names(press: Site, puller: Puller) -> None:
    edited = Story(1, edition=2).page()
    press.routes[PAGE] = Answer(edited)
    assert puller.pull().landed == 1
    first, last = (row for row in puller.had() if row["external_id"] == STORIES[0].guid)
    assert (first["document_key"], first["title"]) == (last["document_key"], last["title"])
    assert last["content"] == edited
    assert puller.pull().landed == 0


@pytest.mark.parametrize(
    "answer",
    [
        Answer(STORIES[0].page().replace(b"</head>", b"<script>advertisement(4711)</script></head>")),
        Answer(status=304),
        Answer(status=404),
        Answer(status=500),
        Answer(b"", content_type="text/html"),
        Answer(b"%PDF", content_type="application/pdf"),
    ],
    ids=["advertisement", "unchanged", "missing", "broken", "empty", "no page"],
)
def test_what_is_no_edit_changes_nothing(press: Site, puller: Puller, answer: Answer) -> None:
    press.routes[PAGE] = answer
    assert puller.pull().landed == 0


def test_a_page_is_looked_at_about_once_a_day_and_only_where_its_source_says_so(
    press: Site, puller: Puller, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = len(press.requests)
    Puller(puller.home, "feed", puller.location).pull()
    assert [one.path for one in press.requests[asked:]] == ["/feed"]
    puller.pull()
    monkeypatch.setattr(rechecks, "PAUSE", 3600.0)
    asked = len(press.requests)
    puller.pull()
    assert [one.path for one in press.requests[asked:]] == ["/feed"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("MARKET_EVENTS_HOME", str(tmp_path))
    read_settings.cache_clear()
    yield tmp_path
    read_settings.cache_clear()


def test_a_page_that_is_gone_for_good_is_withdrawn_and_one_that_never_came_is_not(
    press: Site, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the stage itself, whose manners for loopback come from the source's row."""
    source = Puller(home, "feed", f"{press.url}/feed", recheck_days=2).errand().source
    row = source.model_copy(update={"private_hosts": ("127.0.0.1",), "requests_per_second": 1000.0})
    monkeypatch.setattr(pulling, "find_source", lambda source_id: row)
    press.routes[STORIES[1].path] = Answer(status=410)
    assert pulling.pull_source("press").rejected == {"gone": 1}
    landing = Landing(str(home / "landing"))
    assert withdrawn_keys(landing) == frozenset()
    press.routes[PAGE] = Answer(status=410)
    report = pulling.pull_source("press")
    assert report.rejected == {"gone": 1}
    assert withdrawn_keys(landing) == frozenset(report.gone)
    assert pulling.pull_source("press").landed == 0
