"""Manners for a host on loopback: in a hurry, and admitted though its address is private."""

from extractors.sources.web.manners import Manners

HASTY = Manners(
    requests_per_second=1000.0,
    private_hosts=frozenset({"127.0.0.1", "news.example"}),
    first_wait=0.01,
    longest_wait=0.05,
    connect_timeout=1.0,
    read_timeout=1.0,
    total_timeout=10.0,
)
