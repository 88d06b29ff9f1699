"""Processes that share nothing but a real Redis keep the rate of a host together, and a pause that it asked of one."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.sources.web.failure import FetchFailed
from extractors.sources.web.shared_turns import SharedTurns
from tests.extractors.sources.web.test_client import PAGE, visit_at_once
from tests.loopback.server import Answer, Site
from warehouse.contract.errors import SettingError

REDIS = shutil.which("redis-server")
needs_redis = pytest.mark.skipif(REDIS is None, reason="no redis-server on PATH to share turns by")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a Redis of this test's own, on loopback."""
    assert REDIS
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("redis")
    command = [REDIS, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        _await(port)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait()


def _await(port: int) -> None:
    deadline = time.monotonic() + 20
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < deadline, "redis-server never answered"
            time.sleep(0.05)
        else:
            return


@needs_redis
def test_two_machines_keep_the_rate_of_a_host_together(site: Site, store: str, tmp_path: Path) -> None:
    """Each with a folder of its own; without the store both would be through in half the time."""
    site.routes["/story"] = Answer(PAGE)
    visit_at_once([[str(tmp_path / machine), f"{site.url}/story", store] for machine in ("one", "other")])
    asked = sorted(one.at for one in site.requests if one.path == "/story")
    assert len(asked) == 20
    assert asked[-1] - asked[0] >= (len(asked) - 2) / 20  # 20 a second; a moment's delay of the first is forgiven


@needs_redis
def test_a_pause_that_a_host_asks_of_one_is_kept_by_the_other(store: str) -> None:
    one, other = SharedTurns(store), SharedTurns(store)
    one.wait("busy.example", interval=0.01, longest=1)
    one.hold("busy.example", 0.5)
    begun = time.monotonic()
    other.wait("busy.example", interval=0.01, longest=1)
    assert time.monotonic() - begun >= 0.45
    other.hold("busy.example", 60)
    with pytest.raises(FetchFailed, match="no turn within 1 s"):
        one.wait("busy.example", interval=0.01, longest=1)
    one.close()
    other.close()


def test_a_store_that_does_not_answer_lets_nothing_out() -> None:
    with pytest.raises(FetchFailed, match="does not answer"):
        SharedTurns("redis://127.0.0.1:1/0").wait("any.example", interval=0.01, longest=1)


def test_what_is_no_url_of_a_store_is_one_line() -> None:
    with pytest.raises(SettingError, match="MARKET_EVENTS_RATE_STORE"):
        SharedTurns("memcached://127.0.0.1")
