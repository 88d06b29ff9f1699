"""Whose turn it is at a host, and whether its circuit is open, over all processes that share a folder.

    <folder>/<host>.json        when the next request may begin, and the failures in a row
    <folder>/<host>.<n>.lock    held by a request under way, of which there are as many as the host allows

Locks are those of the operating system, so what a killed process held is free at once. Machines that share no folder
may share a Redis (`extractors.sources.web.shared_turns`); then a turn is one there too.
"""

import fcntl
import json
import logging
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO

from extractors.sources.web.failure import FetchFailed, passing
from extractors.sources.web.manners import HostRule, Manners
from extractors.sources.web.shared_turns import SharedTurns

log = logging.getLogger(__name__)

LOOK_AGAIN = 0.02  # seconds between two looks at the slots of a host
LONGEST_PAUSE = 24 * 3600.0  # seconds that a host may ask us to wait
LONGEST_QUEUE = 600.0  # seconds; whoever would wait longer for a turn is told to come back


@dataclass
class _Host:
    next_at: float = 0.0  # seconds of the wall clock, which processes share
    failures: int = 0  # in a row
    closed_until: float = 0.0  # the circuit is open until then


class Turns:
    """Turns at hosts, kept in a folder, and in a store of several machines where there is one."""

    def __init__(self, folder: Path, *, shared: SharedTurns | None = None) -> None:
        self._folder, self._shared = folder, shared
        folder.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def turn(self, host: str, rule: HostRule) -> Iterator[float]:
        """Wait for a slot and the host's next moment, then hold the slot; yields the seconds waited.

        Raises FetchFailed (unreachable), at once, while the host's circuit is open or the shared store does not answer.
        """
        begun = time.monotonic()
        with self._slot(host, rule.concurrent):
            with self._host(host) as state:
                now = time.time()
                if state.closed_until > now:
                    raise _circuit(host, state.closed_until - now)
                interval = 1 / rule.requests_per_second
                start = max(now, state.next_at)
                if start - now > LONGEST_QUEUE:
                    raise _circuit(host, start - now)
                state.next_at = start + interval
            time.sleep(max(0.0, start - now))
            if self._shared:
                self._shared.wait(host, interval=interval, longest=LONGEST_QUEUE)
            yield time.monotonic() - begun

    def succeeded(self, host: str) -> None:
        """Count an answer: it closes the circuit of the host."""
        with self._host(host) as state:
            if state.closed_until:
                log.warning("host %s answers again", host)
            state.failures, state.closed_until = 0, 0.0

    def failed(self, host: str, failure: FetchFailed, manners: Manners) -> None:
        """Count a failure; so many of the host's own in a row open its circuit, any other answer closes it.

        Once the time is over the next request is let through, and one more failure opens the circuit again. Where the
        host asks to wait, all who share the folder do: a short while for their turn, a longer one with an open circuit.
        """
        if not failure.is_host_fault:
            self.succeeded(host)
            return
        pause = min(failure.retry_after or 0.0, LONGEST_PAUSE)
        if pause and self._shared:
            self._shared.hold(host, pause)
        with self._host(host) as state:
            state.failures += 1
            if pause <= manners.longest_wait:
                state.next_at = max(state.next_at, time.time() + pause)
                pause = 0.0
            if state.failures >= manners.circuit_failures:
                pause = max(pause, manners.circuit_seconds)
            if pause:
                state.closed_until = time.time() + pause
                log.warning("host %s: %d failures in a row; left alone for %g s", host, state.failures, pause)

    @contextmanager
    def _slot(self, host: str, count: int) -> Iterator[None]:
        files = [self._path(host, f"{number}.lock").open("ab") for number in range(count)]
        try:
            while not any(_try_lock(file) for file in files):
                time.sleep(LOOK_AGAIN)
            yield
        finally:
            for file in files:
                file.close()

    @contextmanager
    def _host(self, host: str) -> Iterator[_Host]:
        with self._path(host, "json").open("a+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            state = _parse(file.read())
            yield state
            file.seek(0)
            file.truncate()
            json.dump(asdict(state), file)

    def _path(self, host: str, suffix: str) -> Path:
        name = re.sub(r"[^a-z0-9.-]", "_", host.casefold())[:80]
        return self._folder / f"{name}-{sha256(host.encode()).hexdigest()[:8]}.{suffix}"


def _try_lock(file: IO[bytes]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _parse(content: str) -> _Host:
    """The state of a host; one that a killed process left half written counts as new."""
    try:
        return _Host(**json.loads(content)) if content else _Host()
    except (ValueError, TypeError):
        return _Host()


def _circuit(host: str, seconds: float) -> FetchFailed:
    failure = passing(
        f"host {host} is left alone for another {seconds:.0f} s, since it failed, asked for it or has a long queue"
    )
    failure.is_host_fault = failure.may_pass = False  # neither counted nor asked again within this pull
    return failure
