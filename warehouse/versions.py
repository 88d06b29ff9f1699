"""Which of the landed versions of the mentions is the active one, from how much of the documents each covers."""

from datetime import datetime

from warehouse.contract.errors import LandingError
from warehouse.contract.landing import Landing, Partition


def choose_mentions_stage(landing: Landing, *, wanted: str | None = None) -> str | None:
    """The stage to load, `mentions/<text_version>/<extractor_version>`; None while nothing is extracted.

    Without `wanted` it is the one that covers most partitions of the documents, and of equals the one written last. A
    new extractor that is still re-reading history thus waits beside the old, and takes over when it has read as much.

    Raises LandingError where `wanted` has not landed.
    """
    landed = {stage: landing.partitions(stage) for stage in landing.stages("mentions")}
    stages = {stage: partitions for stage, partitions in landed.items() if partitions}
    if wanted is not None and wanted not in stages:
        raise LandingError(f"{landing.root} holds no stage {wanted}; it holds {', '.join(stages) or 'no mentions'}")
    if wanted is not None or len(stages) < 2:
        return wanted or next(iter(stages), None)
    documents = {partition.key for partition in landing.partitions("documents")}
    return max(stages, key=lambda stage: _rank(landing, stages[stage], documents))


def texts_stage(mentions_stage: str) -> str:
    """The stage of the texts that a stage of mentions was read from."""
    return f"texts/{mentions_stage.split('/')[1]}"


def failures_stage(mentions_stage: str) -> str:
    """The stage of the documents that the extractor of a stage of mentions could not read."""
    return mentions_stage.replace("mentions", "failures", 1)


def _rank(landing: Landing, partitions: list[Partition], documents: set[str]) -> tuple[int, datetime, str]:
    covered = sum(partition.key in documents for partition in partitions)
    return covered, max(landing.announced_at(partition) for partition in partitions), partitions[0].stage
