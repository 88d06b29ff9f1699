"""Runs the reader's network over passages: log-odds of event types, background, status, and of names for slots.

The network is a BERT encoder of six layers (Wang et al. 2020, MiniLM; Reimers and Gurevych 2019) with heads of its
own, its weights in seven bits, made by `python -m extractors.training.reader` and run by ONNX Runtime.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from extractors.reader.pieces import Pieces
from warehouse.contract.errors import ModelError

NETWORK = Path(__file__).parents[1] / "models" / "reader" / "reader.onnx"
SLOTS = ("company", "counterparty", "person")
GAPS = (0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89)  # pieces between trigger and name, lower ends of buckets
BATCH = 8  # passages

Numbers = NDArray[np.float32]


@dataclass(frozen=True)
class Pair:
    """A trigger and a name of one passage, by pieces; `event_type` is its place in the catalogue."""

    passage: int
    trigger: int
    first: int
    last: int
    event_type: int


@dataclass(frozen=True)
class Reading:
    """What the network says of one passage: all are log-odds, by piece."""

    types: Numbers  # pieces x event types
    background: Numbers  # pieces
    status: Numbers  # pieces x statuses


class Network:
    """The network in one file."""

    def __init__(self, path: Path = NETWORK) -> None:
        """Raises ModelError where the file cannot be loaded."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # extraction runs a process a core
        try:
            self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # ONNX Runtime has a class of error for each kind of trouble
            raise ModelError(
                f"reader {path} cannot be loaded ({error}): check the file out again, or run `make train`"
            ) from error

    def read(self, passages: Sequence[Pieces], pairs: Sequence[Pair]) -> tuple[list[Reading], Numbers]:
        """A reading a passage, and a row a pair: how well the name fills each of SLOTS of the trigger's event."""
        readings: list[Reading] = []
        fits = np.zeros((len(pairs), len(SLOTS)), dtype=np.float32)
        asked_of: dict[int, list[int]] = defaultdict(list)  # number of a batch -> places of its pairs
        for place, pair in enumerate(pairs):
            asked_of[pair.passage // BATCH].append(place)
        for start in range(0, len(passages), BATCH):
            batch, asked = passages[start : start + BATCH], asked_of[start // BATCH]
            rows = [as_row(pairs[place], start) for place in asked] or [(0, 0, 0, 0, 0, 0)]
            types, background, status, fitting = self._session.run(
                None, as_arrays(batch) | {"pairs": np.array(rows, dtype=np.int64)}
            )
            readings += [
                Reading(types[row], background[row], status[row]) for row in range(len(batch))
            ]  # padding is never asked about
            fits[asked] = fitting[: len(asked)]
        return readings, fits


@lru_cache(maxsize=1)
def read_network() -> Network:
    """The shipped network, loaded once a process."""
    return Network()


def as_arrays(passages: Sequence[Pieces]) -> dict[str, NDArray[np.int64]]:
    """The inputs of the network for passages: `pieces`, `shapes` and `mask`, passages x pieces, padded with zeros."""
    width = max(len(passage.ids) for passage in passages)
    pieces, shapes, mask = (np.zeros((len(passages), width), dtype=np.int64) for _ in range(3))
    for row, passage in enumerate(passages):
        length = len(passage.ids)
        pieces[row, :length], shapes[row, :length], mask[row, :length] = passage.ids, passage.shapes, 1
    return {"pieces": pieces, "shapes": shapes, "mask": mask}


def as_row(pair: Pair, offset: int = 0) -> tuple[int, int, int, int, int, int]:
    """A pair as the network takes it: passage, trigger, first and last piece of the name, gap and event type."""
    gap = abs(pair.first - pair.trigger)
    bucket = sum(gap >= least for least in GAPS) - 1
    side = len(GAPS) if pair.first > pair.trigger else 0
    return pair.passage - offset, pair.trigger, pair.first, pair.last, side + bucket, pair.event_type
