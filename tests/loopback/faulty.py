"""A press room whose pages fail as the world's do, the same way each time for the same request."""

from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import urlsplit

from tests.loopback import hostile
from tests.loopback.press import Story
from tests.loopback.server import Answer, Asked

ERRORS, TIMEOUTS, MALFORMED = 50, 20, 10  # of a thousand requests
SILENCE = 1.5  # seconds, longer than any reader of these tests waits

BROKEN = (
    Answer(status=500),
    Answer(status=503),
    Answer(status=502, body=b"<html>Bad gateway</html>"),
    Answer(status=429),
    hostile.hang_up(),
)
NO_PAGES = (
    Answer(b"\x00\x01\x02\x03 this was a page once"),
    Answer(b"\x1f\x8b\x08 no gzip", headers={"Content-Encoding": "gzip"}),
    hostile.cut_short(),
    Answer(b""),
)


@dataclass
class FaultyPages:
    """Answers for `/stories/<number>`; with `is_faulty` off, none of them fails."""

    is_faulty: bool = False
    times: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)

    def __call__(self, asked: Asked) -> Answer:
        path = urlsplit(asked.path).path
        name = path.rpartition("/")[2]
        if not path.startswith("/stories/") or not name.isdecimal():
            return Answer(b"nothing here", status=404)
        self.times[path] += 1
        if self.is_faulty and (fault := self._fault(path)):
            return fault
        return Answer(Story(int(name)).page())

    def _fault(self, path: str) -> Answer | None:
        lot = int.from_bytes(sha256(f"{path} {self.times[path]}".encode()).digest()[:4], "big")
        place, which = lot % 1000, lot // 1000
        if place < ERRORS:
            self.faults["error"] += 1
            return BROKEN[which % len(BROKEN)]
        if place < ERRORS + TIMEOUTS:
            self.faults["timeout"] += 1
            return hostile.silence(SILENCE)
        if place < ERRORS + TIMEOUTS + MALFORMED:
            self.faults["malformed"] += 1
            return NO_PAGES[which % len(NO_PAGES)]
        return None
