"""Compares two versions of the extractor, from their landed mentions: events gained, lost and changed."""

from dataclasses import dataclass

import duckdb
import pyarrow as pa

from warehouse.contract.errors import LandingError
from warehouse.contract.landing import Landing
from warehouse.contract.schemas import MENTIONS
from warehouse.contract.settings import Settings, read_settings

# What makes two mentions of one document the same event, told alike or not, and what else may differ between them.
_KEY = ("event_type", "company_name", "person_name", "counterparty_name")
_NOT_COMPARED = frozenset({"mention_id", "document_id", "extractor_version", "ordinal", "slots", "confidence"})
_COMPARED = tuple(name for name in MENTIONS.names if name not in _NOT_COMPARED)
_LANDED = tuple(name for name in MENTIONS.names if name not in ("slots", "extractor_version"))


@dataclass(frozen=True)
class Difference:
    """One event of one document that the two versions do not tell alike; `columns` are those that differ."""

    change: str  # gained, lost, changed
    document_id: str
    event_type: str
    company_name: str | None
    other_name: str | None  # the person or the counterparty
    evidence_text: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """What became of the events of the documents that both versions have read."""

    documents: int
    same: int
    differences: tuple[Difference, ...]

    def count(self, change: str) -> int:
        """How many events were gained, lost or changed."""
        return sum(difference.change == change for difference in self.differences)


def compare_versions(old_stage: str, new_stage: str, *, settings: Settings | None = None) -> Comparison:
    """Compare two stages `mentions/<text_version>/<extractor_version>` over the partitions that both have.

    Events are matched by type and names, those left over by overlapping evidence, where offsets are of the same text.
    Raises LandingError where a stage has not landed or the two have no partition in common.
    """
    landing = Landing((settings or read_settings()).landing_root)
    stages = [{part.key: part for part in landing.partitions(stage)} for stage in (old_stage, new_stage)]
    shared = sorted(stages[0].keys() & stages[1].keys())
    if not shared:
        raise LandingError(
            f"{landing.root} holds no partition of both {old_stage} and {new_stage};"
            f" it holds {', '.join(landing.stages('mentions')) or 'no mentions'}"
        )
    old, new = (
        pa.concat_tables([landing.read(stage[key], columns=list(_LANDED)) for key in shared]) for stage in stages
    )
    is_same_text = old_stage.split("/")[1] == new_stage.split("/")[1]
    documents = sum(landing_part.rows for landing_part in landing.find("documents", shared))
    return _compare(old, new, documents=documents, is_same_text=is_same_text)


def _compare(old: pa.Table, new: pa.Table, *, documents: int, is_same_text: bool) -> Comparison:
    with duckdb.connect() as connection:
        connection.register("old_rows", old)
        connection.register("new_rows", new)
        for side in ("old", "new"):
            connection.execute(_NUMBERED.format(side=side, key=", ".join(_KEY)))
        connection.execute(_MATCHED, {"is_same_text": is_same_text})
        rows = connection.execute(_DIFFERENCES).fetchall()
    differences = [
        Difference(row[0], row[1], row[2], row[3], row[4], row[5], tuple(row[6])) for row in rows if row[0] != "same"
    ]
    same = sum(row[0] == "same" for row in rows)
    return Comparison(documents=documents, same=same, differences=tuple(differences))


_NUMBERED = """
    create table {side} as
    select *, row_number() over (partition by document_id, {key} order by evidence_start, mention_id) as repeat
    from {side}_rows
"""
_SAME_KEY = " and ".join(f"old.{name} is not distinct from new.{name}" for name in _KEY)
_MATCHED = f"""
    create table matched as
    with exact as (
        select old.mention_id as old_id, new.mention_id as new_id
        from old inner join new on old.document_id = new.document_id and old.repeat = new.repeat and {_SAME_KEY}
    ),
    near as (
        select old.mention_id as old_id, new.mention_id as new_id
        from old inner join new
            on old.document_id = new.document_id and old.event_family = new.event_family
            and old.evidence_start < new.evidence_end and new.evidence_start < old.evidence_end
        where $is_same_text
            and old.mention_id not in (select old_id from exact) and new.mention_id not in (select new_id from exact)
        qualify row_number() over (partition by old.mention_id order by new.mention_id) = 1
            and row_number() over (partition by new.mention_id order by old.mention_id) = 1
    )
    select * from exact union all select * from near
"""
_DIFFERING = ", ".join(
    f"if(old.{name} is distinct from new.{name}, ['{name}'], [])" for name in _COMPARED if name != "repeat"
)
_DIFFERENCES = f"""
    with told as (
        select
            old.mention_id is null as is_new, new.mention_id is null as is_gone,
            coalesce(new.document_id, old.document_id) as document_id,
            coalesce(new.event_type, old.event_type) as event_type,
            coalesce(new.company_name, old.company_name) as company_name,
            coalesce(new.person_name, new.counterparty_name, old.person_name, old.counterparty_name) as other_name,
            coalesce(new.evidence_text, old.evidence_text) as evidence_text,
            flatten([{_DIFFERING}]) as columns
        from old
        left join matched on old.mention_id = matched.old_id
        full join new on matched.new_id = new.mention_id
    )
    select
        case when is_new then 'gained' when is_gone then 'lost' when len(columns) > 0 then 'changed' else 'same' end,
        document_id, event_type, company_name, other_name, evidence_text, if(is_new or is_gone, [], columns)
    from told
    order by all
"""
