"""Serves a `Site` on a free port of 127.0.0.1, each request in a thread of its own, and keeps the requests."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Asked:
    """One request that arrived; `headers` have lower-case names, `at` is the monotonic clock in seconds."""

    path: str
    headers: dict[str, str]
    at: float


@dataclass(frozen=True)
class Answer:
    """What is sent back; `play` takes the connection over and sends what it likes, in place of all else."""

    body: bytes = b""
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    play: Callable[[socket.socket], None] | None = None


Route = Answer | Callable[[Asked], Answer]


@dataclass
class Site:
    """Routes by path, `fallback` for all other paths; `requests` grows as they come."""

    routes: dict[str, Route] = field(default_factory=dict)
    fallback: Route = field(default_factory=lambda: Answer(b"nothing here", status=404))
    requests: list[Asked] = field(default_factory=list)
    url: str = ""

    def paths(self) -> list[str]:
        """The paths asked for, robots.txt left out."""
        return [asked.path for asked in self.requests if asked.path != "/robots.txt"]

    def answer(self, asked: Asked) -> Answer:
        self.requests.append(asked)
        route = self.routes.get(asked.path, self.fallback)
        return route if isinstance(route, Answer) else route(asked)


@contextmanager
def serve(site: Site) -> Iterator[Site]:
    """A running server; `site.url` is its root without a slash at the end."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = 1 << 16  # head and body in one packet: a second would wait for the first to be acknowledged

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            answer = site.answer(Asked(self.path, headers, time.monotonic()))
            if answer.play:
                with suppress(OSError):
                    answer.play(self.connection)
                self.close_connection = True
                return
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(answer.body)))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            if answer.status != 304:
                self.wfile.write(answer.body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Tests look at `site.requests` instead."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 64

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that hangs up is no error of a test."""

    server = Server(("127.0.0.1", 0), Handler)
    site.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
