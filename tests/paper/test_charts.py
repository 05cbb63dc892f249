"""The chart of a report: bars of this period beside the year before, named, in any colours."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import reports
from desk.operations.desk import Desk
from desk.paper import charts
from desk.records.money import Money
from desk.records.reports import KINDS, Report, Row, Table
from desk.words import Words
from tests.gui.returning import settled
from tests.paper.reading import text

EN = Words("en")
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
SIZE = (360.0, 200.0)


@pytest.fixture
def fees(desk: Desk) -> Report:
    """A report that has one row."""
    settled(desk)
    return reports.make_report(desk, "fees", *YEAR)


def many(report: Report, count: int, name: str = "clause") -> Report:
    """The report with so many rows, each with another amount."""
    rows = tuple(
        Row(("4200", f"{name}-{place}"), (1, Money(0), Money(0), Money(place), Money(0)))
        for place in range(count)
    )
    return replace(report, table=Table(report.table.columns, 3, rows, report.table.total))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_report_is_drawn_the_same_each_time(desk: Desk, kind: str, language: str) -> None:
    settled(desk)
    words, report = Words(language), reports.make_report(desk, kind, *YEAR)
    pdf = charts.render(report, words, SIZE)
    assert pdf == charts.render(report, words, SIZE)
    assert words("books.column.year_before") in text(pdf)


def test_nothing_at_all_is_drawn_as_an_empty_chart(empty_desk: Desk) -> None:
    for kind in ("sales", "fees"):
        assert charts.render(reports.make_report(empty_desk, kind, *YEAR), EN, SIZE)


def test_the_largest_are_drawn_where_there_are_many(fees: Report) -> None:
    found = charts.bars_of(many(fees, 30), EN)
    assert len(found.names) == charts.MOST and found.now[0] == 0.18 and found.now[-1] == 0.29
    assert not found.months and found.names[0] == "4200 Restocking fees · clause-18"
    assert charts.height(many(fees, 30), EN) > charts.height(many(fees, 1), EN)


def test_many_months_are_named_here_and_there(desk: Desk) -> None:
    report = reports.make_report(desk, "sales", date(2020, 1, 1), date(2026, 12, 31))
    said = text(charts.render(report, EN, SIZE))
    assert "Jan 2020" in said and "Feb 2020" not in said
    assert charts.height(report, EN) == 190


def test_names_from_people_are_drawn_as_they_are(fees: Report) -> None:
    said = text(charts.render(many(fees, 2, "<b>&amp;\u202eŁódź " + "W" * 80), EN, SIZE))
    assert "<b>&am…" in said


def test_other_colours_make_another_picture(fees: Report) -> None:
    dark = charts.Ink("#171b20", "#e6eaee", "#343c45", "#5cc3d8", "#4a545f")
    assert charts.render(fees, EN, SIZE, dark) != charts.render(fees, EN, SIZE)


def test_values_at_an_axis_are_short() -> None:
    told = [charts.short(each) for each in (0, 0.5, 999, 1500, -2_000_000, 12_340)]
    assert told == ["0", "0.5", "999", "1.5k", "-2M", "12.34k"]
