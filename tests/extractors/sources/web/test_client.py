"""The polite client against a real server: what it asks, what it gives back, what it leaves alone."""

import gzip
import json
import logging
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest

from extractors.rejections import RejectionCode
from extractors.sources.web.failure import FetchFailed
from extractors.sources.web.manners import Manners, host_rule
from extractors.sources.web.robots import AGENT
from tests.extractors.sources.conftest import MakeClient
from tests.loopback import hostile
from tests.loopback.server import Answer, Asked, Site
from warehouse.contract.errors import SettingError
from warehouse.contract.settings import PROJECT

PAGE = b"<html><body><p>Anvil Works names a chief executive.</p></body></html>"


def refusal(make: MakeClient, url: str, **options: object) -> FetchFailed:
    with pytest.raises(FetchFailed) as caught:
        make(**options).get(url)
    return caught.value


def test_a_page_is_had_with_what_its_host_says_of_it(site: Site, make_client: MakeClient) -> None:
    site.routes["/story"] = Answer(PAGE, headers={"ETag": '"a1"', "Last-Modified": "Tue, 03 Mar 2026 10:00:00 GMT"})
    fetched = make_client(contact="desk@example.org").get(f"{site.url}/story#part")
    assert (fetched.content, fetched.media_type, fetched.charset) == (PAGE, "text/html", "utf-8")
    assert (fetched.etag, fetched.last_modified) == ('"a1"', "Tue, 03 Mar 2026 10:00:00 GMT")
    assert fetched.url == f"{site.url}/story"
    assert {asked.headers["user-agent"] for asked in site.requests} == {f"{AGENT}/0.1 (desk@example.org)"}


def test_what_has_not_changed_is_not_sent_again(site: Site, make_client: MakeClient) -> None:
    site.routes["/feed"] = lambda asked: Answer(status=304 if asked.headers.get("if-none-match") == '"a1"' else 200)
    client = make_client()
    assert client.get(f"{site.url}/feed", etag='"a1"').is_unchanged
    assert not client.get(f"{site.url}/feed", etag='"b2"').is_unchanged


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw deflate", "two members"])
def test_a_compressed_page_is_unpacked(site: Site, make_client: MakeClient, coding: str) -> None:
    raw = zlib.compressobj(9, zlib.DEFLATED, -15)
    bodies = {
        "gzip": gzip.compress(PAGE),
        "deflate": zlib.compress(PAGE),
        "raw deflate": raw.compress(PAGE) + raw.flush(),
        "two members": gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:]),
    }
    name = "deflate" if "deflate" in coding else "gzip"
    site.routes["/story"] = Answer(bodies[coding], headers={"Content-Encoding": name})
    assert make_client().get(f"{site.url}/story").content == PAGE


def test_redirects_are_followed_to_their_end(site: Site, make_client: MakeClient) -> None:
    site.routes |= {
        "/old": Answer(status=301, headers={"Location": "/older"}),
        "/older": Answer(status=302, headers={"Location": f"{site.url}/story"}),
        "/story": Answer(PAGE),
    }
    fetched = make_client().get(f"{site.url}/old")
    assert (fetched.url, fetched.content) == (f"{site.url}/story", PAGE)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again(site: Site, make_client: MakeClient, status: int) -> None:
    answers = iter([Answer(status=status), Answer(status=status), Answer(PAGE)])
    site.routes["/story"] = lambda _: next(answers)
    assert make_client().get(f"{site.url}/story").content == PAGE


@pytest.mark.parametrize(
    "fault",
    [hostile.hang_up(), hostile.cut_short(), hostile.nonsense(), hostile.silence(1.6)],
    ids=["hung up", "cut short", "nonsense", "silent"],
)
def test_a_broken_answer_is_asked_for_again(site: Site, make_client: MakeClient, fault: Answer) -> None:
    answers = iter([fault, Answer(PAGE)])
    site.routes["/story"] = lambda _: next(answers)
    assert make_client().get(f"{site.url}/story").content == PAGE


@pytest.mark.parametrize(
    ("status", "code"), [(400, "refused"), (401, "refused"), (403, "refused"), (404, "missing"), (410, "gone")]
)
def test_what_will_not_pass_is_asked_for_once(site: Site, make_client: MakeClient, status: int, code: str) -> None:
    site.routes["/story"] = Answer(status=status)
    failure = refusal(make_client, f"{site.url}/story")
    assert (failure.rejection.code, failure.rejection.detail) == (RejectionCode(code), f"status {status}")
    assert site.paths() == ["/story"]


def test_a_host_that_stays_broken_is_unreachable_after_some_attempts(site: Site, make_client: MakeClient) -> None:
    site.routes["/story"] = Answer(status=500)
    failure = refusal(make_client, f"{site.url}/story", attempts=3)
    assert failure.rejection.code is RejectionCode.UNREACHABLE
    assert site.paths() == ["/story"] * 3


def test_all_processes_wait_as_long_as_the_host_asks(site: Site, make_client: MakeClient) -> None:
    answers = iter([Answer(status=429, headers={"Retry-After": "1"}), Answer(PAGE)])
    site.routes["/story"] = lambda _: next(answers)
    make_client(longest_wait=1.0).get(f"{site.url}/story")
    first, second = (asked.at for asked in site.requests if asked.path == "/story")
    assert second - first >= 1.0


def test_a_host_that_asks_for_a_long_pause_is_left_alone(site: Site, make_client: MakeClient) -> None:
    site.routes["/story"] = Answer(status=503, headers={"Retry-After": "3600"})
    assert "left alone" in refusal(make_client, f"{site.url}/story").rejection.detail
    assert "left alone" in refusal(make_client, f"{site.url}/other").rejection.detail
    assert site.paths() == ["/story"]


