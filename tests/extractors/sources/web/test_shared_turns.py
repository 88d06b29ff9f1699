"""Processes that share nothing but a real Redis keep the rate of a host together, and a pause that it asked of one."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from extractors.sources.web.failure import FetchFailed
from extractors.sources.web.shared_turns import SharedTurns, connection_url, store_url
from tests.extractors.sources.web.test_client import PAGE, visit_at_once
from tests.loopback.redis import needs_redis, serve_redis
from tests.loopback.server import Answer, Site
from warehouse.contract.errors import SettingError
from warehouse.contract.settings import Settings


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a Redis of this test's own, on loopback."""
    with serve_redis(tmp_path_factory.mktemp("redis")) as port:
        yield f"redis://127.0.0.1:{port}/0"


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
    one, other = (SharedTurns(SecretStr(store)) for _ in range(2))
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
        SharedTurns(SecretStr("redis://127.0.0.1:1/0")).wait("any.example", interval=0.01, longest=1)


def test_what_is_no_url_of_a_store_is_one_line() -> None:
    with pytest.raises(SettingError, match="MARKET_EVENTS_RATE_STORE"):
        SharedTurns(SecretStr("memcached://127.0.0.1"))


@pytest.mark.parametrize(
    ("host", "port", "login", "secret", "options", "url"),
    [
        (
            "store.example",
            6380,
            "desk",
            "a/b@c",
            {"ssl": True, "db": 3},
            "rediss://desk:a%2Fb%40c@store.example:6380/3",
        ),
        ("store.example", None, None, "key", {}, "redis://:key@store.example:6379/0"),
        ("store.example", None, None, "", {}, "redis://store.example:6379/0"),
    ],
)
def test_the_url_of_a_connection(
    host: str, port: int | None, login: str | None, secret: str, options: dict[str, object], url: str
) -> None:
    made = connection_url(host, port, login=login, secret=SecretStr(secret), options=options)
    assert made.get_secret_value() == url
    assert "store.example" not in repr(made)


def test_a_secret_is_taken_from_a_connection_alone() -> None:
    held = SecretStr("redis://:key@store.example/0")
    assert store_url(Settings(rate_store=""), None) is None
    assert store_url(Settings(rate_store="turns"), held) == held
    assert store_url(Settings(rate_store="redis://store.example/0"), None) == SecretStr("redis://store.example/0")
    with pytest.raises(SettingError, match="connection turns; run this by its DAG"):
        store_url(Settings(rate_store="turns"), None)
    with pytest.raises(SettingError, match="holds a secret") as error:
        store_url(Settings(rate_store="redis://:key@store.example/0"), None)
    assert "key" not in str(error.value)
