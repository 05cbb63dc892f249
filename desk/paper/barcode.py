"""Code 128 and QR codes as bars on a paper, sized to the dots of a 203 dpi label printer."""

from desk.paper.page import Box, Paper

DOT = 72 / 203
_QUIET = 10
_THINNEST, _THICKEST = 2, 3


def code128(paper: Paper, number: str, box: Box, align: str = "left") -> bool:
    """Draw a number over the box's full height; False and nothing drawn if it has no bars or they do not fit.

    The quiet zone of ten modules on each side lies within the box, save where the bars are aligned with the
    box's edge: there it is the margin of the page.
    """
    if not (number and number.isascii() and number.isprintable()):
        return False
    widths = _code128_widths(number)
    modules = sum(widths)
    margins = _QUIET * (2 if align == "middle" else 1)
    dots = min(int(box.width / DOT / (modules + margins)), _THICKEST)
    if dots < _THINNEST:
        return False
    module = dots * DOT
    spare = box.width - modules * module
    x = _snapped(box.x + {"left": 0.0, "right": spare, "middle": spare / 2}[align])
    bars = []
    for place, width in enumerate(widths):
        if place % 2 == 0:
            bars.append(Box(x, box.y, width * module, box.height))
        x += width * module
    paper.bars(bars)
    return True


def qr(paper: Paper, number: str, box: Box) -> None:
    """Draw a QR code as large as the box allows, at its top left; four modules around it stay white."""
    from segno import make_qr

    rows = make_qr(number, error="m").matrix
    module = max(int(box.width / DOT / len(rows)), 1) * DOT
    left, y = _snapped(box.x), _snapped(box.top)
    bars = []
    for row in rows:
        y -= module
        for start, end in _dark_runs(row):
            bars.append(Box(left + start * module, y, (end - start) * module, module))
    paper.bars(bars)


def _code128_widths(number: str) -> list[int]:
    """Bar, space, bar ... in modules."""
    from reportlab.graphics.barcode.code128 import Code128

    code = Code128(number, quiet=0)
    code.validate()
    code.encode()
    return [ord(letter.lower()) - ord("a") + 1 for letter in code.decompose()]


def _dark_runs(row: bytearray) -> list[tuple[int, int]]:
    runs, at = [], row.find(1)
    while at >= 0:
        end = row.find(0, at)
        end = len(row) if end < 0 else end
        runs.append((at, end))
        at = row.find(1, end)
    return runs


def _snapped(place: float) -> float:
    return round(place / DOT) * DOT
