"""Which days EDGAR has an index of: the listings of the folders of its daily index, a folder a quarter."""

import json
import re
from datetime import date, timedelta
from urllib.parse import urljoin

from extractors.rejections import RejectionCode, RejectionError

NAME = re.compile(r"form\.(\d{8})\.idx(?:\.gz)?")


def folder_urls(root: str, *, since: date, until: date) -> list[str]:
    """The folders that hold the indexes of these days, oldest first."""
    days = [since + timedelta(days=ahead) for ahead in range((until - since).days + 1)]
    return list(dict.fromkeys(_folder_url(root, day) for day in days))


def index_url(root: str, day: date) -> str:
    """The form index of a day; on most days without business there is none."""
    return urljoin(_folder_url(root, day), f"form.{day:%Y%m%d}.idx")


def read_folder(content: bytes, *, since: date, until: date) -> list[tuple[date, str]]:
    """The days within the given that a folder's index.json lists, and the names of their files, oldest first.

    Raises RejectionError with bad_json where the content is no listing.
    """
    try:
        names = [str(item["name"]) for item in json.loads(content)["directory"]["item"]]
    except (ValueError, KeyError, TypeError) as error:
        raise RejectionError(RejectionCode.BAD_JSON, f"is no listing of a folder ({error})") from None
    days = [(_day(found[1]), name) for name in names if (found := NAME.fullmatch(name)) and not name.endswith(".gz")]
    return sorted((day, name) for day, name in days if day and since <= day <= until)


def _folder_url(root: str, day: date) -> str:
    return urljoin(root, f"Archives/edgar/daily-index/{day.year}/QTR{(day.month + 2) // 3}/")


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None
