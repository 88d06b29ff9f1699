"""PostgreSQL, Redis and an object store of one test: each on a free port of loopback, in a folder of its own."""

import logging
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from moto.server import ThreadedMotoServer

from warehouse.contract.settings import PROJECT

BUCKET = "fleet"
_START_SECONDS = 60.0


def find_program(name: str) -> str | None:
    """Where a program of PostgreSQL or Redis is, also where Debian keeps it off PATH."""
    kept = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    return str(kept[0]) if kept else shutil.which(name)


def missing_parts() -> list[str]:
    """The programs and packages of a fleet that are not here."""
    programs = [name for name in ("initdb", "pg_ctl", "psql", "redis-server") if not find_program(name)]
    packages = ("celery", "psycopg2", "asyncpg", "duckdb_extension_ducklake")
    return [*programs, *(f"{name} (make fleet)" for name in packages if not find_spec(name))]


def free_port() -> int:
    """A port of loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(happened: Callable[[], object], *, seconds: float, what: str) -> None:
    """Look again and again until it has happened; fails with `what` where it has not within `seconds`."""
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, f"not within {seconds:g} s: {what}"
        time.sleep(0.2)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Postgres:
    """A PostgreSQL server with the settings of deploy/postgresql.conf; it refuses to run as root."""

    def __init__(self) -> None:
        self.port = free_port()
        self._folder = Path(tempfile.mkdtemp(prefix="fleet-postgres-"))
        self._user = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
        shutil.chown(self._folder, self._user)
        self._run("initdb", "--auth=trust", "--username=market_events", "--no-sync")
        with open(self._folder / "data" / "postgresql.conf", "a", encoding="utf-8") as file:
            file.write((PROJECT / "deploy" / "postgresql.conf").read_text(encoding="utf-8"))
            file.write(f"listen_addresses = '127.0.0.1'\nport = {self.port}\nunix_socket_directories = ''\n")
        self._run("pg_ctl", "-w", "-l", str(self._folder / "log"), "start")

    def create(self, database: str) -> None:
        """Make an empty database."""
        self._run("psql", "-h", "127.0.0.1", "-p", str(self.port), "-c", f"create database {database}", "postgres")

    def restart(self) -> None:
        """Stop, which cuts off all who are connected, and start again."""
        self._run("pg_ctl", "-w", "-m", "fast", "-l", str(self._folder / "log"), "restart")

    def close(self) -> None:
        """Stop and leave nothing behind."""
        self._run("pg_ctl", "-w", "-m", "immediate", "stop")
        shutil.rmtree(self._folder)

    def _run(self, name: str, *arguments: str) -> None:
        program = find_program(name)
        assert program
        variables = {**os.environ, "PGDATA": str(self._folder / "data"), "PGUSER": "market_events"}
        out = subprocess.DEVNULL  # the server would keep a pipe open
        subprocess.run(
            [program, *arguments], user=self._user, cwd=self._folder, env=variables, stdout=out, stderr=out, check=True
        )


class Redis:
    """A Redis server with the settings of deploy/redis.conf."""

    def __init__(self) -> None:
        self.port = free_port()
        self._folder = Path(tempfile.mkdtemp(prefix="fleet-redis-"))
        self.start()

    def start(self) -> None:
        """Start, with what it held when it was dropped."""
        program = find_program("redis-server")
        assert program
        settings = ["--bind", "127.0.0.1", "--port", str(self.port), "--dir", str(self._folder)]
        self._process = subprocess.Popen(
            [program, str(PROJECT / "deploy" / "redis.conf"), *settings], stdout=subprocess.DEVNULL
        )
        wait_until(lambda: _listens(self.port), seconds=_START_SECONDS, what="Redis answers")

    def drop(self) -> None:
        """Kill it, as a machine that loses its power does."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def close(self) -> None:
        """Stop and leave nothing behind."""
        self.drop()
        shutil.rmtree(self._folder)


class Store:
    """An object store with one bucket; `variables` tell clients of it."""

    def __init__(self) -> None:
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self._server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        self._server.start()
        host, port = self._server.get_host_and_port()
        self.variables = {
            "AWS_ACCESS_KEY_ID": "key-of-tests",
            "AWS_SECRET_ACCESS_KEY": "secret-of-tests",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        }
        self.files.mkdir(BUCKET)

    @property
    def files(self) -> Any:
        """A file system that sees what is there now."""
        import fsspec

        return fsspec.filesystem(
            "s3",
            key=self.variables["AWS_ACCESS_KEY_ID"],
            secret=self.variables["AWS_SECRET_ACCESS_KEY"],
            endpoint_url=self.variables["AWS_ENDPOINT_URL"],
            use_listings_cache=False,
        )

    def close(self) -> None:
        """Stop and forget what it held, which else lives as long as this process."""
        urllib.request.urlopen(f"{self.variables['AWS_ENDPOINT_URL']}/moto-api/reset", data=b"").close()
        self._server.stop()
