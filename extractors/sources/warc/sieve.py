"""Which pages of an archive are wanted: by host, language and day, as the fragment of its location says."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qs, urldefrag, urlsplit

from warehouse.contract.errors import SettingError

KEYS = frozenset({"host", "language", "since", "until"})


@dataclass(frozen=True)
class Sieve:
    """Empty `hosts` and `languages` and null days let all through; a host lets its subdomains through too."""

    hosts: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def takes(self, url: str, day: date | None) -> bool:
        """Whether a page of this address, captured on this day, is wanted."""
        host = (urlsplit(url).hostname or "").casefold()
        if self.hosts and not any(host == wanted or host.endswith(f".{wanted}") for wanted in self.hosts):
            return False
        if day is None:
            return self.since is None and self.until is None
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)

    def speaks(self, language: str | None) -> bool:
        """Whether a page that says it is in this language is wanted; one that does not say is."""
        return not self.languages or not language or language.casefold()[:2] in self.languages


def split_location(location: str) -> tuple[str, Sieve]:
    """An archive's location without its fragment, and the sieve that the fragment tells.

    The fragment is a query such as `host=news.example,press.example&language=en&since=2023-01-01`. Raises SettingError
    where it holds another key or no date.
    """
    path, fragment = urldefrag(location)
    told = {key: values[-1] for key, values in parse_qs(fragment).items()}
    if unknown := sorted(told.keys() - KEYS):
        raise SettingError(f"archive {path}: no filter {', '.join(unknown)}; use {', '.join(sorted(KEYS))}")
    return path, Sieve(
        hosts=_list(told.get("host")),
        languages=_list(told.get("language")),
        since=_day(path, told.get("since")),
        until=_day(path, told.get("until")),
    )


def _list(told: str | None) -> tuple[str, ...]:
    return tuple(part for part in (told or "").casefold().replace(" ", "").split(",") if part)


def _day(path: str, told: str | None) -> date | None:
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:
        raise SettingError(f"archive {path}: {told!r} is no day; write it as 2023-01-31") from None
