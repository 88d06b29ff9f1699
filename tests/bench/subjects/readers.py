"""Pages and filings read beside what others read them with: newspaper4k, plain trafilatura, edgartools.

The first and the last come with the dependency group `bench` (`make rivals`); both sides are warm and read the same
bytes, in one process, one after the other.
"""

import importlib
import os
import tempfile
import time
from collections.abc import Callable
from functools import cache, partial
from typing import Any

import trafilatura

from extractors.text import make_texts
from tests.bench.figures import Figure
from tests.extractors.text.rows import documents
from tests.extractors.text.shared_pages import CORPUS as PAGES
from tests.extractors.text.shared_pages import Page, read_pages, stored_pages, text_f1
from tests.extractors.text.test_shared_filings import CORPUS as FILINGS
from tests.extractors.text.test_shared_filings import ITEMS, read_filings
from warehouse.contract.errors import PathError

Read = tuple[list[str], float]  # what was read of each document, and processor seconds


def measure_pages(rival: str) -> Figure:
    """Pages a second, from bytes to text with times and blocks, beside a rival's, which tells less."""
    _, ours, theirs = _pages(rival)
    count = len(ours[0])
    return Figure(value=count / ours[1], unit="pages/s", against=rival, ratio=theirs[1] / ours[1])


def measure_page_text(rival: str) -> Figure:
    """The benchmark's F1 of body texts, beside a rival's."""
    gold, *sides = _pages(rival)
    ours, theirs = (
        text_f1([Page(text, told, None, None, None) for text, told in zip(texts, gold, strict=True)])
        for texts, _ in sides
    )
    return Figure(value=ours, unit="F1", against=rival, ratio=ours / theirs)


def measure_filings() -> Figure:
    """Pages of 8-K filings a second, from bytes to text and items, beside edgartools'."""
    ours, theirs = _filings()
    return Figure(value=len(ours[0]) / ours[1], unit="filings/s", against="edgartools", ratio=theirs[1] / ours[1])


def measure_items() -> Figure:
    """The share of those filings of which exactly the items are found that a reader counts, beside edgartools'."""
    shares = []
    for items, _ in _filings():
        right = [found == ITEMS[name] for found, name in zip(items, _filing_pages(), strict=True)]
        shares.append(sum(right) / len(right))
    return Figure(value=shares[0], unit="share", against="edgartools", ratio=shares[0] / shares[1])


@cache
def _pages(rival: str) -> tuple[list[str], Read, Read]:
    """Gold, ours and a rival's text of each page."""
    if not PAGES.exists():
        raise PathError(f"{PAGES} is not here; this figure needs the shared corpus")
    read = _newspaper() if rival == "newspaper4k" else _trafilatura
    stored = stored_pages()
    theirs = _timed(lambda: [read(url, content) for url, content, _ in stored], warm=lambda: read(*stored[0][:2]))
    ours = _timed(lambda: [page.text for page in read_pages()], warm=lambda: read_pages(only_dated=True))
    return [gold for *_, gold in stored], ours, theirs


@cache
def _filings() -> tuple[Read, Read]:
    """The items of each filing's page as we find them and as edgartools does, texts made on both sides."""
    pages = _filing_pages()
    find = _edgartools()
    first = next(iter(pages.values()))
    theirs = _timed(lambda: [find(content) for content in pages.values()], warm=lambda: find(first))
    rows = [{"document_id": name, "content": content, "media_type": "text/html"} for name, content in pages.items()]
    ours = _timed(lambda: [" ".join(row["sec_items"]) for row in _texts(rows)], warm=lambda: _texts(rows[:1]))
    return ours, theirs


@cache
def _filing_pages() -> dict[str, bytes]:
    """Filings that are one page of HTML, which both can read; edgartools asks the network for some submissions."""
    if not FILINGS.exists():
        raise PathError(f"{FILINGS} is not here; this figure needs the shared corpus")
    return {name: content for name, content in read_filings() if name.endswith((".html", ".htm"))}


def _timed(work: Callable[[], list[str]], *, warm: Callable[[], Any]) -> Read:
    warm()
    started = time.process_time()
    read = work()
    return read, time.process_time() - started


def _texts(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return make_texts(documents(*rows)).to_pylist()


def _trafilatura(url: str, content: bytes) -> str:
    return trafilatura.extract(content, url=url) or ""


def _newspaper() -> Callable[[str, bytes], str]:
    newspaper = _rival("newspaper")

    def read(url: str, content: bytes) -> str:
        article = newspaper.Article(url, fetch_images=False)
        article.download(input_html=content.decode("utf-8", errors="replace"))
        try:
            article.parse()
        except ImportError:  # a language whose words it counts by another library
            return ""
        return str(article.text)

    return read


def _edgartools() -> Callable[[bytes], str]:
    """Items as edgartools tells them of a page; it keeps a folder of its own, which is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["EDGAR_LOCAL_DATA_DIR"] = folder
        edgar = _rival("edgar.documents")

    def find(content: bytes) -> str:
        page = edgar.HTMLParser(edgar.ParserConfig(form="8-K")).parse(content.decode("latin-1"))
        page.text()
        numbers = [name.removeprefix("item_") for name in page.sections if name.startswith("item_")]
        return " ".join(f"{number[0]}.{number[1:]}" if len(number) == 3 else number for number in numbers)

    return find


def _rival(module: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise PathError(f"{module} is not installed ({error}); `make rivals` does it") from error


FIGURES = {
    **{f"page_vs_{name}": partial(measure_pages, name) for name in ("newspaper4k", "trafilatura")},
    **{f"page_f1_vs_{name}": partial(measure_page_text, name) for name in ("newspaper4k", "trafilatura")},
    "filing_vs_edgartools": measure_filings,
    "filing_items_vs_edgartools": measure_items,
}
