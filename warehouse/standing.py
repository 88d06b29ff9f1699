"""The build that stands: the last one, where it is green."""

from dataclasses import dataclass
from datetime import datetime

import duckdb

from warehouse.contract.errors import BuildFailed


@dataclass(frozen=True)
class StandingBuild:
    """A green build, the moment it was handed, and the hashes of what it was made of."""

    build_id: str
    recorded_at: datetime
    inputs_hash: str
    project_hash: str


def standing_build(connection: duckdb.DuckDBPyConnection) -> StandingBuild | None:
    """The build whose marts stand in the warehouse; None where the last one is red, or there is none."""
    row = connection.execute(
        "select build_id, recorded_at, inputs_hash, project_hash"
        " from raw.builds inner join raw.standing_build using (build_id)"
    ).fetchone()
    return StandingBuild(*row) if row else None


def require_build(connection: duckdb.DuckDBPyConnection, *, to: str) -> StandingBuild:
    """The build that stands, without which there is nothing to do what `to` says; raises BuildFailed."""
    standing = standing_build(connection)
    if standing is None:
        raise BuildFailed(f"the last build is not green, so there is nothing to {to}; run `python -m warehouse build`")
    return standing
