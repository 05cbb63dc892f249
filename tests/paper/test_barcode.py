"""Codes drawn for a 203 dpi printer and read back from what it would print."""

import pytest

from desk.paper.barcode import DOT, code128, qr
from desk.paper.page import LABEL, LETTER, Box, Paper
from desk.records import codes as numbers
from tests.paper.reading import codes


@pytest.mark.parametrize("align", ("left", "middle", "right"))
@pytest.mark.parametrize("number", ("7", "10100", "RA-26-00017-4", "cs 26/x", "CU-26-1234567-8"))
def test_code_128_reads_as_its_number(number: str, align: str) -> None:
    paper = Paper(LABEL, number, "en")
    assert code128(paper, number, Box(16, 100, 256, 40), align)
    assert codes(paper.finish()) == [("Code128", number)]


@pytest.mark.parametrize("counter", (1, 99_999, 1_234_567))
def test_own_numbers_read_in_both_codes(counter: int) -> None:
    for series in (numbers.RA, numbers.CREDIT_SLIP, numbers.ORDER):
        number = numbers.make(series, 2026, counter)
        paper = Paper(LABEL, number, "en")
        code128(paper, number, Box(16, 300, 256, 40), "middle")
        qr(paper, number, Box(40, 100, 84, 84))
        assert codes(paper.finish()) == [("Code128", number), ("QRCode", number)]


@pytest.mark.parametrize("number", ("", "№ 5", "a\tb", "x" * 60))
def test_what_has_no_bars_is_not_drawn(number: str) -> None:
    paper = Paper(LABEL, "x", "en")
    before = paper.finish()
    assert not code128(paper, number, Box(16, 100, 256, 40))
    assert paper.finish() == before


def test_a_qr_code_holds_any_text() -> None:
    paper = Paper(LETTER, "x", "en")
    qr(paper, "№ 5 山田", Box(200, 400, 120, 120))
    assert codes(paper.finish()) == [("QRCode", "№ 5 山田")]


def test_bars_stand_on_the_printers_dots() -> None:
    paper = Paper(LABEL, "x", "en")
    code128(paper, "RA-26-00017-4", Box(16, 100, 256, 40), "middle")
    ((_, bars),) = paper._pages[0]
    for bar in bars:
        for edge in (bar.x / DOT, bar.right / DOT):
            assert edge == pytest.approx(round(edge), abs=1e-6)
