"""How much time is left for one request, over all its attempts, redirects and chunks."""

import time

from extractors.sources.web.failure import passing


class Deadline:
    """A moment of the monotonic clock; raises FetchFailed (unreachable) from `left` once it has passed."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._at = time.monotonic() + seconds

    @property
    def is_over(self) -> bool:
        return time.monotonic() >= self._at

    def left(self) -> float:
        """Seconds that remain, more than zero."""
        remaining = self._at - time.monotonic()
        if remaining <= 0:
            raise passing(f"not finished within {self.seconds:g} s")
        return remaining

    def extend(self, seconds: float) -> None:
        """Not to count what was spent on waiting for one's turn."""
        self._at += seconds
