"""Single URLs, handed over by hand."""

from pathlib import Path

from tests.extractors.sources.pulls import Puller
from tests.loopback.press import Story
from tests.loopback.server import Answer, Site


def test_each_url_is_a_document_or_a_row_with_a_reason(site: Site, tmp_path: Path) -> None:
    site.routes |= {"/1": Answer(Story(1).page()), "/2": Answer(b"%PDF-1.4 ...", content_type="application/pdf")}
    named = f"{site.url}/1 {site.url}/2\n{site.url}/3 file:///etc/passwd {site.url}/1#again"
    puller = Puller(tmp_path, "urls", named)
    report = puller.pull()
    assert (report.landed, report.rejected) == (4, {"bad_url": 1, "missing": 1})
    assert [row["media_type"] for row in puller.had()] == ["text/html", "application/pdf"]
    assert puller.refused() == {f"{site.url}/3": "missing", "file:///etc/passwd": "bad_url"}


def test_a_url_that_was_refused_is_asked_for_when_it_is_named_again(site: Site, tmp_path: Path) -> None:
    puller = Puller(tmp_path, "urls", f"{site.url}/1")
    assert puller.pull().rejected == {"missing": 1}
    site.routes["/1"] = Answer(Story(1).page())
    assert puller.pull().landed == 1
    asked = len(site.requests)
    assert puller.pull().landed == 0
    assert len(site.requests) == asked
