"""The return label: what a customer puts on a parcel, and what the counter scans when it comes back."""

from desk.paper.barcode import code128, qr
from desk.paper.lines import Style, balanced, fit, too_long, wrap
from desk.paper.page import LABEL, Box, Paper
from desk.paper.parts import copy_mark, stamp
from desk.records.contacts import address_lines
from desk.records.papers import ReturnPaper
from desk.words import Words

_MARGIN = 16.0
_SIGN = Style(25, bold=True)
_SMALL = Style(7.5, spacing=1.3)
_SENDER = Style(10, spacing=1.2)
_SHOP = Style(14, bold=True, spacing=1.2)
_STREET = Style(11.5, spacing=1.25)
_NUMBER = Style(31, bold=True)
_DAY = Style(16, bold=True)
_ORDER = Style(10.5, bold=True)
_CUE = Style(9.5, bold=True, spacing=1.25)
_LIST = Style(7.5, spacing=1.25)
_BELOW = 7.0
_MOST_LISTED = 4
_SMALLEST = 0.55
_LEGIBLE = 6.0
_SHRINK = 0.9
_GAP = Style(5)
_LARGEST_QR = 84.0
_CUE_HEIGHT = 31.0
# Four modules of the largest QR code stay white between it and the bars.
_BETWEEN = 16.0


def render(paper: ReturnPaper, words: Words) -> bytes:
    """The label on 4 x 6 in; the same bytes for the same record and copy number.

    Raises BadInput ``letter-unprintable`` or ``text-too-long`` rather than print a name in part.
    """
    sheet = Paper(LABEL, paper.ra.number, words.language)
    box = Box(_MARGIN, _MARGIN, LABEL[0] - 2 * _MARGIN, LABEL[1] - 2 * _MARGIN)
    draw_address(sheet, Box(box.x, 262, box.width, box.top - 262), paper, words)
    sheet.rule(box.x, 254, box.width, 1.4, 0)
    draw_cue(sheet, Box(box.x, box.y, box.width, _CUE_HEIGHT), words)
    foot = box.y + _CUE_HEIGHT + 16
    draw_number(sheet, Box(box.x, foot, box.width, 246 - foot), paper, words)
    return sheet.finish()


def draw_address(sheet: Paper, box: Box, paper: ReturnPaper, words: Words) -> None:
    """The upper part: RETURN, who sends it, and where it goes, set smaller until it fits the box."""
    y = box.top - _SIGN.size * 0.8
    style, (sign, *_) = fit(words("paper.return"), _SIGN, box.width - 90, 1)
    sheet.text(box.x, y, sign, style)
    stamp(sheet, copy_mark(words, paper.copy), box.right, y + 3)
    sheet.rule(box.x, y - 9, box.width, 1.4, 0)
    y -= 14
    scale = 1.0
    while True:
        lines = _address(box.width, paper, words, scale)
        if sum(style.line for style, _ in lines) <= y - box.y:
            break
        scale *= _SHRINK
        if scale < _SMALLEST:
            raise too_long(max(_texts(paper), key=len))
    for style, line in lines:
        if line:
            sheet.text(box.x, y - style.size, line, style)
        y -= style.line


def draw_number(sheet: Paper, box: Box, paper: ReturnPaper, words: Words) -> None:
    """The number large, as bars and as a QR code with the day it must be back by beside it; fills the box.

    Of a parcel of several returns all are listed below, with what comes of each.
    """
    listed = _contents(paper, words, box.width)
    low = len(listed) * _LIST.line + (_BELOW if listed else 0)
    _codes(sheet, Box(box.x, box.y + low, box.width, box.height - low), paper, words)
    for at, line in enumerate(listed, start=1):
        sheet.text(box.x, box.y + 2 + (len(listed) - at) * _LIST.line, line, _LIST)


