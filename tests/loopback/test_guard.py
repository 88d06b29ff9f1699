"""The tests' own guard (tests/conftest.py): nothing connects to another machine."""

import socket

import pytest


def test_a_connection_to_another_machine_is_refused() -> None:
    """The address is one for documentation (RFC 5737), which leads nowhere."""
    with socket.socket() as stream, pytest.raises(RuntimeError, match="stay on loopback"):
        stream.connect(("192.0.2.1", 80))
