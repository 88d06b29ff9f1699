"""What a host's robots.txt allows, kept for a day (RFC 9309)."""

import json
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from protego import Protego

from extractors.rejections import RejectionCode
from extractors.sources.web.failure import FetchFailed

AGENT = "market-events"  # the product token that robots.txt files may name
KEPT_SECONDS = 24 * 3600  # the longest that RFC 9309, 2.4, allows
MAX_BYTES = 512 * 1024  # RFC 9309, 2.5, asks for 500 KiB at least
ALLOW_ALL, FORBID_ALL = "", "User-agent: *\nDisallow: /\n"

FetchText = Callable[[str], str]


class Robots:
    """robots.txt files by origin, such as https://example.com; `fetch` reads one, raising FetchFailed."""

    def __init__(self, folder: Path, fetch: FetchText) -> None:
        self._folder, self._fetch = folder, fetch
        self._parsed: dict[str, Protego] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def check(self, origin: str, url: str) -> float | None:
        """The pause between requests that the host asks for, in seconds, if any.

        Raises FetchFailed with robots where the URL is closed to us, unreachable where robots.txt cannot be had now:
        what is not known to be allowed is not asked for.
        """
        rules = self._rules(origin)
        if not rules.can_fetch(url, AGENT):
            raise FetchFailed(RejectionCode.ROBOTS, f"{origin}/robots.txt does not allow it")
        delay = rules.crawl_delay(AGENT)
        return float(delay) if delay else None

    def sitemaps(self, origin: str) -> list[str]:
        """The sitemaps that robots.txt lists, in its order."""
        return list(self._rules(origin).sitemaps)

    def _rules(self, origin: str) -> Protego:
        if origin not in self._parsed:
            self._parsed[origin] = Protego.parse(self._text(origin))
        return self._parsed[origin]

    def _text(self, origin: str) -> str:
        path = self._folder / f"{sha256(origin.encode()).hexdigest()[:32]}.json"
        kept = _read(path)
        if kept is not None:
            return kept
        try:
            text = self._fetch(f"{origin}/robots.txt")
        except FetchFailed as failure:
            if failure.rejection.code in (RejectionCode.MISSING, RejectionCode.GONE, RejectionCode.REFUSED):
                text = ALLOW_ALL  # RFC 9309, 2.3.1.3: a file that is not given forbids nothing
            elif failure.rejection.code in (RejectionCode.REDIRECTS, RejectionCode.OVERSIZED):
                text = FORBID_ALL
            else:
                failure.may_pass = False  # was asked for several times already
                raise
        temporary = path.with_suffix(f".{time.monotonic_ns()}.part")
        temporary.write_text(json.dumps({"at": time.time(), "origin": origin, "text": text}), encoding="utf-8")
        temporary.replace(path)
        return text


def _read(path: Path) -> str | None:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return str(kept["text"]) if 0 <= time.time() - kept["at"] < KEPT_SECONDS else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
