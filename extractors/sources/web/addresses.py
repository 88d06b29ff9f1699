"""The addresses that a host name stands for, and which of them may be connected to."""

import ipaddress
import socket
from collections.abc import Callable

from extractors.rejections import RejectionCode
from extractors.sources.web.failure import FetchFailed, passing

Resolver = Callable[[str, int], list[str]]
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# IPv6 networks whose addresses carry an IPv4 address to which a gateway passes on: NAT64 (RFC 6052, RFC 8215).
TRANSLATED = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host as the system's resolver tells them, in its order; raises OSError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def choose_addresses(host: str, port: int, *, resolver: Resolver, allow_private: bool) -> list[str]:
    """The addresses to try, all checked: the connection is made to one of these, never to the name.

    Raises FetchFailed with forbidden_address where any of them is not public, unless `allow_private`; a name with one
    private address among public ones is not to be trusted with either.
    """
    try:
        addresses = resolver(host, port)
    except (OSError, UnicodeError) as error:
        raise passing(f"host {host} has no address ({error})") from None
    if not addresses:
        raise passing(f"host {host} has no address")
    if not allow_private:
        for address in addresses:
            if not is_public(address):
                detail = f"host {host} is {address}, which is no public address"
                raise FetchFailed(RejectionCode.FORBIDDEN_ADDRESS, detail)
    return addresses


def is_public(address: str) -> bool:
    """Whether an address is one of the public internet: not private, loopback, link-local, reserved or multicast."""
    try:
        parsed: Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if "%" in address:
        return False
    inner = _carried(parsed)
    return parsed.is_global and not parsed.is_multicast and (inner is None or is_public(str(inner)))


def _carried(address: Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address is another spelling of, or a tunnel to."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if any(address in network for network in TRANSLATED):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if address.teredo:
        return address.teredo[1]
    return address.ipv4_mapped or address.sixtofour
