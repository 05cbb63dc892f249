"""Papers against the same pages drawn bare with reportlab and segno.

The floor knows each text, its place, its size and its font by heart, and writes them with the same system
fonts, embedded in parts too; it wraps, fits, formats and checks nothing.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import segno
from benchmarks import shops
from benchmarks.timing import Pair, batched
from pypdfium2 import PdfDocument
from pypdfium2 import raw as pdfium
from reportlab.graphics.barcode.code128 import Code128
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from desk.operations import credits, returns
from desk.paper import credit_slip, ra_label, ra_sheet
from desk.paper.fonts import system_faces
from desk.words import Words

_PAPERS = {"ra_label": ra_label, "credit_slip": credit_slip, "ra_sheet": ra_sheet}
_QR_MODULE = 2.5


class Text(NamedTuple):
    """A text as a page shows it."""

    x: float
    y: float
    font: str
    size: float
    text: str


class Page(NamedTuple):
    """What a page shows: its size and its texts."""

    size: tuple[float, float]
    texts: list[Text]


def paper(name: str) -> Callable[[Path], AbstractContextManager[Pair]]:
    """A paper of the worked return: ``ra_label``, ``ra_sheet`` or ``credit_slip``."""

    @contextmanager
    def pair(folder: Path) -> Iterator[Pair]:
        desk, words = shops.empty_shop(None), Words("en")
        ra = shops.arrived(desk)
        slip = returns.settle(desk, ra).slip.number
        on_slip = name == "credit_slip"
        number = slip if on_slip else ra.ra.number
        record = credits.credit_slip(desk, slip) if on_slip else returns.return_paper(desk, number)
        desk.db.close()
        render = _PAPERS[name].render
        pages = _read(render(record, words), _bare_fonts())
        yield Pair(batched(lambda: render(record, words)), batched(lambda: _draw(pages, number)))

    return pair


def _bare_fonts() -> dict[bool, str]:
    """The papers' own font files, registered as reportlab does it; the bold one under True."""
    names = {}
    for face in (system_faces().runs("A", bold)[0][0] for bold in (False, True)):
        path = pdfmetrics.getFont(face).face.filename
        names["Bold" in face] = f"bare-{face}"
        pdfmetrics.registerFont(TTFont(f"bare-{face}", path, asciiReadable=False))
    return names


def _read(data: bytes, fonts: dict[bool, str]) -> list[Page]:
    """What stands on each page of a PDF, piece by piece as it was written."""
    pages = []
    for page in PdfDocument(data):
        pieces = page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT], textpage=page.get_textpage())
        pages.append(Page(page.get_size(), [_text(piece, fonts) for piece in pieces]))
    return pages


def _text(piece: object, fonts: dict[bool, str]) -> Text:
    place = piece.get_matrix()
    font = fonts["Bold" in piece.get_font().get_base_name()]
    return Text(place.e, place.f, font, piece.get_font_size(), piece.extract())


def _draw(pages: list[Page], number: str) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=pages[0].size, invariant=1, pageCompression=1)
    for at, page in enumerate(pages):
        for x, y, font, size, text in page.texts:
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
        if at == 0:
            Code128(number, barWidth=1.0, barHeight=52).drawOn(canvas, 20, 120)
            _draw_qr(canvas, number)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw_qr(canvas: Canvas, number: str) -> None:
    path = canvas.beginPath()
    for y, row in enumerate(segno.make_qr(number, error="m").matrix):
        x = 0
        for dark, modules in groupby(row):
            length = len(list(modules))
            if dark:
                path.rect(20 + x * _QR_MODULE, 100 - y * _QR_MODULE, length * _QR_MODULE, _QR_MODULE)
            x += length
    canvas.drawPath(path, stroke=0, fill=1)
