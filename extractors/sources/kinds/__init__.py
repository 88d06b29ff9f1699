"""The kinds of sources, one module each; a module here is a kind, by its name, and needs no other registration.

Such a module has one function, `read_documents(location: str, *, limits: Limits) -> Iterator[FoundDocument]`, which
yields whatever the source holds in an order that does not change from run to run, what it cannot use with a rejection.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from typing import Protocol, cast

from extractors.sources.found import FoundDocument, Limits


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
