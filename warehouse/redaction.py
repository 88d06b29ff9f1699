"""What a public copy selects of each table of the marts: text that its source does not let pass becomes its hash."""

import duckdb

# Columns that carry a document's own words beyond names and titles, and those that name the document.
_TEXT_COLUMNS = ("evidence_text", "slot_text", "trigger_text")
_DOCUMENT_COLUMNS = ("evidence_document_id", "document_id")
_RESTRICTED = (
    "select document_id from raw.documents left join raw.sources using (source_id)"
    " where not coalesce(may_redistribute, false)"
)


def redacted_selects(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The select list of each table that carries text; URL and offsets stay beside the hash, to look it up by.

    A source that the register does not know may not be passed on. A table that does not name the document passes on no
    text at all. Rows are selected so, never updated after, since a database file keeps the pages of old rows.
    """
    columns = connection.execute(
        "select table_name, list(column_name) from duckdb_columns()"
        " where database_name = current_database() and schema_name = 'marts' group by all order by all"
    )
    selects = {str(table): _redact(set(names)) for table, names in columns.fetchall()}
    return {table: select for table, select in selects.items() if select != "*"}


def _redact(columns: set[str]) -> str:
    document = next((column for column in _DOCUMENT_COLUMNS if column in columns), None)
    restricted = f"{document} in ({_RESTRICTED})" if document else "true"
    replaced = [
        f"case when {restricted} then 'sha256:' || sha256({column}) else {column} end as {column}"
        for column in _TEXT_COLUMNS
        if column in columns
    ]
    return f"* replace ({', '.join(replaced)})" if replaced else "*"
