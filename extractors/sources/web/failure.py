"""Why a URL was not had, and whether asking again may help."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from extractors.rejections import Rejection, RejectionCode

PASSING_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
LASTING_STATUS = {404: RejectionCode.MISSING, 410: RejectionCode.GONE}


class FetchFailed(Exception):
    """Raised where a URL cannot be had; `may_pass` tells that another attempt may succeed.

    `retry_after` is what the server asks to wait, in seconds; `is_host_fault` counts against the host's circuit.
    """

    def __init__(
        self,
        code: RejectionCode,
        detail: str,
        *,
        may_pass: bool = False,
        retry_after: float | None = None,
        is_host_fault: bool = False,
    ) -> None:
        super().__init__(f"{code}: {detail}")
        self.rejection = Rejection(code, detail)
        self.may_pass = may_pass
        self.retry_after = retry_after
        self.is_host_fault = is_host_fault


def passing(detail: str, *, retry_after: float | None = None) -> FetchFailed:
    """A fault of the host that may pass."""
    code = RejectionCode.UNREACHABLE
    return FetchFailed(code, detail, may_pass=True, retry_after=retry_after, is_host_fault=True)


def status_failure(status: int, *, retry_after: str | None, busy_status: frozenset[int] = frozenset()) -> FetchFailed:
    """The failure that a status other than success stands for.

    `retry_after` is the header of that name; `busy_status` are further statuses by which this host says that it was
    asked too often.
    """
    detail = f"status {status}"
    if status in PASSING_STATUS or status in busy_status:
        return passing(detail, retry_after=_seconds(retry_after, datetime.now(UTC)))
    return FetchFailed(LASTING_STATUS.get(status, RejectionCode.REFUSED), detail)


def _seconds(value: str | None, now: datetime) -> float | None:
    """Retry-After as seconds (RFC 9110, 10.2.3): a count of them, or a date; null where it is neither."""
    if not value:
        return None
    if value.strip().isdecimal():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
