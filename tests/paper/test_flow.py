"""Content that runs on from page to page."""

from desk.paper.flow import BODY, QUIET, STRONG, WIDTH, Column, Flow
from desk.words import Words
from tests.paper.reading import faults, pages

EN = Words("en")


def test_a_paragraph_longer_than_a_page_goes_on() -> None:
    flow = Flow(EN, "the head")
    flow.paragraph("word " * 999)
    flow.paragraph("other " * 800)
    pdf = flow.finish()
    shown = pages(pdf)
    assert sum(page.count("word") for page in shown) == 999
    assert sum(page.count("other") for page in shown) == 800
    assert all(page.startswith("the head ") for page in shown[1:])
    assert faults(pdf, margin=20) == []


def test_one_page_has_no_number() -> None:
    flow = Flow(EN, "the head")
    flow.paragraph("short")
    assert pages(flow.finish()) == ["short"]


def test_a_row_stays_together_and_its_heads_come_again() -> None:
    flow = Flow(EN, "the head")
    columns = (Column(0, 60), Column(70, 200))
    heads = ("Left", "Right")
    flow.heads(columns, heads)
    for at in range(40):
        flow.row(columns, (f"row{at}", f"begin{at} " + "x " * 90 + f"end{at}"), heads)
    for page in pages(flow.finish()):
        assert "Left Right" in page
        assert all((f"begin{at} " in page) == (f"end{at} " in f"{page} ") for at in range(40))


def test_a_heading_stays_with_what_follows() -> None:
    flow = Flow(EN, "the head", bottom=600)
    flow.space(100)
    flow.heading("Heading")
    flow.paragraph("text")
    assert pages(flow.finish())[1] == "the head Heading text Page 2 of 2"


def test_figures_are_set_smaller_rather_than_broken() -> None:
    flow = Flow(EN, "the head")
    flow.row((Column(0, 60, "right", STRONG),), ("$999,999,999",))
    flow.row((Column(0, WIDTH), Column(0, WIDTH, "right", QUIET)), ("left", "right"))
    flow.stack((Column(0, 100), Column(120, 100)), (["a", "b"], []))
    flow.row((Column(0, WIDTH, style=BODY),), ("",))
    pdf = flow.finish()
    assert pages(pdf) == ["$999,999,999 left right ab"]
    assert faults(pdf) == []


def test_each_sheet_counts_its_own_pages() -> None:
    flow = Flow(EN, "first")
    flow.paragraph("word " * 999)
    flow.paragraph("other " * 800)
    flow.sheet("second")
    flow.paragraph("short")
    shown = pages(flow.finish())
    assert shown[0].endswith("Page 1 of 2") and shown[1].endswith("Page 2 of 2")
    assert shown[2] == "short"
