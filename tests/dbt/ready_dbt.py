"""The project parsed once in a process that waits: each command is run by a fork of it, which need not start anew.

`multiprocessing`'s fork server imports this module before its first fork, so that all forks have dbt and the manifest.
dbt's own cache of what it has parsed is in the project's target folder, where `make parse` has left it for the same
warehouse, since dbt parses anew for another.
"""

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from dbt.cli.main import dbtRunner
from dbt.contracts.graph.manifest import Manifest
from filelock import FileLock

from warehouse.dbt import DBT_FOLDER

PARSED = DBT_FOLDER / "target"
PARSED_FOR = PARSED / "warehouse.duckdb"  # never made: what is parsed hangs on its name alone
_PLACES = ("--project-dir", str(DBT_FOLDER), "--profiles-dir", str(DBT_FOLDER))


def run(arguments: Sequence[str], variables: Mapping[str, str], output: Path) -> None:
    """Run one dbt command, variables in its environment, what it prints in `output`; leaves with its code."""
    os.environ.update(variables)
    with output.open("wb") as file:
        for stream in (1, 2):
            os.dup2(file.fileno(), stream)
    ended = dbtRunner(manifest=_MANIFEST).invoke(["--quiet", *arguments, *_PLACES])
    if ended.exception:
        print(ended.exception, file=sys.stderr)
    sys.exit(not ended.success)


def write_manifest(path: Path) -> None:
    """What dbt writes of the project: models, tests, seeds, exposures, as JSON."""
    _MANIFEST.write(str(path))


def _parse() -> Manifest:
    PARSED.mkdir(exist_ok=True)
    os.environ["MARKET_EVENTS_WAREHOUSE"] = str(PARSED_FOR)
    with FileLock(PARSED / "parse.lock"):
        ended = dbtRunner().invoke(["--quiet", "parse", "--no-write-json", "--target-path", str(PARSED), *_PLACES])
    if not isinstance(ended.result, Manifest):
        raise SystemExit(f"dbt parse: {ended.exception or ended.result}")
    return ended.result


_MANIFEST = _parse()
gc.freeze()  # what every fork shares is not walked again and again for garbage that it cannot be
gc.set_threshold(100_000)
