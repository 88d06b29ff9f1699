"""What may be asked for: URLs of http and https, in the one spelling by which they are compared."""

import re
from urllib.parse import parse_qsl, urlencode

import httpx

from extractors.rejections import RejectionCode
from extractors.sources.web.failure import FetchFailed

LONGEST = 4096
# Parameters that tell where a reader came from, not what is read.
TRACKING = re.compile(
    r"(?i)utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|ocid|cmpid?|ns_\w+|at_(?:medium|campaign|link\w*)|"
    r"ref_?src|guccounter|guce_\w+|__source|feedtype|feedname|rss"
)


def check_url(url: str) -> httpx.URL:
    """A URL without its fragment; raises FetchFailed (bad_url) unless it is one of http or https with a host alone."""
    if len(url) > LONGEST:
        raise _bad(f"{len(url)} characters long")
    try:
        parsed = httpx.URL(url.strip())
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise _bad(f"{url[:200]!r} ({error})") from None
    if parsed.scheme not in ("http", "https"):
        raise _bad(f"{url[:200]!r} is of scheme {parsed.scheme or 'none'}, not of http or https")
    if not parsed.host:
        raise _bad(f"{url[:200]!r} names no host")
    if parsed.userinfo:
        raise _bad("holds a user name or password")
    return parsed.copy_with(fragment=None)


def redirected(url: httpx.URL, location: str) -> httpx.URL:
    """Where a redirect leads; raises FetchFailed (bad_url) as `check_url`."""
    try:
        return check_url(str(url.join(location[: LONGEST + 1])))
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise _bad(f"of a redirect {location[:200]!r} ({error})") from None


def origin(url: httpx.URL) -> str:
    """Scheme, host and port, such as https://example.com or http://example.com:8080."""
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def canonical(url: str) -> str:
    """The spelling under which one page is known: no fragment, no parameters of tracking, the others in their order.

    Raises FetchFailed (bad_url) as `check_url`.
    """
    parsed = check_url(url)
    query = parsed.query.decode("ascii", errors="replace")
    if not query:
        return str(parsed.copy_with(query=None))
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not TRACKING.fullmatch(name)]
    if len(kept) == len(pairs):
        return str(parsed)
    return str(parsed.copy_with(query=urlencode(kept).encode("ascii") if kept else None))


def _bad(reason: str) -> FetchFailed:
    return FetchFailed(RejectionCode.BAD_URL, f"URL {reason}")
