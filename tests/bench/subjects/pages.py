"""How well real news pages are read: their text, and the day they were published."""

from functools import cache

from tests.bench.figures import Figure
from tests.extractors.text.shared_pages import CORPUS, Page, read_pages, text_f1
from warehouse.contract.errors import PathError


def measure_text() -> Figure:
    """The benchmark's F1 of body texts, over all pages in whatever language."""
    value = text_f1(_pages())
    return Figure(value=value, unit="F1", against="asked for", ratio=value / 0.95)


def measure_dates() -> Figure:
    """The share of pages whose date is wrong, of those whose date was read off; beside the share that have one."""
    dated = [page for page in _pages() if page.gold_day]
    found = [page for page in dated if page.published_at is not None]
    wrong = sum(not page.is_date_right for page in found) / len(dated)
    return Figure(value=wrong, unit="share", against="share with a date", ratio=wrong / (len(found) / len(dated)))


@cache
def _pages() -> list[Page]:
    if not CORPUS.exists():
        raise PathError(f"{CORPUS} is not here; this figure needs the shared corpus")
    return read_pages()


FIGURES = {"html_text_f1": measure_text, "html_date_wrong": measure_dates}
