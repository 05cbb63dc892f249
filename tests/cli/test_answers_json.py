"""Answers as scripts read them: the keys of case files, money and days as text."""

import json
from datetime import date, time
from pathlib import Path

from desk.cli import answers_json
from desk.exchange import shopify
from desk.operations import orders, returns
from desk.operations.desk import Desk
from desk.records.answers import Amount, Answer, Deadline, Finding, Instalment, Interval, Option
from desk.records.facts import LinePart
from desk.records.money import Money
from desk.records.returns import Ask
from tests.exchange.export_file import two_dolls
from tests.exchange.test_csv_out import come_back


def test_an_answer_has_the_keys_of_case_files() -> None:
    answer = Answer(
        ask="return",
        outcome="allowed",
        destination="store_credit",
        credit=Money(7745),
        amounts=(
            Amount("merchandise", Money(5000), "credit-only"),
            Amount("merchandise", Money(3995), "credit-only"),
            Amount("restocking_fee", Money(-1250), "restocking"),
        ),
        figures={"total": Money(23571)},
        deadlines=(Deadline("return_by", date(2026, 3, 23), "ra-return-by"),),
        cites=("restocking",),
        requirements=("insure",),
        readings={"tax-on-returns": "credited"},
        findings=(Finding("asked-late", "ra-request", values={"day": "2026-03-14"}),),
    )
    plain = answers_json.answer_json(answer, "RA-26-00017-4", "CS-26-00001-1")
    assert json.loads(answers_json.to_text(plain)) == plain
    assert (plain["number"], plain["slip"], plain["outcome"]) == ("RA-26-00017-4", "CS-26-00001-1", "allowed")
    assert (plain["credit"], plain["charge"], plain["total"]) == ("77.45", "0.00", "235.71")
    assert plain["amounts"] == {"merchandise": "89.95", "restocking_fee": "-12.50"}
    assert plain["deadlines"] == {"return_by": "2026-03-23"}
    assert (plain["cites"], plain["requirements"]) == (["restocking"], ["insure"])
    assert plain["findings"][0]["key"] == "asked-late"


def test_what_is_left_to_choose_is_told_too() -> None:
    fee, credit = (
        Interval("winding", Money(100), Money(300), "fair", "1"),
        Interval("credit", Money(900), Money(1100)),
    )
    answer = Answer(
        ask="return",
        outcome="owner",
        deadlines=(Deadline("claim_by", date(2026, 3, 4), "c", time(10, 15)),),
        options=(
            Option("original_payment", "owner", intervals=(fee, credit)),
            Option("store_credit", "allowed", Money(1200)),
        ),
        intervals=(fee, fee, credit),
        tenders={"store_credit": Money(700)},
        schedule=(Instalment(date(2026, 4, 1), Money(2500)),),
        names={"winding": {"en": "Winding"}},
    )
    plain = answers_json.answer_json(answer)
    assert plain["options"] == {"original_payment": ["9.00", "11.00"], "store_credit": "12.00"}
    assert plain["intervals"] == {"winding": ["2.00", "6.00"], "credit": ["9.00", "11.00"]}
    assert (plain["tenders"], plain["names"]) == ({"store_credit": "7.00"}, {"winding": {"en": "Winding"}})
    assert plain["schedule"] == [{"day": "2026-04-01", "money": "25.00"}]
    assert plain["deadlines"] == {"claim_by": "2026-03-04T10:15:00"}


def test_an_answer_without_a_record_has_no_number() -> None:
    plain = answers_json.answer_json(Answer("return_request", "refused"))
    assert (plain["number"], plain["slip"]) == (None, None)


def test_a_return_before_and_after_it_is_settled(desk: Desk) -> None:
    order = orders.open_order(desk, "#1001")
    parts = (LinePart(str(order.lines[0].id), 1),)
    opened = answers_json.return_json(
        returns.issue_ra(desk, Ask("#1001", "changed_mind", date(2026, 3, 12), parts))
    )
    assert (opened["state"], opened["slip"], opened["settled"]) == ("open", None, None)
    assert (opened["return_by"], opened["lines"]) == ("2026-03-22", [{"sku": "A", "quantity": 1}])
    settled = answers_json.return_json(come_back(desk))
    assert (settled["state"], settled["destination"], settled["credit"]) == (
        "settled",
        "store_credit",
        "77.45",
    )
    assert settled["slip"].startswith("C") and settled["received"] == "2026-03-12"


def test_an_order_has_what_is_reckoned_from_it(desk: Desk) -> None:
    plain = answers_json.order_json(orders.open_order(desk, "1001"))
    assert (plain["total"], plain["paid"], plain["merchandise"]) == ("235.71", "235.71", "209.95")
    assert (plain["state"], plain["delivered"]) == ("delivered", "2026-03-09")


def test_a_report_has_its_faults_with_their_places(empty_desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_bytes(two_dolls(Total="1.00"))
    plain = answers_json.report_json(shopify.check(empty_desk, path))
    assert (plain["rows"], plain["orders"], plain["written"]) == (2, 0, False)
    values = {"found": "1.00", "reckoned": "225.15"}
    assert plain["faults"] == [{"key": "import-total", "line": 2, "column": "Total", **values}]
