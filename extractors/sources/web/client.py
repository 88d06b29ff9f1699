"""The polite client: one URL in, its bytes out, or the reason why not."""

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

import httpcore
import httpx
from pydantic import SecretStr
from tenacity import Retrying, retry_if_exception, wait_random_exponential

from extractors.rejections import RejectionCode
from extractors.sources.web import decoding, robots
from extractors.sources.web.addresses import Resolver, resolve
from extractors.sources.web.deadline import Deadline
from extractors.sources.web.exchange import Fetched, exchange
from extractors.sources.web.failure import FetchFailed, passing
from extractors.sources.web.manners import HostRule, Manners, host_rule, slowed
from extractors.sources.web.shared_turns import SharedTurns
from extractors.sources.web.transport import PinnedTransport
from extractors.sources.web.turns import Turns
from extractors.sources.web.urls import check_url, origin, redirected
from warehouse.contract.errors import SettingError

PROJECT_AGENT = f"{robots.AGENT}/0.1"


class Client:
    """Fetches URLs for one process, one after another; processes that share `folder` share the turns at each host.

    So do machines that share `rate_store`, the URL of a Redis; null where there is none.

    `contact` is an address or page that stands in the User-Agent, so that a host can complain before it blocks.
    `authorization` are headers by the one origin that may see them, whatever it redirects to.
    """

    def __init__(
        self,
        folder: Path,
        *,
        contact: str = "",
        manners: Manners | None = None,
        max_bytes: int = 10 * 1024 * 1024,
        authorization: Mapping[str, dict[str, str]] | None = None,
        resolver: Resolver = resolve,
        rate_store: SecretStr | None = None,
    ) -> None:
        self._manners = manners or Manners()
        self._contact, self._max_bytes = contact.strip(), max_bytes
        self._authorization = authorization or {}
        self._shared = SharedTurns(rate_store) if rate_store else None
        self._turns = Turns(folder / "hosts", shared=self._shared)
        self._robots = robots.Robots(folder / "robots", self._fetch_robots)
        self._transport = PinnedTransport(resolver=resolver, private_hosts=self._manners.private_hosts)
        agent = f"{PROJECT_AGENT} ({self._contact})" if self._contact else PROJECT_AGENT
        self._http = httpx.Client(
            transport=self._transport,
            trust_env=False,
            timeout=httpx.Timeout(self._manners.read_timeout, connect=self._manners.connect_timeout),
            headers={"User-Agent": agent, "Accept-Encoding": decoding.ACCEPTED},
        )

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._http.close()
        if self._shared:
            self._shared.close()

    def get(
        self,
        url: str,
        *,
        accept: str = "*/*",
        etag: str | None = None,
        last_modified: str | None = None,
        max_bytes: int | None = None,
    ) -> Fetched:
        """The answer to a GET; with validators of an earlier one, perhaps only that nothing has changed.

        Raises FetchFailed where the URL cannot be had, SettingError where its host asks for contact details and there
        are none.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {"Accept": accept} | {name: value for name, value in conditions.items() if value}
        return self._patiently(url, headers, max_bytes or self._max_bytes, obey_robots=True)

    def get_part(self, url: str, *, first: int, size: int) -> bytes:
        """At most `size` bytes of a file from the byte `first` on, counted from 0; none behind its end.

        Raises FetchFailed as `get`, unsupported_type where the host sends no parts.
        """
        headers = {"Range": f"bytes={first}-{first + size - 1}", "Accept-Encoding": "identity"}
        return self._patiently(url, headers, size, obey_robots=True).content

    def listed_sitemaps(self, url: str) -> list[str]:
        """The sitemaps that the robots.txt of a URL's host lists; raises FetchFailed where it cannot be had."""
        return self._robots.sitemaps(origin(check_url(url)))

    def _fetch_robots(self, url: str) -> str:
        fetched = self._patiently(url, {"Accept": "text/plain"}, robots.MAX_BYTES, obey_robots=False)
        return fetched.content.decode("utf-8", errors="replace")

    def _patiently(self, url: str, headers: dict[str, str], max_bytes: int, *, obey_robots: bool) -> Fetched:
        """Attempts with growing, jittered pauses, as long as the failure may pass and time is left."""
        manners = self._manners
        deadline = Deadline(manners.total_timeout)
        retrying = Retrying(
            stop=lambda state: state.attempt_number >= manners.attempts or deadline.is_over,
            wait=wait_random_exponential(multiplier=manners.first_wait, max=manners.longest_wait),
            retry=retry_if_exception(lambda error: isinstance(error, FetchFailed) and error.may_pass),
            reraise=True,
        )
        return retrying(self._follow, url, headers, max_bytes, deadline, obey_robots=obey_robots)

    def _follow(
        self, url: str, headers: dict[str, str], max_bytes: int, deadline: Deadline, *, obey_robots: bool
    ) -> Fetched:
        """One attempt through all redirects, each of them checked as the first URL was."""
        visited: list[str] = []
        target = check_url(url)
        while True:
            if str(target) in visited or len(visited) > self._manners.redirects:
                raise FetchFailed(RejectionCode.REDIRECTS, f"{len(visited)} redirects, the last to {target}")
            visited.append(str(target))
            rule = self._rule(target)
            if obey_robots:
                rule = slowed(rule, self._robots.check(origin(target), str(target)))
            answer = self._ask(target, rule, headers, max_bytes, deadline)
            if isinstance(answer, Fetched):
                return answer
            target = redirected(target, answer)

    def _rule(self, target: httpx.URL) -> HostRule:
        rule = host_rule(target.host, self._manners)
        if rule.needs_contact and not self._contact:
            raise SettingError(
                f"host {target.host} wants to know who asks; "
                "set MARKET_EVENTS_CONTACT to an e-mail address or a page about you"
            )
        return rule

    def _ask(
        self, target: httpx.URL, rule: HostRule, headers: dict[str, str], max_bytes: int, deadline: Deadline
    ) -> Fetched | str:
        """The answer of one host, or where it sends us; faults of the host are counted."""
        host = target.host
        with self._turns.turn(host, rule) as waited:
            deadline.extend(waited)
            self._transport.limit(deadline)
            try:
                sent = headers | self._authorization.get(origin(target), {})
                answer = exchange(self._http, target, sent, max_bytes=max_bytes, busy_status=rule.busy_status)
            except httpcore.TimeoutException as error:
                failure = passing(f"timed out ({type(error).__name__})")
            except (httpcore.NetworkError, httpcore.ProtocolError) as error:
                failure = passing(f"{type(error).__name__}: {str(error)[:200]}")
            except httpx.RemoteProtocolError as error:  # httpx reads where a redirect leads before we do
                failure = FetchFailed(RejectionCode.BAD_URL, f"URL of a redirect ({str(error)[:200]})")
            except FetchFailed as error:
                failure = error
            else:
                self._turns.succeeded(host)
                return answer
            self._turns.failed(host, failure, self._manners)
            raise failure
