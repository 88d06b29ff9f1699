"""How a host is to be visited: what hosts.yml says, tightened or, off the public internet, loosened by a source."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field

HOSTS = Path(__file__).with_name("hosts.yml")


class HostRule(BaseModel):
    """One entry of hosts.yml."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    requests_per_second: float = Field(gt=0)
    concurrent: int = Field(gt=0)
    needs_contact: bool
    busy: list[int] = []  # statuses, besides 429 and 503, that mean "too often"

    @property
    def busy_status(self) -> frozenset[int]:
        return frozenset(self.busy)


@dataclass(frozen=True)
class Manners:
    """What a source may ask of its hosts, and how patient it is; times in seconds.

    `requests_per_second` of null means what hosts.yml says; a listed host is never asked more often than there.
    `private_hosts` are the host names whose addresses need not be public.
    """

    requests_per_second: float | None = None
    private_hosts: frozenset[str] = frozenset()
    attempts: int = 3
    first_wait: float = 1.0
    longest_wait: float = 60.0
    connect_timeout: float = 10.0
    read_timeout: float = 20.0
    total_timeout: float = 120.0
    redirects: int = 5
    circuit_failures: int = 8
    circuit_seconds: float = 300.0


def host_rule(host: str, manners: Manners) -> HostRule:
    """The rule that a host is visited by."""
    other, listed = _rules()
    rule = next((rule for name, rule in listed.items() if host == name or host.endswith(f".{name}")), None)
    asked = manners.requests_per_second
    if rule is None:
        return other if asked is None else other.model_copy(update={"requests_per_second": asked})
    if asked is None:
        return rule
    return rule.model_copy(update={"requests_per_second": min(rule.requests_per_second, asked)})


def slowed(rule: HostRule, crawl_delay: float | None) -> HostRule:
    """The rule with the pause between requests that a robots.txt asks for, in seconds."""
    if not crawl_delay or crawl_delay <= 0:
        return rule
    return rule.model_copy(update={"requests_per_second": min(rule.requests_per_second, 1 / crawl_delay)})


@cache
def _rules() -> tuple[HostRule, dict[str, HostRule]]:
    content = yaml.safe_load(HOSTS.read_text(encoding="utf-8"))
    hosts = {name: HostRule.model_validate(rule) for name, rule in content["hosts"].items()}
    return HostRule.model_validate(content["other"]), hosts
