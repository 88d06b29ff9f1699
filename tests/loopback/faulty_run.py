"""Pulls a feed three times from a faulty press room, killed in the middle once, and counts what is missing."""

import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from tests.extractors.sources.pulls import Puller
from tests.loopback.faulty import FaultyPages
from tests.loopback.press import Story, rss
from tests.loopback.server import Answer, Site, serve
from warehouse.contract.settings import PROJECT

RUNS = 3
KILLED_AFTER = 0.4  # share of the stories asked for
WAIT = 0.15  # seconds for an answer; a silent host stays silent for far longer


@dataclass(frozen=True)
class FaultyRun:
    """Documents that an undisturbed run has and the disturbed runs have not, those that they have twice, and more."""

    lost: int
    doubled: int
    documents: int
    refused: dict[str, int]  # rows with a reason, by code
    faults: dict[str, int]  # injected, by kind
    seconds: float


def run_faulty_feed(home: Path, *, entries: int) -> FaultyRun:
    """Three pulls of so many entries beside one of a site without faults; the landing zones are below `home`."""
    pages = FaultyPages()
    with serve(Site(fallback=pages)) as site:
        feed = rss(site.url, [Story(number) for number in range(entries)])
        site.routes |= {"/feed": Answer(feed, content_type="application/rss+xml", headers={"ETag": '"all"'})}
        calm, rough = (_puller(home / name, site) for name in ("calm", "rough"))
        calm.pull()
        pages.is_faulty = True
        pages.times.clear()
        started = time.monotonic()
        _pull_and_kill(rough, pages, after=int(entries * KILLED_AFTER))
        for _ in range(RUNS - 1):
            rough.pull()
        seconds = time.monotonic() - started
    wanted = {row["document_id"] for row in calm.had()}
    got = Counter(row["document_key"] for row in rough.had())
    refused = Counter(row["rejection_code"] for row in rough.rows() if row["rejection_code"])
    return FaultyRun(
        lost=len(wanted - {row["document_id"] for row in rough.had()}),
        doubled=sum(got.values()) - len(got) + len({row["document_id"] for row in rough.had()} - wanted),
        documents=len(wanted),
        refused=dict(refused),
        faults=dict(pages.faults),
        seconds=seconds,
    )


def _puller(home: Path, site: Site) -> Puller:
    puller = Puller(home, "feed", f"{site.url}/feed", max_bytes=50_000_000)
    manners = replace(
        puller.manners, requests_per_second=1_000_000.0, read_timeout=WAIT, total_timeout=30.0, longest_wait=0.02
    )
    return replace(puller, manners=manners)


def _pull_and_kill(puller: Puller, pages: FaultyPages, *, after: int) -> None:
    """A pull in a process of its own, killed outright once so many stories were asked for."""
    command = [sys.executable, "-m", "tests.loopback.faulty_run", str(puller.home), puller.location]
    process = subprocess.Popen(command, cwd=PROJECT)
    while len(pages.times) < after and process.poll() is None:
        time.sleep(0.01)
    if process.poll() is not None:
        raise AssertionError("the pull ended before it could be killed")
    process.send_signal(signal.SIGKILL)
    process.wait()


if __name__ == "__main__":
    _puller(Path(sys.argv[1]), Site(url=sys.argv[2].removesuffix("/feed"))).pull()
