"""Refuses the connections of a test process that would leave loopback."""

import ipaddress
import socket
from typing import Any


def stay_on_loopback(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse a connection to another machine, whoever asks for it; a datagram socket may ask for its own address."""
    if event != "socket.connect":
        return
    stream, address = arguments
    if stream.family not in (socket.AF_INET, socket.AF_INET6) or stream.type != socket.SOCK_STREAM:
        return
    host = str(address[0])
    if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
        raise RuntimeError(f"a test connects to {host}; tests stay on loopback")
