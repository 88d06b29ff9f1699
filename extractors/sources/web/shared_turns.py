"""Turns at hosts over several machines, kept in Redis: a bucket of one token a host, filled at the host's rate.

Whoever asks reserves the next moment that is free and is told how long to wait for it. The moments are those of Redis'
own clock, so that machines need not agree on the time, and are reserved in one step, so that there is no lock that a
killed process could leave behind.
"""

import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from pydantic import SecretStr

from extractors.sources.web.failure import FetchFailed, passing
from warehouse.contract.errors import SettingError
from warehouse.contract.settings import Settings

_RESERVE = """
local clock = redis.call('TIME')
local now = clock[1] + clock[2] / 1e6
local start = math.max(now, tonumber(redis.call('GET', KEYS[1]) or 0))
local wait = start - now
if wait > tonumber(ARGV[2]) then return tostring(wait) end
local free = start + tonumber(ARGV[1])
redis.call('SET', KEYS[1], string.format('%.6f', free), 'PX', math.ceil((free - now) * 1000) + 1000)
return tostring(wait)
"""
_HOLD = """
local clock = redis.call('TIME')
local now = clock[1] + clock[2] / 1e6
local free = math.max(now + tonumber(ARGV[1]), tonumber(redis.call('GET', KEYS[1]) or 0))
redis.call('SET', KEYS[1], string.format('%.6f', free), 'PX', math.ceil((free - now) * 1000) + 1000)
"""


class SharedTurns:
    """The buckets of one Redis, `redis://` or `rediss://`.

    Raises SettingError where the client library is missing or the URL is none.
    """

    def __init__(self, url: SecretStr) -> None:
        try:
            import redis
        except ImportError:
            raise SettingError("MARKET_EVENTS_RATE_STORE needs the extra `redis`; install it or unset it") from None
        self._errors = redis.RedisError
        try:
            self._redis = redis.Redis.from_url(url.get_secret_value(), socket_timeout=10, socket_connect_timeout=10)
        except ValueError:
            raise SettingError("MARKET_EVENTS_RATE_STORE is no redis:// URL; correct or unset it") from None
        self._reserve, self._hold = map(self._redis.register_script, (_RESERVE, _HOLD))

    def wait(self, host: str, *, interval: float, longest: float) -> None:
        """Sleep until this host may be asked again, `interval` seconds after the one before, whoever that was.

        Raises FetchFailed (unreachable) where that is more than `longest` seconds away, or Redis does not answer: who
        cannot hold a rate with the others stays at home.
        """
        try:
            seconds = float(self._reserve(keys=[_key(host)], args=[interval, longest]))
        except self._errors as error:
            raise _unasked(f"the shared store of turns does not answer ({type(error).__name__})") from None
        if seconds > longest:
            raise _unasked(f"host {host} has no turn within {longest:.0f} s")
        time.sleep(seconds)

    def hold(self, host: str, seconds: float) -> None:
        """Have all machines wait so long for their next turn, as the host asked of one of them."""
        try:
            self._hold(keys=[_key(host)], args=[seconds])
        except self._errors as error:
            raise _unasked(f"the shared store of turns does not answer ({type(error).__name__})") from None

    def close(self) -> None:
        """End the connections."""
        self._redis.close()


def connection_url(
    host: str | None, port: int | None, *, login: str | None, secret: SecretStr, options: Mapping[str, Any]
) -> SecretStr:
    """The URL of a Redis whose parts a connection holds; `options` are `ssl` and `db`, as Airflow names them."""
    pair = f"{quote(login or '', safe='')}:{quote(secret.get_secret_value(), safe='')}@"
    scheme = "rediss" if options.get("ssl") else "redis"
    return SecretStr(
        f"{scheme}://{pair if pair != ':@' else ''}{host or 'localhost'}:{port or 6379}/{options.get('db', 0)}"
    )


def store_url(settings: Settings, held: SecretStr | None) -> SecretStr | None:
    """The Redis that the settings name: none, an open one by its URL, or what a connection holds, read by a task.

    Raises SettingError for a URL with a secret in it, and for a connection where no task has read it.
    """
    if settings.rate_store_connection and held is None:
        name = settings.rate_store_connection
        raise SettingError(f"MARKET_EVENTS_RATE_STORE names the Airflow connection {name}; run this by its DAG")
    if urlsplit(settings.rate_store).password:
        raise SettingError("MARKET_EVENTS_RATE_STORE holds a secret; keep it in an Airflow connection and name that")
    return held or (SecretStr(settings.rate_store) if settings.rate_store else None)


def _key(host: str) -> str:
    return f"market_events:turns:{host}"


def _unasked(detail: str) -> FetchFailed:
    """The host has no part in it: neither counted nor asked again within this pull."""
    failure = passing(detail)
    failure.is_host_fault = failure.may_pass = False
    return failure
