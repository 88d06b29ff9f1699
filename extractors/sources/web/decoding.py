"""The bytes of a response without their content coding, within limits on both sides."""

import zlib
from collections.abc import Iterable, Iterator
from itertools import chain

from extractors.rejections import RejectionCode
from extractors.sources.web.failure import FetchFailed

ACCEPTED = "gzip, deflate"
CHUNK = 1 << 16  # decoded bytes that may come of one step
GZIP, RAW_DEFLATE = 16 + zlib.MAX_WBITS, -zlib.MAX_WBITS


def read_body(chunks: Iterable[bytes], *, coding: str, max_bytes: int, max_decoded_bytes: int) -> bytes:
    """The decoded body; never holds more than the limits.

    Raises FetchFailed with oversized over either limit, corrupt where the coding is broken, unsupported_type where it
    is another than gzip or deflate, which was not asked for.
    """
    coding = coding.strip().casefold()
    if coding in ("", "identity"):
        return _plain(chunks, min(max_bytes, max_decoded_bytes))
    if coding in ("gzip", "x-gzip"):
        return _inflate(_limited(chunks, max_bytes), (GZIP,), max_decoded_bytes)
    if coding == "deflate":
        return _inflate(_limited(chunks, max_bytes), (zlib.MAX_WBITS, RAW_DEFLATE), max_decoded_bytes)
    raise FetchFailed(RejectionCode.UNSUPPORTED_TYPE, f"content coding {coding[:40]!r}, which was not asked for")


def inflate_gzip(content: bytes, *, max_decoded_bytes: int) -> bytes:
    """The content of a gzip file, such as a compressed sitemap; raises as `read_body`."""
    return _inflate([content], (GZIP,), max_decoded_bytes)


def _plain(chunks: Iterable[bytes], limit: int) -> bytes:
    return b"".join(_limited(chunks, limit))


def _limited(chunks: Iterable[bytes], limit: int) -> Iterable[bytes]:
    received = 0
    for chunk in chunks:
        received += len(chunk)
        if received > limit:
            raise FetchFailed(RejectionCode.OVERSIZED, f"more than {limit} bytes sent")
        yield chunk


def _inflate(chunks: Iterable[bytes], windows: tuple[int, ...], limit: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    decoder = _Decoder(windows)
    for chunk in chain(chunks, [b""]):  # the last one brings out what the decoder still holds
        for piece in decoder.pieces(chunk):
            size += len(piece)
            if size > limit:
                raise FetchFailed(RejectionCode.OVERSIZED, f"more than {limit} bytes when decompressed")
            parts.append(piece)
    decoder.check_end()
    return b"".join(parts)


class _Decoder:
    """zlib in steps of CHUNK decoded bytes; of the framings given, the first that reads the head is taken."""

    def __init__(self, windows: tuple[int, ...]) -> None:
        self._windows = windows
        self._zlib = zlib.decompressobj(windows[0])
        self._begun = False

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """What a chunk decodes to, a bounded piece at a time."""
        rest = chunk
        while True:
            piece = self._step(rest)
            if piece:
                yield piece
            rest = self._zlib.unconsumed_tail
            if self._zlib.eof:  # a gzip body may hold several members, one behind the other
                rest = self._zlib.unused_data.lstrip(b"\0")
                if rest:
                    self._zlib = zlib.decompressobj(self._windows[0])
            if not rest and len(piece) < CHUNK:
                return

    def check_end(self) -> None:
        """Raises FetchFailed (corrupt) where the body broke off."""
        if self._begun and not self._zlib.eof:
            raise _broken("ends too early")

    def _step(self, data: bytes) -> bytes:
        if self._zlib.eof:
            return b""
        try:
            piece = self._zlib.decompress(data, CHUNK)
        except zlib.error as error:
            if self._begun or len(self._windows) == 1:
                raise _broken(str(error)) from None
            self._windows = self._windows[1:]
            self._zlib = zlib.decompressobj(self._windows[0])
            return self._step(data)
        self._begun = self._begun or bool(data)
        return piece


def _broken(reason: str) -> FetchFailed:
    return FetchFailed(RejectionCode.CORRUPT, f"compressed body cannot be read ({reason})", may_pass=True)
