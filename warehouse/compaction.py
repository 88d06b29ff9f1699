"""Makes few large partitions of many small ones in the landing zone: rows, ids and both clocks stay as they are.

Each exchange is begun, written beside what it replaces, and then made by one record that all readers heed
(`warehouse.contract.exchanges`). A kill before that leaves what was, a kill after it what is new. Replaced files are
removed a day later, for readers that have just listed them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from filelock import FileLock, Timeout

from warehouse.contract.errors import LandingError, WarehouseLocked
from warehouse.contract.exchanges import Exchange
from warehouse.contract.identifiers import hash_parts
from warehouse.contract.landing import Landing, Partition
from warehouse.contract.settings import Settings, read_settings
from warehouse.lock import hold_lock

SETTLED = timedelta(days=2)  # a day that ended so long ago gets no more documents
GRACE = timedelta(days=1)  # no task runs longer, so none still reads what was replaced before


@dataclass(frozen=True)
class Family:
    """Stages whose partitions have names in common; until all of `read_by` have a partition, it is still in work."""

    stage: str
    read_by: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


FAMILIES = (
    Family("documents", read_by=("texts", "mentions"), beside=("failures",)),
    Family("tombstones"),
    Family("ledger/builds", beside=("ledger/minted_ids", "ledger/id_redirects", "ledger/event_versions")),
)


@dataclass(frozen=True)
class Limits:
    """How large a partition may get, in rows of the family's first stage and bytes of all; how many a run makes."""

    rows: int = 1_000
    byte_count: int = 64 * 1024 * 1024
    exchanges: int = 500


@dataclass(frozen=True)
class CompactionReport:
    """What one run did: partitions made and those that they stand for, counted once over all stages; files removed."""

    made: int
    replaced: int
    removed: int


def compact_landing(
    *, limits: Limits = Limits(), now: datetime | None = None, settings: Settings | None = None
) -> CompactionReport:
    """Exchange small partitions of days that are over, newest day first, at most `limits.exchanges` of them.

    Partitions are joined where the same versions have read them; what no version has read yet is left alone. `now` is
    for tests. It is to run on the warehouse's machine, where it waits with each exchange for who writes the warehouse.
    Raises WarehouseLocked where that or another compaction does not end, LandingError where a file cannot be read.
    """
    settings, now = settings or read_settings(), now or datetime.now(UTC)
    lock = FileLock(settings.home.absolute() / "compaction.lock", timeout=settings.lock_timeout)
    landing = Landing(settings.landing_root)
    settings.home.mkdir(parents=True, exist_ok=True)
    try:
        with lock:
            stages = [stage for family in FAMILIES for stage in _stages(landing, family)]
            begun = landing.exchanges.begun()
            removed = sum(_tidy_up(landing, exchange, stages, before=now - GRACE) for exchange in begun)
            made = replaced = 0
            for exchange, partitions in _plan(landing, limits, before=f"{now - SETTLED:%Y-%m-%d}"):
                if made == limits.exchanges:
                    break
                _prepare(landing, exchange, partitions)
                with hold_lock(settings, task="compact"):  # a load sees all of it as it was, or all as it is
                    landing.exchanges.make(exchange)
                made, replaced = made + 1, replaced + len(exchange.replaces)
    except Timeout as error:
        raise WarehouseLocked(f"another process compacts the landing zone ({lock.lock_file}); wait for it") from error
    return CompactionReport(made=made, replaced=replaced, removed=removed)


def _prepare(landing: Landing, exchange: Exchange, partitions: list[Partition]) -> None:
    landing.exchanges.begin(exchange)
    for stage in exchange.stages:
        landing.write_in_place_of([part for part in partitions if part.stage == stage], name=exchange.name)


def _tidy_up(landing: Landing, exchange: Exchange, stages: list[str], *, before: datetime) -> int:
    """Remove what an exchange replaced, or what one that was cut off has left; gives the number of partitions."""
    if landing.exchanges.changed_at(exchange) > before:
        return 0
    is_made = landing.exchanges.is_made(exchange)
    if is_made:
        _require_made(landing, exchange)
    names = exchange.replaces if is_made else (exchange.name,)
    removed = sum(landing.remove(stage, exchange.date, names) for stage in stages)
    landing.exchanges.end(exchange)
    return removed


def _require_made(landing: Landing, exchange: Exchange) -> None:
    """Nothing is removed for which the new partition is not there and whole."""
    for stage in exchange.stages:
        found = landing.find(stage, [f"{exchange.date}/{exchange.name}"])
        if not found or landing.read(found[0], columns=[]).num_rows != found[0].rows:
            raise LandingError(
                f"{stage}/{exchange.date}/{exchange.name} is lost; what it was made of is still there, and seen again"
                f" once the record _exchange/made/{exchange.file} is removed"
            )


def _stages(landing: Landing, family: Family) -> list[str]:
    prefixes = (family.stage, *family.read_by, *family.beside)
    return [stage for prefix in prefixes for stage in landing.stages(prefix)]


def _plan(landing: Landing, limits: Limits, *, before: str) -> Iterator[tuple[Exchange, list[Partition]]]:
    """Exchanges to make, newest day first, each with the partitions of all stages that it is made of."""
    stages = {family: _stages(landing, family) for family in FAMILIES}
    days = [(day, family) for family in FAMILIES for day in landing.days(family.stage) if day < before]
    for day, family in sorted(days, key=lambda pair: pair[0], reverse=True):
        held: dict[str, list[Partition]] = {}
        for stage in stages[family]:
            for partition in landing.of_day(stage, day):
                held.setdefault(partition.name, []).append(partition)
        for names in _groups(held, family, limits):
            partitions = [partition for name in names for partition in held[name]]
            made_in = tuple(sorted({partition.stage for partition in partitions}))
            yield Exchange(day, hash_parts("exchange", *names), replaces=names, stages=made_in), partitions


def _groups(held: dict[str, list[Partition]], family: Family, limits: Limits) -> Iterator[tuple[str, ...]]:
    """Names of small partitions that were read by the same versions, as many together as the limits let."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for name, partitions in sorted(held.items()):
        stages = {partition.stage for partition in partitions}
        read_by = tuple(sorted(stage for stage in stages if stage.split("/")[0] in family.read_by))
        is_read = family.stage in stages and {stage.split("/")[0] for stage in read_by} == set(family.read_by)
        if is_read and _is_small(partitions, family, limits):
            alike.setdefault(read_by, []).append(name)
    for names in alike.values():
        yield from _packed(((name, _size(held[name], family)) for name in names), limits)


def _packed(sized: Iterable[tuple[str, tuple[int, int]]], limits: Limits) -> Iterator[tuple[str, ...]]:
    names: list[str] = []
    total = (0, 0)
    for name, (rows, byte_count) in sized:
        if names and (total[0] + rows > limits.rows or total[1] + byte_count > limits.byte_count):
            if len(names) > 1:
                yield tuple(names)
            names, total = [], (0, 0)
        names.append(name)
        total = (total[0] + rows, total[1] + byte_count)
    if len(names) > 1:
        yield tuple(names)


def _is_small(partitions: list[Partition], family: Family, limits: Limits) -> bool:
    """Less than half of what it may be, and not made by compaction."""
    rows, byte_count = _size(partitions, family)
    return rows * 2 < limits.rows and byte_count * 2 < limits.byte_count and not any(p.replaces for p in partitions)


def _size(partitions: list[Partition], family: Family) -> tuple[int, int]:
    rows = sum(partition.rows for partition in partitions if partition.stage == family.stage)
    return rows, sum(partition.byte_count for partition in partitions)
