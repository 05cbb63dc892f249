"""Checks keep hostile texts letter for letter: found by them, exported, handed out, and shown."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desk.exchange import checks_out, csv_cells
from desk.gui.memory import Memory
from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import agencies, bouncing, checks, demands, deposits, orders, personal, search
from desk.operations.desk import Desk
from desk.paper import person_sheet
from desk.records.checks import Bounce, NewCheck, NewPart
from desk.records.demands import Agency
from desk.records.errors import BadInput
from desk.records.lists import Query
from desk.records.money import Money
from desk.words import Words
from tests.hostile.conftest import MINUTES, some
from tests.hostile.hostile_shop import new_order
from tests.hostile.test_csv import cells, live
from tests.hostile.test_papers import REFUSALS, acts
from tests.hostile.test_windows import faults, shop_called
from tests.hostile.watch import watched

# The window, and how often the text of its check must be readable in it at least.
SHOWN = {"check": 7, "demand": 1, "hand_over": 1, "demand_letter": 0}

pytestmark = [pytest.mark.slow, pytest.mark.timeout(MINUTES * 60)]


def tidy(text: str) -> str:
    """A text as the proof of a letter is kept: one blank for any white space within, none around it."""
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
        assert (check.payer, check.bank, check.check_number, check.memo) == (text.strip(),) * 4
        found = search.find(desk, text, 10_000)
        assert number in {hit.number for hit in found if hit.kind == "check"}, text


def test_a_list_of_checks_keeps_every_letter(full: tuple[Desk, list[tuple[str, str]]], bait: Path) -> None:
    desk, records = full
    with watched(bait) as done:
        data = checks_out.checks_csv(desk, Query(""))
    assert (done, live(data)) == ([], [])
    head, *rows = cells(data)
    at = head.index("payer")
    assert sorted(csv_cells.plain(row[at]) for row in rows) == sorted(text.strip() for text, _ in records)


def test_whose_checks_they_are_gets_every_letter(
    full: tuple[Desk, list[tuple[str, str]]], bait: Path, words: Words
) -> None:
    desk, records = full
    for text, number in records:
        holder = checks.open_check(desk, number).check.holder
        held = personal.export_customer(desk, holder, "asked")
        (told,) = [each for each in held.checks if each.check.number == number]
        assert (told.steps[2].note.strip(), told.check.memo) == (text.strip(), text.strip())
        assert told.demands[0].proof == tidy(text)
        with watched(bait) as done:
            try:
                assert acts(person_sheet.render(held, words)) == [], text
            except BadInput as error:
                assert error.key in REFUSALS, text
        assert done == [], text


@pytest.mark.parametrize("kind", SHOWN)
def test_a_checks_windows_show_their_letters(
    full: tuple[Desk, list[tuple[str, str]]], kind: str, bait: Path, memory: Memory, qapp: QApplication
) -> None:
    desk, records = full
    windows = Windows(Run(desk, Words("en"), memory))
    for text, number in some(records, 2, list(SHOWN).index(kind)):
        if kind == "hand_over":
            agencies.set_agency(desk, Agency(text, text, text, text, text))
        with watched(bait) as done:
            window = windows.show_record(kind, f"{number}:1" if kind == "demand_letter" else number)
            wrong = faults(window, tidy(text), SHOWN[kind])
            window.close()
            window.deleteLater()
        assert (done, wrong) == ([], []), (kind, text)
