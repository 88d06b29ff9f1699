"""What slow, broken and hostile hosts send."""

import gzip
import socket
import time
import zlib
from collections.abc import Callable

from tests.loopback.server import Answer

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
MEBIBYTE = 1 << 20


def silence(seconds: float) -> Answer:
    """A host that takes the request and says nothing for so long."""
    return Answer(play=lambda _: time.sleep(seconds))


def hang_up() -> Answer:
    """A host that closes the connection without an answer."""
    return Answer(play=lambda connection: connection.close())


def cut_short(body: bytes = b"<html><body><p>This story ends in the mid") -> Answer:
    """A body shorter than its length was told to be."""
    return Answer(play=lambda connection: connection.sendall(HEAD + b"Content-Length: 90000\r\n\r\n" + body))


def nonsense() -> Answer:
    """Bytes that are no HTTP."""
    return Answer(play=lambda connection: connection.sendall(b"\x00\x01 220 this is another protocol\r\n\r\n"))


def endless_body() -> Answer:
    """A body without an end, as fast as it is taken."""
    return Answer(play=_endless(HEAD + b"\r\n", b"<p>and so on and so on</p>\n" * 2000))


def endless_header() -> Answer:
    """Header lines without an end."""
    return Answer(play=_endless(b"HTTP/1.1 200 OK\r\n", b"X-More: and more of it\r\n" * 100))


def drip(pause: float) -> Answer:
    """One byte of header after another, each before a timeout between two reads would end it."""
    return Answer(play=_endless(b"HTTP/1.1 200 OK\r\nX-Slow: ", b"a", pause=pause))


def gzip_bomb(mebibytes: int) -> Answer:
    """A small body that decompresses to zeros of so many mebibytes."""
    return Answer(_zeros(mebibytes, 16 + zlib.MAX_WBITS), headers={"Content-Encoding": "gzip"})


def deflate_bomb(mebibytes: int) -> Answer:
    """The same without the framing of gzip."""
    return Answer(_zeros(mebibytes, -zlib.MAX_WBITS), headers={"Content-Encoding": "deflate"})


def nested_bomb(mebibytes: int) -> Answer:
    """A gzip body within a gzip body: only the outer one may be undone."""
    coded = gzip.compress(_zeros(mebibytes, 16 + zlib.MAX_WBITS))
    return Answer(coded, headers={"Content-Encoding": "gzip, gzip"})


def _zeros(mebibytes: int, window: int) -> bytes:
    coder = zlib.compressobj(9, zlib.DEFLATED, window)
    return b"".join(coder.compress(bytes(MEBIBYTE)) for _ in range(mebibytes)) + coder.flush()


def _endless(head: bytes, more: bytes, *, pause: float = 0.0) -> Callable[[socket.socket], None]:
    def play(connection: socket.socket) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(more)
            if pause:
                time.sleep(pause)

    return play
