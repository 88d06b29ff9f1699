"""How every task runs: its owner, retries and time limit, and what it leaves behind when it fails."""

import json
import logging
from collections.abc import Callable
from dataclasses import asdict, is_dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from airflow.sdk.exceptions import AirflowFailException

from warehouse.contract.errors import OperatorError
from warehouse.contract.settings import read_settings

log = logging.getLogger(__name__)

START = datetime(2024, 1, 1, tzinfo=UTC)


def run_stage(stage: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
    """Call a stage and return its result as plain values for XCom: a report as a dictionary.

    Raises AirflowFailException, which is never retried, for what only the operator can mend.
    """
    try:
        result = stage(*arguments, **options)
    except OperatorError as error:
        raise AirflowFailException(str(error)) from error
    return json.loads(
        json.dumps(asdict(result) if is_dataclass(result) and not isinstance(result, type) else result, default=str)
    )


def read_secrets(connection_id: str | None) -> dict[str, Any]:
    """What a pull of the source with this connection is opened with, as keywords of `pull_source`."""
    return {"credentials": read_credentials(connection_id), "rate_store": read_rate_store()}


def read_credentials(connection_id: str | None) -> Any:
    """What an Airflow Connection holds, read inside the task that uses it; null without a connection."""
    if connection_id is None:
        return None
    from airflow.sdk import Connection
    from pydantic import SecretStr

    from extractors.sources.credentials import Credentials

    held = Connection.get(connection_id)
    return Credentials(login=held.login, secret=SecretStr(held.password or ""), options=held.extra_dejson)


def read_rate_store() -> Any:
    """The URL of the store of turns, read inside the task that uses it; null where the settings name no connection."""
    name = read_settings().rate_store_connection
    if name is None:
        return None
    from airflow.sdk import Connection
    from pydantic import SecretStr

    from extractors.sources.web.shared_turns import connection_url

    held = Connection.get(name)
    secret = SecretStr(held.password or "")
    return connection_url(held.host, held.port, login=held.login, secret=secret, options=held.extra_dejson)


def record_failure(context: Any) -> None:
    """Append one line of JSON on the failed task to `<home>/logs/failures.jsonl`."""
    instance, error = context["task_instance"], context.get("exception")
    cause = getattr(error, "__cause__", None) or error
    entry = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "dag_id": instance.dag_id,
        "run_id": instance.run_id,
        "task_id": instance.task_id,
        "map_index": instance.map_index,
        "try_number": instance.try_number,
        "operator_can_mend": isinstance(cause, OperatorError),
        "error": type(cause).__name__,
        "reason": (str(error).splitlines() or [""])[0],
    }
    line = json.dumps(entry)
    log.error("task failed %s", line)
    path = read_settings().home.absolute() / "logs" / "failures.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")


DEFAULT_ARGS: dict[str, Any] = {
    "owner": "market-events",
    "retries": 2,
    "retry_delay": timedelta(seconds=10),
    "retry_exponential_backoff": True,
    "max_retry_delay": timedelta(minutes=10),
    "execution_timeout": timedelta(hours=1),
    "on_failure_callback": record_failure,
}
# The warehouse is a file of one machine: what opens it is sent to the workers of that machine's queue.
WAREHOUSE_ARGS: dict[str, Any] = {**DEFAULT_ARGS, "queue": "warehouse"}
# One at a time may write it.
WRITER_ARGS: dict[str, Any] = {**WAREHOUSE_ARGS, "pool": "duckdb"}
