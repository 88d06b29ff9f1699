"""Lets a DAG run use worker processes, which talk to Airflow's execution API on loopback."""

import http.client
import multiprocessing
import os
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
    from airflow.executors.executor_loader import ExecutorLoader

    ExecutorLoader.get_default_executor().callback_sink = DatabaseCallbackSink()
    server = subprocess.Popen(module_command("airflow", "api-server", "--apps", "execution"))
    try:
        wait_for_api(server)
        yield
    finally:
        for worker in multiprocessing.active_children():
            worker.terminate()
        server.terminate()
        server.wait()


def wait_for_api(server: "subprocess.Popen[bytes]") -> None:
    """Wait until the execution API answers, for a task that starts before it does fails.

    Raises RuntimeError where the server ends or does not answer in time.
    """
    address = urlsplit(os.environ["AIRFLOW__CORE__EXECUTION_API_SERVER_URL"])
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"Airflow's API server ended with exit code {server.returncode}")
        if _answers(address.port or 0, f"{address.path}health"):
            return
        time.sleep(0.2)
    raise RuntimeError(f"Airflow's API server did not answer within {START_SECONDS:g} s")


def _answers(port: int, path: str) -> bool:
    # The first request makes the server build its routes, which takes seconds; asking again meanwhile adds to its work.
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START_SECONDS)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.client.OK
    except OSError:
        return False
    finally:
        connection.close()
