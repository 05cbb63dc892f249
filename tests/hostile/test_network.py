"""No test reaches another computer: tests/conftest.py stops whatever tries, in the whole suite."""

import socket
import subprocess
import sys
import urllib.request

import pytest

ANYWHERE = "127.0.0.1"


def test_whatever_reaches_for_the_network_is_stopped() -> None:
    with pytest.raises(RuntimeError, match="network"), socket.socket() as line:
        line.connect((ANYWHERE, 9))
    with pytest.raises(RuntimeError, match="network"):
        socket.getaddrinfo("example.com", 80)
    with pytest.raises(RuntimeError, match="network"):
        urllib.request.urlopen(f"http://{ANYWHERE}:9/", timeout=1)


@pytest.mark.slow
def test_a_start_loads_nothing_that_could() -> None:
    """The window's modules leave the network's libraries out; only stdnum brings some, for a check digit."""
    told = subprocess.run(
        [sys.executable, "-c", LOOK], capture_output=True, text=True, check=True, timeout=60
    ).stdout.split()
    assert told == []


LOOK = """
import sys
import desk.app, desk.gui.main_window, desk.gui.application, desk.gui.windows
network = ("socket", "ssl", "urllib.request", "http.client", "PySide6.QtNetwork")
print(*[name for name in network if name in sys.modules])
"""
