"""Lets a DAG run use worker processes, which talk to Airflow's execution API on loopback."""

import http.client
import multiprocessing
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from dags.driver.session import module_command

START_SECONDS = 120.0


@contextmanager
def working_in_processes() -> Iterator[None]:
    """Serve the execution API at the configured address for the length of the block, and leave no worker after it.

    Raises RuntimeError where the server ends or does not answer in time.
    """
    from airflow.callbacks.database_callback_sink import DatabaseCallbackSink
    from airflow.executors.base_executor import get_execution_api_server_url
    from airflow.executors.executor_loader import ExecutorLoader

    ExecutorLoader.get_default_executor().callback_sink = DatabaseCallbackSink()
    address = urlsplit(get_execution_api_server_url())
    port = address.port or 0
    server = subprocess.Popen(module_command("airflow", "api-server", "--apps", "execution", "--port", str(port)))
    try:
        _wait(server, port, f"{address.path}health")
        yield
    finally:
        for process in (*multiprocessing.active_children(), server):
            process.terminate()
        server.wait()


def _wait(server: subprocess.Popen[bytes], port: int, path: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"the execution API server ended with exit code {server.returncode}")
        if answers(port, path):
            return
        time.sleep(0.2)
    raise RuntimeError(f"the execution API server did not answer within {START_SECONDS:g} s")


def answers(port: int, path: str) -> bool:
    """Whether a server on loopback says 200 to a GET of `path`."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.client.OK
    except OSError:
        return False
    finally:
        connection.close()
