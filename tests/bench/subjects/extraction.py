"""How fast mentions are found beside plain spaCy over the same texts, by one process and two, in how much memory."""

import multiprocessing
import resource
import time
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from typing import Any

import pyarrow as pa
import spacy

from extractors.events import extract_mentions
from tests.bench.figures import Figure
from tests.bench.made.stream import make_stream
from tests.bench.streams import made_texts, mixed_texts, texts_of
from warehouse.contract.settings import Settings

DOCUMENTS = 150
REPEATS = 2
MEMORY_MIB = 1.2 * 1024  # that a worker may take
FILING_BYTES = 10 * 1000 * 1000


def measure_mixed() -> Figure:
    """Documents a second a core of the mixed stream, from text to mentions; each side warm, the best of REPEATS."""
    return _beside_spacy(mixed_texts(DOCUMENTS))


def measure_made() -> Figure:
    """The same of the made stream."""
    return _beside_spacy(made_texts(DOCUMENTS))


def measure_two_processes() -> Figure:
    """Documents a second of the made stream by two warm processes, each with half of it, beside one with all of it."""
    texts = made_texts(DOCUMENTS)
    half = texts.num_rows // 2
    one, two = _seconds([texts]), _seconds([texts.slice(0, half), texts.slice(half)])
    return Figure(value=texts.num_rows / two, unit="documents/s", against="one process", ratio=one / two)


def measure_peak() -> Figure:
    """Largest resident memory of a process that extracts the made stream, in MiB."""
    peak = _in_process(partial(_peak_mib, made_texts(DOCUMENTS)))
    return Figure(value=peak, unit="MiB", against="1.2 GiB", ratio=peak / MEMORY_MIB)


def measure_filing_peak() -> Figure:
    """The same with one filing of 10 MB, made of the words of the made stream."""
    peak = _in_process(partial(_peak_mib, texts_of([_filing()])))
    return Figure(value=peak, unit="MiB", against="1.2 GiB", ratio=peak / MEMORY_MIB)


def _beside_spacy(texts: pa.Table) -> Figure:
    pages = [str(text) for text in texts.column("text").to_pylist()]
    nlp = spacy.load(Settings().spacy_model)
    extract_mentions(texts)
    ours, plain = [], []
    for _ in range(REPEATS):
        started = time.process_time()
        extract_mentions(texts)
        between = time.process_time()
        list(nlp.pipe(pages))
        ours.append(len(pages) / (between - started))
        plain.append(len(pages) / (time.process_time() - between))
    return Figure(value=max(ours), unit="documents/s", against="plain spaCy pipeline", ratio=max(ours) / max(plain))


def _filing() -> dict[str, Any]:
    def pieces() -> Iterator[str]:
        size = 0
        for made in make_stream(1_000_000):
            if size >= FILING_BYTES:
                return
            size += len(made.document["text"].encode()) + 2
            yield made.document["text"]

    text = "\n\n".join(pieces()).encode()[: FILING_BYTES - 1_000].decode(errors="ignore")
    return {
        "external_id": "filing",
        "publisher": "SEC EDGAR",
        "form": "8-K",
        "published_at": "2024-03-01",
        "text": text,
    }


def _seconds(shares: list[pa.Table]) -> float:
    """Wall seconds in which processes, one a share and all warm, have done their shares; the best of REPEATS."""
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(len(shares) + 1)
    workers = [context.Process(target=_work, args=(share, barrier)) for share in shares]
    for worker in workers:
        worker.start()
    taken = []
    for _ in range(REPEATS):
        barrier.wait()
        started = time.perf_counter()
        barrier.wait()
        taken.append(time.perf_counter() - started)
    for worker in workers:
        worker.join()
    return min(taken)


def _work(texts: pa.Table, barrier: Barrier) -> None:
    extract_mentions(texts.slice(0, 10))
    for _ in range(REPEATS):
        barrier.wait()
        extract_mentions(texts)
        barrier.wait()


def _peak_mib(texts: pa.Table) -> float:
    extract_mentions(texts)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _in_process(measure: Callable[[], float]) -> float:
    """What a function gives in a fresh process."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    worker = context.Process(target=_answer, args=(measure, sender))
    worker.start()
    sender.close()
    answer = float(receiver.recv())
    worker.join()
    return answer


def _answer(measure: Callable[[], float], sender: Connection) -> None:
    sender.send(measure())


FIGURES = {
    "extract_vs_plain": measure_mixed,
    "extract_made_vs_plain": measure_made,
    "extract_two_processes": measure_two_processes,
    "extract_peak_mib": measure_peak,
    "extract_filing_peak_mib": measure_filing_peak,
}
