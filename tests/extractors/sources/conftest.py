"""A site on loopback and clients that may visit it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extractors.sources.web.client import Client
from tests.loopback.manners import HASTY
from tests.loopback.server import Site, serve

MakeClient = Callable[..., Client]


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site()) as site:
        yield site


@pytest.fixture
def make_client(tmp_path: Path) -> Iterator[MakeClient]:
    """Clients of one folder; keywords are manners, or what the client itself takes."""
    with ExitStack() as stack:

        def make(**options: Any) -> Client:
            own = {name: options.pop(name) for name in ("contact", "max_bytes", "resolver") if name in options}
            return stack.enter_context(Client(tmp_path / "http", manners=replace(HASTY, **options), **own))

        yield make
