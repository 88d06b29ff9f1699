"""What a run prints at its end: documents, rejections, events by type, the newest facts, and where everything is."""

import re
from io import StringIO
from typing import Any

import duckdb
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from warehouse.connection import open_database
from warehouse.contract.settings import Settings, read_settings

_NEWEST_ROWS = 5
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

_COUNTS = """
    select
        count(*) as documents,
        count(*) filter (where rejection_code is not null) as rejected,
        count(distinct source_id) as sources
    from marts.dim_documents
"""
_REJECTIONS = """
    select
        stage, rejection_code as reason, count(*) as documents,
        min(external_id || coalesce(': ' || rejection_detail, '')) as example
    from marts.fct_rejections
    group by all
    order by all
"""
_EVENTS = """
    select event_family, event_type, count(*) as events, sum(document_count)::bigint as documents
    from (
        select event_type, 'leadership_change' as event_family, document_count from marts.fct_leadership_changes
        union all by name
        select event_type, 'corporate_action' as event_family, document_count from marts.fct_corporate_actions
    )
    group by all
    order by event_family desc, events desc, event_type
"""
_LEADERSHIP = """
    select last_reported_at::date as reported, company_name as company, event_type, person_name as person, role_title,
        effective_date as effective, event_status as status, document_count as documents
    from marts.fct_leadership_changes
    order by last_reported_at desc, event_id
    limit $rows
"""
_ACTIONS = """
    select last_reported_at::date as reported, company_name as company, event_type, counterparty_name as counterparty,
        effective_date as effective, event_status as status, document_count as documents
    from marts.fct_corporate_actions
    order by last_reported_at desc, event_id
    limit $rows
"""


def make_report(*, width: int = 120, colour: bool = False, settings: Settings | None = None) -> str:
    """The report on the published database, as text `width` columns wide.

    Raises PathError where nothing is published yet.
    """
    settings = settings or read_settings()
    with open_database(settings.published_path, settings, read_only=True) as connection:
        parts = Group(
            *_documents(connection),
            to_table(connection.execute(_EVENTS), title="Events by type"),
            to_table(connection.execute(_LEADERSHIP, {"rows": _NEWEST_ROWS}), title="Newest leadership changes"),
            to_table(connection.execute(_ACTIONS, {"rows": _NEWEST_ROWS}), title="Newest corporate actions"),
            Text(f"Database  {settings.published_path}"),
            Text(f"Docs site {settings.docs_path}"),
        )
    page = StringIO()
    Console(file=page, width=width, force_terminal=colour, highlight=False).print(parts)
    return page.getvalue()


def to_table(result: duckdb.DuckDBPyConnection, *, title: str | None = None) -> Table:
    """A result as a table for the terminal: numbers to the right, nulls empty, each row one paragraph."""
    table = Table(title=title, title_justify="left", show_edge=False)
    for column in result.description or []:
        is_number = str(column[1]) in {"BIGINT", "INTEGER", "DOUBLE", "HUGEINT"}
        table.add_column(str(column[0]), justify="right" if is_number else "left", overflow="fold")
    for row in result.fetchall():
        table.add_row(*(Text(_cell(value)) for value in row))
    return table


def _cell(value: Any) -> str:
    """The value without what a terminal would obey; names of files and hosts' own words may hold anything."""
    return "" if value is None else _CONTROL.sub("�", str(value))


def _documents(connection: duckdb.DuckDBPyConnection) -> list[Text | Table]:
    row = connection.execute(_COUNTS).fetchone()
    documents, rejected, sources = row if row else (0, 0, 0)
    line = f"{documents} documents of {sources} source{'s' * (sources != 1)}, {rejected} of them rejected"
    if not rejected:
        return [Text(line)]
    return [Text(line), to_table(connection.execute(_REJECTIONS), title="Rejected")]
