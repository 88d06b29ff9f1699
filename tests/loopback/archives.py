"""WARC archives made for tests, and a host that sends them in parts."""

import gzip
import re
from dataclasses import dataclass

from tests.loopback.server import Answer, Asked


@dataclass(frozen=True)
class Capture:
    """One answer as a crawler kept it."""

    url: str
    text: str = "On Monday the company sold its quay to a neighbour of the port."
    day: str = "2024-03-01"
    language: str = "en"
    status: int = 200
    media_type: str = "text/html; charset=utf-8"

    def record(self) -> bytes:
        """Its record, a gzip member of its own as crawlers write them."""
        page = f'<html lang="{self.language}"><head><title>Quay</title></head><body><p>{self.text}</p></body></html>'
        http = f"HTTP/1.1 {self.status} OK\r\nContent-Type: {self.media_type}\r\n\r\n{page}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {self.url}\r\nWARC-Date: {self.day}T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        return gzip.compress(head.encode() + http + b"\r\n\r\n", mtime=0)


def archive(*captures: Capture) -> bytes:
    """A file of these captures."""
    return b"".join(capture.record() for capture in captures)


def in_parts(content: bytes) -> "PartHost":
    return PartHost(content)


@dataclass(frozen=True)
class PartHost:
    """Answers requests for ranges of bytes of one file."""

    content: bytes

    def __call__(self, asked: Asked) -> Answer:
        found = re.fullmatch(r"bytes=(\d+)-(\d+)", asked.headers.get("range", ""))
        if found is None:
            return Answer(self.content, content_type="application/gzip")
        first, last = int(found[1]), int(found[2])
        if first >= len(self.content):
            return Answer(status=416)
        return Answer(self.content[first : last + 1], status=206, content_type="application/gzip")