def _codes(sheet: Paper, box: Box, paper: ReturnPaper, words: Words) -> None:
    number = paper.ra.on_parcel
    style, (line, *_) = fit(number, _NUMBER, box.width, 1, least=8)
    y = box.top - style.size * 0.73
    sheet.text(box.x + box.width / 2, y, line, style, "middle")
    free = y - box.y - 10 - _BETWEEN
    side = min(_LARGEST_QR, free * 0.6)
    code128(sheet, number, Box(box.x, box.y + side + _BETWEEN, box.width, free - side), "middle")
    corner = Box(box.x, box.y, side, side)
    qr(sheet, number, corner)
    _day_and_order(sheet, Box(corner.right + 18, box.y, box.width - side - 18, side), paper, words)


def _contents(paper: ReturnPaper, words: Words, room: float) -> list[str]:
    """A line for each return of a parcel of several, or that has another's number; its pieces if they fit."""
    if not paper.together and not paper.ra.head:
        return []
    shown = paper.parcel if len(paper.parcel) <= _MOST_LISTED else paper.parcel[: _MOST_LISTED - 1]
    lines = [words.count("paper.in_parcel", len(paper.parcel))]
    for each in shown:
        pieces = ", ".join(f"{line.quantity} × {line.sku}" for line in each.lines)
        count = words.count("paper.so_many_pieces", sum(line.quantity for line in each.lines))
        told = [f"{each.number} · {each.order} · {goods}" for goods in (pieces, count)]
        lines.append(next((text for text in told if _fits(text, room)), f"{each.number} · {count}"))
    if len(shown) < len(paper.parcel):
        lines.append(words("paper.in_parcel_more", count=len(paper.parcel) - len(shown)))
    return lines


def _fits(text: str, room: float) -> bool:
    return len(wrap(text, _LIST, room)) == 1


def draw_cue(sheet: Paper, box: Box, words: Words) -> None:
    """The cue to write the number on the outside, framed."""
    lines = balanced(words("paper.write_outside"), _CUE, box.width - 12)
    sheet.frame(box, 1.2)
    y = box.y + box.height / 2 + (len(lines) * _CUE.line) / 2 - _CUE.size * 0.98
    for line in lines:
        sheet.text(box.x + box.width / 2, y, line, _CUE, "middle")
        y -= _CUE.line


def _day_and_order(sheet: Paper, box: Box, paper: ReturnPaper, words: Words) -> None:
    """The day and the order beside the QR code."""
    facts = (
        ("paper.return_by", words.day(paper.return_by), _DAY),
        ("paper.order", "" if paper.together or paper.ra.head else paper.ra.order, _ORDER),
    )
    y = box.top
    for label, text, style in facts:
        if not text:
            continue
        fitted, lines = fit(text, style, box.width, 2)
        sheet.text(box.x, y - _SMALL.size, words(label), _SMALL)
        y -= _SMALL.line + 2
        for line in lines:
            sheet.text(box.x, y - fitted.size * 0.85, line, fitted)
            y -= fitted.size * 1.15
        y -= 10


def _address(room: float, paper: ReturnPaper, words: Words, scale: float) -> list[tuple[Style, str]]:
    """Sender and addressee in lines, set at ``scale`` of their size; an empty line is a gap."""
    sender, shop, *streets = _texts(paper)
    texts = ((_SENDER, sender), (_SHOP, shop), *((_STREET, street) for street in streets))
    shown: list[tuple[Style, str]] = []
    for at, (style, text) in enumerate(texts):
        style = style.at(max(style.size * scale, _LEGIBLE))
        lines = wrap(text, style, room)
        if at < 2 and lines:
            label = words(("paper.from", "paper.to")[at])
            shown += [(_GAP, ""), (_SMALL, label)]
        shown += [(style, line) for line in lines]
    return shown


def _texts(paper: ReturnPaper) -> tuple[str, ...]:
    shop = paper.shop
    sender = paper.customer.name or paper.ra.customer
    return (sender, shop.name, *address_lines(shop.address, shop.address.country))
