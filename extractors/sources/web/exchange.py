"""One request to one host: its answer within limits, where it sends us, or why it cannot be had."""

from dataclasses import dataclass
from datetime import UTC, datetime

import httpx

from extractors.rejections import RejectionCode
from extractors.sources.web.decoding import read_body
from extractors.sources.web.failure import FetchFailed, status_failure

FOUND, UNCHANGED = frozenset({200, 203}), 304
PART, NO_SUCH_PART = 206, 416  # what a request for a range of bytes is answered with (RFC 9110, 14)
MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True)
class Fetched:
    """What a host answered: `content` without content coding, empty where `is_unchanged` (status 304).

    `url` is where the redirects led; `etag` and `last_modified` are for the next request.
    """

    url: str
    content: bytes
    media_type: str
    retrieved_at: datetime
    is_unchanged: bool = False
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None


def exchange(
    http: httpx.Client, url: httpx.URL, headers: dict[str, str], *, max_bytes: int, busy_status: frozenset[int]
) -> Fetched | str:
    """The answer to a GET, or the location that a redirect names; `max_bytes` is held before and after decompression.

    Raises FetchFailed, httpcore's errors of network, protocol and time.
    """
    with http.stream("GET", url, headers=headers) as response:
        if response.status_code in MOVED:
            return _location(response)
        if "Range" in headers:
            return _part(response, str(url), max_bytes, busy_status)
        is_unchanged = response.status_code == UNCHANGED
        if not is_unchanged and response.status_code not in FOUND:
            retry_after = response.headers.get("Retry-After")
            raise status_failure(response.status_code, retry_after=retry_after, busy_status=busy_status)
        content = b"" if is_unchanged else _content(response, max_bytes)
    return Fetched(
        url=str(url),
        content=content,
        media_type=response.headers.get("Content-Type", "").partition(";")[0].strip().casefold(),
        charset=response.charset_encoding,
        retrieved_at=datetime.now(UTC),
        is_unchanged=is_unchanged,
        etag=response.headers.get("ETag"),
        last_modified=response.headers.get("Last-Modified"),
    )


def _part(response: httpx.Response, url: str, max_bytes: int, busy_status: frozenset[int]) -> Fetched:
    if response.status_code not in (PART, NO_SUCH_PART):
        if response.status_code in FOUND:
            raise FetchFailed(RejectionCode.UNSUPPORTED_TYPE, "the host sends no parts of a file")
        retry_after = response.headers.get("Retry-After")
        raise status_failure(response.status_code, retry_after=retry_after, busy_status=busy_status)
    content = _content(response, max_bytes) if response.status_code == PART else b""
    return Fetched(url=url, content=content, media_type="", retrieved_at=datetime.now(UTC))


def _location(response: httpx.Response) -> str:
    location = response.headers.get("Location")
    if not location:
        raise FetchFailed(RejectionCode.REDIRECTS, f"status {response.status_code} without a location")
    return str(location)


def _content(response: httpx.Response, max_bytes: int) -> bytes:
    told = response.headers.get("Content-Length", "")
    if told.isdecimal() and int(told[:20]) > max_bytes:
        raise FetchFailed(RejectionCode.OVERSIZED, f"{told[:20]} bytes, over the limit of {max_bytes}")
    coding = response.headers.get("Content-Encoding", "")
    return read_body(response.iter_raw(), coding=coding, max_bytes=max_bytes, max_decoded_bytes=max_bytes)
