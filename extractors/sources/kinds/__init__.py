"""The kinds of sources, one module each; a module here is a kind, by its name, and needs no other registration.

Such a module has one function, `read_documents(location: str, *, limits: Limits) -> Iterator[FoundDocument]`, which
yields whatever the source holds in an order that does not change from run to run, what it cannot use with a rejection.
A kind that goes to the network takes `errand: Errand` besides, and yields only what is new or due again.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

from extractors.sources.found import FoundDocument, Limits

if TYPE_CHECKING:
    from extractors.sources.errand import Errand


class KindReader(Protocol):
    """What a module of this package offers."""

    def read_documents(self, location: str, *, limits: Limits) -> Iterator[FoundDocument]:
        """All documents at a location; raises PathError where it is not there."""
        ...


@cache
def kind_names() -> tuple[str, ...]:
    """The known kinds, sorted: the modules of this package that are not private."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")))


def kind_reader(kind: str) -> KindReader:
    """The reader of one of `kind_names`."""
    return cast(KindReader, importlib.import_module(f"{__name__}.{kind}"))


def takes_errand(kind: str) -> bool:
    """Whether a kind goes to the network by the client of the errand."""
    return "errand" in inspect.signature(kind_reader(kind).read_documents).parameters


def read_with_errand(errand: "Errand", *, limits: Limits) -> Iterator[FoundDocument]:
    """The documents of a kind that takes an errand, from the errand's location."""
    read = cast("Callable[..., Iterator[FoundDocument]]", kind_reader(errand.source.kind).read_documents)
    return read(errand.location, limits=limits, errand=errand)