def test_a_circuit_opens_says_so_and_closes_again(
    site: Site, make_client: MakeClient, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    site.routes["/story"] = Answer(status=500)
    site.routes["/robots.txt"] = Answer(b"")
    with caplog.at_level(logging.WARNING):
        for _ in range(5):
            refusal(make_client, f"{site.url}/story", attempts=1, circuit_failures=3)
    assert len(site.paths()) == 3
    assert "left alone" in caplog.text
    site.routes["/story"] = Answer(PAGE)
    for path in (tmp_path / "http" / "hosts").glob("*.json"):  # as if the time were over
        path.write_text(json.dumps(json.loads(path.read_text()) | {"closed_until": time.time()}))
    assert make_client().get(f"{site.url}/story").content == PAGE


def test_robots_are_heeded_and_read_once_for_all_clients_of_a_folder(site: Site, make_client: MakeClient) -> None:
    rules = f"User-agent: *\nDisallow: /\n\nUser-agent: {AGENT}\nDisallow: /closed\nAllow: /\n"
    site.routes |= {"/robots.txt": Answer(rules.encode(), content_type="text/plain"), "/open": Answer(PAGE)}
    assert make_client().get(f"{site.url}/open").content == PAGE
    failure = refusal(make_client, f"{site.url}/closed/story")
    assert failure.rejection.code is RejectionCode.ROBOTS
    assert [asked.path for asked in site.requests] == ["/robots.txt", "/open"]


def test_a_redirect_into_what_robots_close_is_not_followed(site: Site, make_client: MakeClient) -> None:
    site.routes |= {
        "/robots.txt": Answer(b"User-agent: *\nDisallow: /closed\n"),
        "/open": Answer(status=302, headers={"Location": "/closed"}),
    }
    assert refusal(make_client, f"{site.url}/open").rejection.code is RejectionCode.ROBOTS
    assert "/closed" not in site.paths()


def test_a_robots_file_that_cannot_be_had_now_closes_the_host_for_now(site: Site, make_client: MakeClient) -> None:
    site.routes |= {"/robots.txt": Answer(status=500), "/open": Answer(PAGE)}
    assert refusal(make_client, f"{site.url}/open").rejection.code is RejectionCode.UNREACHABLE
    assert site.paths() == []


def test_the_pause_that_robots_ask_for_is_kept(site: Site, make_client: MakeClient) -> None:
    site.routes |= {"/robots.txt": Answer(b"User-agent: *\nCrawl-delay: 0.2\n"), "/open": Answer(PAGE)}
    client = make_client()
    begun = time.monotonic()
    for _ in range(3):
        client.get(f"{site.url}/open")
    assert time.monotonic() - begun >= 0.4


def test_sec_is_not_asked_without_contact_details_and_never_more_than_nine_times_a_second(
    make_client: MakeClient,
) -> None:
    with pytest.raises(SettingError, match="MARKET_EVENTS_CONTACT"):
        make_client().get("https://www.sec.gov/Archives/edgar/full-index/")
    rule = host_rule("data.sec.gov", Manners(requests_per_second=500.0))
    assert (rule.requests_per_second, rule.concurrent) == (9.0, 1)
    assert host_rule("notsec.gov", Manners()).requests_per_second == 1.0


VISITOR = """
import sys, time
from pathlib import Path
from pydantic import SecretStr
from extractors.sources.web.client import Client
from extractors.sources.web.manners import Manners
folder, url, store = Path(sys.argv[1]), sys.argv[2], SecretStr(sys.argv[3]) if sys.argv[3:] else None
manners = Manners(requests_per_second=20.0, private_hosts=frozenset({"127.0.0.1"}))
with Client(folder, manners=manners, rate_store=store) as client:
    print("ready", flush=True)
    sys.stdin.readline()
    for _ in range(10):
        client.get(url)
"""


def visit_at_once(visits: list[list[str]]) -> float:
    """Runs a visitor with each list of arguments, all set off together, to their ends; the moment when they set off."""
    visitors = [
        subprocess.Popen(
            [sys.executable, "-c", VISITOR, *arguments],
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for arguments in visits
    ]
    for visitor in visitors:
        assert visitor.stdout is not None
        assert visitor.stdout.readline() == "ready\n"
    begun = time.monotonic()
    for visitor in visitors:
        assert visitor.stdin is not None
        visitor.stdin.write("go\n")
        visitor.stdin.flush()
    for visitor in visitors:
        assert visitor.wait(timeout=60) == 0
    return begun


def test_two_processes_keep_the_rate_of_a_host_together(site: Site, tmp_path: Path) -> None:
    """Both begin at once; alone, each would be through with its ten pages in half the time."""
    site.routes["/story"] = Answer(PAGE)
    begun = visit_at_once([[str(tmp_path / "http"), f"{site.url}/story"]] * 2)
    asked = [one.at for one in site.requests]
    assert site.paths() == ["/story"] * 20
    assert max(asked) - begun >= (len(asked) - 1) / 20


def test_a_cookie_or_a_proxy_of_the_environment_changes_nothing(
    site: Site, make_client: MakeClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")

    def story(asked: Asked) -> Answer:
        return Answer(PAGE, headers={"Set-Cookie": "visitor=1; Path=/"})

    site.routes["/story"] = story
    assert make_client().get(f"{site.url}/story").content == PAGE
