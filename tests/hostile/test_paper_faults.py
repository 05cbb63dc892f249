"""What looks at papers is caught out by none: one that reads markup is seen, and one that acts."""

from io import BytesIO
from pathlib import Path

import pytest

from tests.hostile.conftest import MINUTES
from tests.hostile.test_papers import acts, lost
from tests.hostile.watch import watched

pytestmark = [pytest.mark.slow, pytest.mark.timeout(MINUTES * 60)]


def flowed(text: str) -> bytes:
    """A text as reportlab's own paragraph prints it, which reads it as markup."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    out = BytesIO()
    SimpleDocTemplate(out).build([Paragraph(text, getSampleStyleSheet()["Normal"])])
    return out.getvalue()


def test_a_paper_that_reads_markup_is_caught(bait: Path) -> None:
    assert lost(flowed("plain"), "plain", 1) == ""
    for text in ("&lt;", "Smith <u>smith@example.com</u>", "a<b>c</b>"):
        assert lost(flowed(text), text, 1), text
    with watched(bait) as done:
        flowed(f'x <img src="{bait}" width="9" height="9"/>')
    assert any(str(bait) in each for each in done)


def test_a_paper_that_acts_is_caught() -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 72, "/OpenAction << /S /JavaScript >>")
    canvas.setTitle("/OpenAction << /S /JavaScript >> (x)")
    canvas.showPage()
    canvas.save()
    assert acts(out.getvalue()) == []
    out = BytesIO()
    canvas = Canvas(out)
    canvas.linkURL("http://127.0.0.1:9/", (0, 0, 9, 9))
    canvas.showPage()
    canvas.save()
    assert set(acts(out.getvalue())) >= {b"/URI", b"/Annots"}
