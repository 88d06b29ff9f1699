"""Connections that are made to checked addresses only, and cannot outlast the deadline of their request."""

import ssl
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, cast

import httpcore
import httpx

from extractors.sources.web.addresses import Resolver, choose_addresses
from extractors.sources.web.deadline import Deadline


class PinnedTransport(httpx.BaseTransport):
    """httpx's transport over connections of `_PinnedBackend`; proxies of the environment are not used.

    Its errors are those of httpcore, and FetchFailed. `deadline` is that of the request under way.
    """

    def __init__(self, *, resolver: Resolver, private_hosts: frozenset[str]) -> None:
        self._backend = _PinnedBackend(resolver, private_hosts)
        self._pool = httpcore.ConnectionPool(
            ssl_context=_trust(),
            max_connections=8,
            keepalive_expiry=10.0,
            network_backend=self._backend,
        )

    def limit(self, deadline: Deadline) -> None:
        """Hold all that follows to a deadline."""
        self._backend.deadline = deadline

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions=dict(answer.extensions)
        )

    def close(self) -> None:
        self._pool.close()


@cache
def _trust() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return iter(cast(Iterable[bytes], self._answer.stream))

    def close(self) -> None:
        self._answer.close()


class _PinnedBackend(httpcore.NetworkBackend):
    """Resolves a name once, checks every address, and connects to the address; TLS still checks the name."""

    def __init__(self, resolver: Resolver, private_hosts: frozenset[str]) -> None:
        self._resolver, self._private_hosts = resolver, private_hosts
        self._network = httpcore.SyncBackend()
        self.deadline = Deadline(0)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = choose_addresses(host, port, resolver=self._resolver, allow_private=host in self._private_hosts)
        for position, address in enumerate(addresses, start=1):
            wait = min(timeout or self.deadline.seconds, self.deadline.left())
            try:
                return _TimedStream(self._network.connect_tcp(address, port, wait, local_address, socket_options), self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if position == len(addresses):
                    raise
        raise AssertionError("choose_addresses gives one at least")

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        raise httpcore.UnsupportedProtocol("no sockets of the file system")


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every read ends by the deadline, so that one byte at a time does not keep it open."""

    def __init__(self, stream: httpcore.NetworkStream, backend: _PinnedBackend) -> None:
        self._stream, self._backend = stream, backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._limit(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._limit(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._limit(timeout))
        return _TimedStream(stream, self._backend)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    def _limit(self, timeout: float | None) -> float:
        left = self._backend.deadline.left()
        return left if timeout is None else min(timeout, left)
