"""What a finished paper shows: its text, its codes, and whether anything overlaps or leaves the page."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import zxingcpp

PRINTER = 203
Bounds = tuple[float, float, float, float]


@contextmanager
def opened(pdf: bytes) -> Iterator[pdfium.PdfDocument]:
    """The document, closed again."""
    document = pdfium.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def pages(pdf: bytes) -> list[str]:
    """Each page's text on one line, composed, with single spaces."""
    with opened(pdf) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return [" ".join(unicodedata.normalize("NFC", text).split()) for text in texts]


def text(pdf: bytes) -> str:
    """The text of all pages."""
    return " ".join(pages(pdf))


def codes(pdf: bytes) -> list[tuple[str, str]]:
    """Kind and content of every code on the first page as a label printer would draw it, sorted."""
    with opened(pdf) as document:
        picture = document[0].render(scale=PRINTER / 72).to_pil().convert("L")
    return sorted(
        (str(found.format).replace(" ", ""), found.text) for found in zxingcpp.read_barcodes(picture)
    )


def faults(pdf: bytes, margin: float = 14) -> list[str]:
    """Texts outside the page's margin, texts that run into another, and texts on bars."""
    found: list[str] = []
    with opened(pdf) as document:
        for number, page in enumerate(document):
            wide, high = page.get_size()
            objects = list(page.get_objects())
            texts = [each.get_bounds() for each in objects if each.type == raw.FPDF_PAGEOBJ_TEXT]
            bars = [each.get_bounds() for each in objects if is_bars(each)]
            inside = (margin, margin, wide - margin, high - margin)
            found += [f"page {number}: {box} outside" for box in texts if not within(box, inside)]
            found += [
                f"page {number}: {one} meets {other}"
                for at, one in enumerate(texts)
                for other in texts[at + 1 :] + bars
                if meet(one, other)
            ]
    return found


def is_bars(item: pdfium.PdfObject) -> bool:
    """Whether a drawn object is a code: a filled path without an outline."""
    fill, stroke = raw.c_int(), raw.FPDF_BOOL()
    return bool(
        item.type == raw.FPDF_PAGEOBJ_PATH
        and raw.FPDFPath_GetDrawMode(item.raw, fill, stroke)
        and fill.value
        and not stroke.value
    )


def within(box: Bounds, outer: Bounds) -> bool:
    """Whether a box lies within another."""
    return box[0] >= outer[0] and box[1] >= outer[1] and box[2] <= outer[2] and box[3] <= outer[3]


def meet(one: Bounds, other: Bounds) -> bool:
    """Whether two boxes overlap by more than half a point."""
    slack = 0.5
    return (
        one[0] < other[2] - slack
        and other[0] < one[2] - slack
        and one[1] < other[3] - slack
        and other[1] < one[3] - slack
    )
