"""Sheets: what is put on them lies within them and comes out the same."""

import pypdfium2.raw as raw
import pytest
from reportlab import rl_config

from desk.paper.lines import Style
from desk.paper.page import LABEL, LETTER, Box, Paper
from tests.exchange.photo_samples import jpeg, png
from tests.paper.reading import opened, text

BODY = Style(9)


def test_what_leaves_the_page_is_a_bug() -> None:
    paper = Paper(LABEL, "x", "en")
    for place in ((-5, 100), (280, 100), (10, -1), (10, 430)):
        with pytest.raises(ValueError, match="outside the page"):
            paper.text(*place, "letters", BODY)
    with pytest.raises(ValueError, match="rule"):
        paper.rule(10, 10, 300)
    with pytest.raises(ValueError, match="frame"):
        paper.frame(Box(10, 10, 10, 500))
    with pytest.raises(ValueError, match="bar"):
        paper.bars([Box(10, 10, 1, 1), Box(300, 10, 1, 1)])


def test_text_is_aligned_by_its_width() -> None:
    paper = Paper(LABEL, "x", "en")
    for align, y in (("left", 300), ("right", 200), ("middle", 100)):
        paper.text(144, y, "HHHH", BODY, align)
    with opened(paper.finish()) as document:
        left, right, middle = (each.get_bounds() for each in document[0].get_objects())
    assert left[0] == pytest.approx(144, abs=2)
    assert right[2] == pytest.approx(144, abs=2)
    assert (middle[0] + middle[2]) / 2 == pytest.approx(144, abs=1)


def test_pages_follow_and_can_be_gone_back_to() -> None:
    paper = Paper(LABEL, "x", "en")
    paper.text(20, 300, "first", BODY)
    paper.turn()
    paper.text(20, 300, "second", BODY)
    paper.back_to(0)
    paper.text(20, 200, "late", BODY)
    assert paper.count == 2
    assert text(paper.finish()) == "first late second"


def test_a_document_carries_its_title_and_no_font_that_is_not_embedded() -> None:
    paper = Paper(LABEL, "R&D (x) 山田", "es")
    paper.text(20, 300, "山田 Ω", BODY)
    pdf = paper.finish()
    with opened(pdf) as document:
        assert document.get_metadata_value("Title") == "R&D (x) 山田"
    assert b"/Helvetica" not in pdf
    assert pdf.count(b"/FontFile2") == pdf.count(b"/Type /FontDescriptor") == 2


def test_reportlab_trusts_no_address() -> None:
    Paper(LABEL, "x", "en").finish()
    assert rl_config.trustedHosts == rl_config.trustedSchemes == []


def test_a_picture_is_kept_once_and_only_as_a_jpeg() -> None:
    paper, data = Paper(LETTER, "t", "en"), jpeg()
    for y in (100, 300):
        paper.picture(Box(72, y, 60, 40), data)
    paper.turn()
    paper.picture(Box(72, 100, 60, 40), data)
    pdf = paper.finish()
    assert pdf.count(data) == 1 and pdf == paper.finish()
    with opened(pdf) as document:
        kinds = [[each.type for each in page.get_objects()] for page in document]
    assert kinds == [[raw.FPDF_PAGEOBJ_IMAGE] * 2, [raw.FPDF_PAGEOBJ_IMAGE]]
    for other in (b"", b"\xff\xd8\xff", png(), data[:40]):
        wrong = Paper(LETTER, "t", "en")
        wrong.picture(Box(72, 100, 60, 40), other)
        with pytest.raises(ValueError, match="no JPEG"):
            wrong.finish()
    with pytest.raises(ValueError, match="outside"):
        paper.picture(Box(600, 100, 60, 40), data)
