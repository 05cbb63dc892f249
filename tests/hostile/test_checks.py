"""Checks keep hostile texts letter for letter: found by them, exported, handed out, and shown."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desk.exchange import checks_out, csv_cells
from desk.operations import bouncing, checks, demands, deposits, orders, personal, search
from desk.operations.desk import Desk
from desk.paper import person_sheet
from desk.records.checks import Bounce, NewCheck, NewPart
from desk.records.errors import BadInput
from desk.records.lists import Query
from desk.records.money import Money
from desk.words import Words
from tests.hostile.conftest import MINUTES, some
from tests.hostile.hostile_shop import new_order
from tests.hostile.test_csv import cells, live
from tests.hostile.test_papers import REFUSALS, acts
from tests.hostile.test_windows import shop_called
from tests.hostile.watch import watched

pytestmark = [pytest.mark.slow, pytest.mark.timeout(MINUTES * 60)]


def tidy(text: str) -> str:
    """A text as it is kept: without white space around it, and one blank for any within."""
    return " ".join(text.split())


def demanded(desk: Desk, text: str, mark: int) -> str:
    """A check on which everything is one text, returned and demanded with notes of that text; its number."""
    order = orders.enter_order(desk, replace(new_order(text, f"{mark} {text}", mark), payments=()))
    today = desk.clock.today()
    part = NewPart(order.number, order.owed)
    new = NewCheck(order.owed, today, (part,), text, text, text, memo=text)
    number = checks.receive_check(desk, new).check.number
    deposits.make_deposit(desk, [number], today)
    bouncing.bounce(desk, Bounce(number, today, "nsf", Money(100), text))
    letter = demands.make_demand(desk, number)
    demands.note_demand_sent(desk, letter.called, "letter", today, text)
    return number


@pytest.fixture(scope="module")
def full(texts: tuple[str, ...]) -> Iterator[tuple[Desk, list[tuple[str, str]]]]:
    """A shop with a check of every text."""
    desk = shop_called("Button & Bear")
    yield desk, [(text, demanded(desk, text, mark)) for mark, text in enumerate(some(texts, 14))]
    desk.db.close()


def test_a_check_keeps_its_letters_and_is_found_by_them(full: tuple[Desk, list[tuple[str, str]]]) -> None:
    desk, records = full
    for text, number in records:
        check = checks.open_check(desk, number).check
        assert (check.payer, check.bank, check.check_number, check.memo) == (tidy(text),) * 4
        found = search.find(desk, text, 10_000)
        assert number in {hit.number for hit in found if hit.kind == "check"}, text


def test_a_list_of_checks_keeps_every_letter(full: tuple[Desk, list[tuple[str, str]]], bait: Path) -> None:
    desk, records = full
    with watched(bait) as done:
        data = checks_out.checks_csv(desk, Query(""))
    assert (done, live(data)) == ([], [])
    head, *rows = cells(data)
    at = head.index("payer")
    assert sorted(csv_cells.plain(row[at]) for row in rows) == sorted(tidy(text) for text, _ in records)


def test_whose_checks_they_are_gets_every_letter(
    full: tuple[Desk, list[tuple[str, str]]], bait: Path, words: Words
) -> None:
    desk, records = full
    for text, number in records:
        holder = checks.open_check(desk, number).check.holder
        held = personal.export_customer(desk, holder, "asked")
        (told,) = [each for each in held.checks if each.check.number == number]
        assert tidy(told.steps[2].note) == told.demands[0].proof == told.check.memo == tidy(text)
        with watched(bait) as done:
            try:
                assert acts(person_sheet.render(held, words)) == [], text
            except BadInput as error:
                assert error.key in REFUSALS, text
        assert done == [], text
