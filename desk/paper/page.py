"""Sheets of paper that text, rules and bars are put on, and the PDF that they become."""

from collections.abc import Sequence
from hashlib import sha256
from io import BytesIO
from typing import Any, NamedTuple

from desk.paper.fonts import system_faces
from desk.paper.letters import printable, visual
from desk.paper.lines import Style, width

INCH = 72.0
LABEL = (4 * INCH, 6 * INCH)
LETTER = (8.5 * INCH, 11 * INCH)
_SLACK = 0.01


class Box(NamedTuple):
    """A place on a page in points; ``x`` and ``y`` are its lower left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def top(self) -> float:
        """The height of its upper edge."""
        return self.y + self.height

    @property
    def right(self) -> float:
        """The place of its right edge."""
        return self.x + self.width


class Paper:
    """A document in the making; what is put outside its page is a bug and raises ValueError."""

    def __init__(self, size: tuple[float, float], title: str, language: str) -> None:
        self.width, self.height = size
        self._title = title
        self._language = language
        self._pages: list[list[tuple[Any, ...]]] = [[]]
        self._at = 0

    @property
    def count(self) -> int:
        """The number of pages so far."""
        return len(self._pages)

    def turn(self) -> None:
        """Go on with a new page."""
        self._pages.append([])
        self._at = len(self._pages) - 1

    def back_to(self, page: int) -> None:
        """Go on with the page of this index, for what is known only at the end."""
        self._at = page

    def text(self, x: float, y: float, text: str, style: Style, align: str = "left") -> None:
        """Put one line on the baseline ``y``; ``x`` is its left end, right end or middle by ``align``."""
        text = printable(text)
        wide = width(text, style)
        x -= {"left": 0.0, "right": wide, "middle": wide / 2}[align]
        self._check(Box(x, y - 0.25 * style.size, wide, 1.1 * style.size), text)
        runs = system_faces().runs(visual(text), style.bold)
        self._pages[self._at].append((_draw_text, x, y, runs, style))

    def rule(self, x: float, y: float, length: float, weight: float = 0.5, ink: float = 0.72) -> None:
        """Put a level line."""
        self._check(Box(x, y, length, 0), "rule")
        self._pages[self._at].append((_draw_rule, Box(x, y, length, 0), weight, ink))

    def frame(self, box: Box, weight: float = 0.8, dash: tuple[float, ...] = ()) -> None:
        """Put the outline of a box, dashed where it is to be cut."""
        self._check(box, "frame")
        self._pages[self._at].append((_draw_frame, box, weight, dash))

    def bars(self, boxes: Sequence[Box]) -> None:
        """Put black boxes, drawn as one shape so that no hair line parts two that touch."""
        for box in boxes:
            self._check(box, "bar")
        self._pages[self._at].append((_draw_bars, boxes))

    def picture(self, box: Box, data: bytes) -> None:
        """Put a JPEG into a box as it is, byte for byte: nothing decodes it, or looks for it elsewhere."""
        self._check(box, "picture")
        self._pages[self._at].append((_draw_picture, box, data))

    def drawing(self, box: Box, drawing: Any) -> None:
        """Put a drawing of reportlab's, which has this size, into a box."""
        self._check(box, "drawing")
        self._pages[self._at].append((_draw_drawing, box, drawing))

    def finish(self) -> bytes:
        """The PDF; the same bytes for the same content."""
        canvas, out = _canvas((self.width, self.height), self._language)
        canvas.setTitle(self._title)
        for page in self._pages:
            for draw, *values in page:
                draw(canvas, *values)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    def _check(self, box: Box, what: str) -> None:
        inside = (
            box.x >= -_SLACK
            and box.y >= -_SLACK
            and box.right <= self.width + _SLACK
            and box.top <= self.height + _SLACK
        )
        if not inside:
            raise ValueError(f"outside the page: {what[:60]!r} at {box}")


def _canvas(size: tuple[float, float], language: str) -> tuple[Any, BytesIO]:
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    # Pictures are bytes of ours, and nothing asks for an address; should it ever, reportlab opens no host.
    rl_config.trustedHosts, rl_config.trustedSchemes = [], []
    out = BytesIO()
    canvas: Any = Canvas(
        out,
        pagesize=size,
        invariant=1,
        pageCompression=1,
        initialFontName=system_faces().name,
        lang=language,
    )
    canvas.setCreator("Desk")
    return canvas, out


def _draw_text(canvas: Any, x: float, y: float, runs: tuple[tuple[str, str], ...], style: Style) -> None:
    text = canvas.beginText(x, y)
    text.setFillGray(style.ink)
    for name, piece in runs:
        text.setFont(name, style.size)
        text.textOut(piece)
    canvas.drawText(text)


def _draw_rule(canvas: Any, place: Box, weight: float, ink: float) -> None:
    canvas.setLineWidth(weight)
    canvas.setStrokeGray(ink)
    canvas.line(place.x, place.y, place.right, place.y)


def _draw_frame(canvas: Any, box: Box, weight: float, dash: tuple[float, ...]) -> None:
    canvas.setLineWidth(weight)
    canvas.setStrokeGray(0)
    canvas.setDash(list(dash))
    canvas.rect(*box)
    canvas.setDash([])


def _draw_bars(canvas: Any, boxes: Sequence[Box]) -> None:
    path = canvas.beginPath()
    for box in boxes:
        path.rect(*box)
    canvas.setFillGray(0)
    canvas.drawPath(path, stroke=0, fill=1)


def _draw_drawing(canvas: Any, box: Box, drawing: Any) -> None:
    from reportlab.graphics import renderPDF

    renderPDF.draw(drawing, canvas, box.x, box.y)


def _draw_picture(canvas: Any, box: Box, data: bytes) -> None:
    """Once in the file however often it is drawn; raises ValueError for bytes that are no JPEG."""
    from reportlab.pdfbase.pdfdoc import PDFImageXObject

    name = sha256(data).hexdigest()
    if not canvas.hasForm(name):
        made = PDFImageXObject(name)
        if not made.loadImageFromJPEG(BytesIO(data)):
            raise ValueError("no JPEG")
        # As bytes, not as the letters that reportlab makes of them, which take a quarter more room.
        made.streamContent, made._filters = data, ("DCTDecode",)
        canvas._doc.addForm(name, made)
    canvas.saveState()
    canvas.translate(box.x, box.y)
    canvas.scale(box.width, box.height)
    canvas.doForm(name)
    canvas.restoreState()
