"""The two ways to run Airflow on one machine, as `make run` and `make up` call them."""

import os
import signal
import socket
import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from dags.driver.environment import airflow_environment
from dags.driver.fleet import PARTS, fleet_environment
from dags.driver.reset import remove_home
from dags.driver.session import module_command, run_in_session
from warehouse.contract.errors import OperatorError, PathError, SettingError
from warehouse.contract.settings import read_settings

STOPPED = (128 + signal.SIGINT, 128 + signal.SIGTERM)

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


@app.command()
def run(
    documents: Annotated[str, typer.Option(help="Folder or file to pull instead of the bundled documents.")] = "",
) -> None:
    """Pull, extract, build and publish once, as recorded DAG runs."""
    arguments = [_absolute(documents)] if documents else []
    environment = airflow_environment(read_settings(), port=_free_port())
    raise typer.Exit(run_in_session(module_command("dags.driver.run", *arguments), environment))


@app.command()
def up(
    port: Annotated[int, typer.Option(help="Port of the UI on 127.0.0.1.", min=1024, max=65535)] = 8080,
) -> None:
    """Run the scheduler and the UI until Ctrl-C."""
    environment = airflow_environment(read_settings(), port=port)
    code = run_in_session(module_command("dags.driver.up"), environment)
    if code in STOPPED:
        typer.echo("stopped")
        return
    raise typer.Exit(code)


@app.command()
def part(
    name: Annotated[str, typer.Argument(help=f"Which part of a fleet this process is: {', '.join(PARTS)}.")],
) -> None:
    """Become one part of Airflow on many machines, configured by the environment; see deploy/README.md."""
    if name not in PARTS:
        raise SettingError(f"no part {name}; use {', '.join(PARTS)}")
    environment = {**os.environ, **fleet_environment(read_settings(), os.environ)}
    command = module_command(*PARTS[name])
    os.execve(command[0], command, environment)


@app.command()
def docs() -> None:
    """Open the documentation of all tables in the browser."""
    path = read_settings().docs_path
    if not path.exists():
        raise PathError(f"docs site {path} is not there yet; make it with `make run`")
    typer.echo(path)
    webbrowser.open(path.as_uri())


@app.command()
def reset(
    force: Annotated[bool, typer.Option("--force", help="Do not ask.")] = False,
) -> None:
    """Remove the data folder: landing zone, databases, Airflow's records, docs site and logs."""
    settings = read_settings()
    if not force and not sys.stdin.isatty():
        raise OperatorError("reset asks before it removes anything, and there is no terminal; use FORCE=1")
    if force or typer.confirm(f"Remove {settings.home.absolute()} with all that is in it?"):
        remove_home(settings)


def _absolute(documents: str) -> str:
    if "://" in documents:  # of an object store
        return documents
    path = Path(documents).expanduser().absolute()
    if not path.exists():
        raise PathError(f"documents {path} do not exist; give a folder or a file")
    return str(path)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


if __name__ == "__main__":
    try:
        app()
    except OperatorError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(2)
