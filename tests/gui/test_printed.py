"""Printed really: through a print server to the printer that is remembered for each kind of paper."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gui import spooler
from tests.paper.reading import codes, opened

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(180),
    pytest.mark.skipif(bool(spooler.lacking()), reason=spooler.lacking()),
]


@pytest.fixture
def server() -> Iterator[spooler.Spooler]:
    """A print server with a label printer and a Letter printer."""
    made = spooler.Spooler()
    try:
        made.start()
        yield made
    finally:
        made.stop()


def size(pdf: bytes) -> list[list[int]]:
    """The pages' sizes in points."""
    with opened(pdf) as document:
        return [[round(side) for side in page.get_size()] for page in document]


def test_a_label_and_a_slip_come_out_of_their_printers(server: spooler.Spooler, tmp_path: Path) -> None:
    command = (sys.executable, "-m", "tests.gui.printing_child", str(tmp_path))
    surroundings = {**server.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    told = dict(line.split("|")[0::2] for line in done.stdout.splitlines())
    ran = dict(line.split("|")[0:2] for line in done.stdout.splitlines())
    assert told == {"ra_label": "Printed on label.", "credit_slip": "Printed on letter."}
    label, slip = server.printed("label"), server.printed("letter")
    assert (size(label), size(slip)) == ([[288, 432]], [[612, 792]])
    assert ("Code128", ran["ra_label"]) in codes(label)
    assert codes(slip) == [("Code128", ran["credit_slip"]), ("QRCode", ran["credit_slip"])]
