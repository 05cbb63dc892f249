"""Records as text for the terminal: whole sentences, in both languages, with nothing left unsaid."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from desk.cli import reports
from desk.exchange import shopify
from desk.exchange.csv_out import COLUMNS
from desk.operations import orders
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.answers import Amount, Answer, Deadline, Finding
from desk.records.money import Money
from desk.words import Words
from tests.exchange.export_file import ORDER, export, one_order, two_dolls
from tests.exchange.test_csv_out import come_back
from tests.words.test_answers import ANSWER as OPEN


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_report_of_an_import(empty_desk: Desk, tmp_path: Path, language: str) -> None:
    words, path = Words(language), tmp_path / "orders.csv"
    path.write_bytes(two_dolls(Cancelled_at="2026-02-03 12:00:00 -0600", Taxes="0.00", Total="212.95"))
    lines = reports.import_lines(words, shopify.check(empty_desk, path))
    assert lines[-1] == words("report.dry")
    assert any("#2001" in line for line in lines)
    assert reports.import_lines(words, to_end(shopify.run(empty_desk, path)))[-1] == words("report.written")
    assert reports.import_lines(words, shopify.check(empty_desk, path))[-1] == words("report.nothing")
    path.write_bytes(export(*one_order("#3", Total="x"), columns=(*ORDER, "Cancelled at", "Tags")))
    lines = reports.import_lines(words, shopify.check(empty_desk, path))
    assert lines[-1] == words("report.stopped")
    assert any("Tags" in line for line in lines) and any("2, Total" in line for line in lines)
    assert not any("{" in line or "import-" in line for line in lines)


def test_an_order(desk: Desk, words: Words) -> None:
    order = replace(orders.open_order(desk, "1001"), flags=("money-unclear",), note="ring twice")
    lines = reports.order_lines(words, order)
    assert lines[0].startswith("Order #1001") and lines[-1] == "ring twice"
    assert "Delivered Mar 9, 2026" in lines and "Total $235.71" in lines
    assert words("report.flag.money-unclear") in lines
    assert reports.order_lines(words, orders.open_order(desk, "1001"))[-1] == "Credited $0.00"


def test_a_return(desk: Desk, words: Words) -> None:
    ra = come_back(desk)
    assert ra.settlement is not None
    text = "\n".join(reports.return_lines(words, ra))
    for part in (
        ra.number,
        ra.settlement.slip,
        "$77.45 → store credit",
        "-$17.99",
        "[restocking]",
        "Mar 20, 2026",
    ):
        assert part in text
    assert "report." not in text
    assert "Back by" in text and "Back by" not in reports.return_lines(words, replace(ra, return_by=None))


def test_an_answer_that_lets_nothing_be_done_gives_its_reasons(words: Words) -> None:
    answer = Answer(
        "return_request",
        "refused",
        deadlines=(Deadline("the-shops-own", date(2026, 3, 13), "c"),),
        findings=(
            Finding("the-shops-own", "ra-request"),
            Finding("asked-late", values={"day": "2026-03-14"}),
            Finding("no-replacement", values={"sku": "A"}),
        ),
    )
    assert reports.answer_lines(words, answer) == [
        words("report.outcome.refused"),
        "  the shops own [ra-request]",
        f"  {words('finding.asked-late', day=date(2026, 3, 14))}",
        f"  {words('finding.no-replacement')}",
        "  the shops own: Mar 13, 2026  [c]",
    ]


def test_ways_bounds_hours_and_a_packs_own_names(words: Words) -> None:
    answer = replace(
        OPEN,
        charge=Money(300),
        amounts=(Amount("winding", Money(-100), "fair"),),
        deadlines=(Deadline("wind_by", date(2026, 3, 4), "c", time(10, 15)),),
        names={"winding": {"en": "Winding"}, "wind_by": {"en": "Wind it by"}},
    )
    lines = reports.answer_lines(words, answer)
    told = [" ".join(each.split()) for each in lines]
    assert "Winding -$1.00 [fair]" in told and "To be paid: $3.00" in told
    assert any(each.startswith("Wind it by: Mar 4, 2026") and "10:15" in each for each in told)
    assert "The customer may choose:" in told
    assert "Back to the original payment $9.00 to $11.00 · The owner decides" in told
    assert "Winding $1.50 to $3.60" in told


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_column_is_explained(language: str) -> None:
    words = Words(language)
    for kind, names in COLUMNS.items():
        for name, line in zip(names, reports.column_lines(words, kind), strict=True):
            assert line.startswith(name) and "export." not in line
