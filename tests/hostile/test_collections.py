"""Letters, folder and windows of collections keep hostile texts letter for letter, or refuse."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desk.exchange import collections_csv
from desk.gui.memory import Memory
from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import agencies, bouncing, demands, deposits, handing_over
from desk.operations.desk import Desk
from desk.paper import collections_folder, demand_letter
from desk.records.answers import Clause
from desk.records.checks import Bounce
from desk.records.demands import Agency
from desk.records.errors import BadInput, DeskError
from desk.words import Words
from tests.hostile.conftest import MINUTES, some
from tests.hostile.test_banking import closed, received
from tests.hostile.test_csv import cells, live
from tests.hostile.test_papers import REFUSALS, acts, lost, order_of, shop
from tests.hostile.test_windows import shop_called
from tests.hostile.watch import watched
from tests.paper.demanded import ANSWER, CHECK, SENT, collections_paper, demand_paper

pytestmark = [pytest.mark.slow, pytest.mark.timeout(MINUTES * 60)]


@pytest.fixture
def counter() -> Iterator[Desk]:
    """An empty shop."""
    desk = shop_called("Button & Bear")
    yield desk
    desk.db.close()


def letter_of(text: str, words: Words) -> bytes:
    """A letter of which everything that people write is one text."""
    said = replace(ANSWER, clauses=tuple(replace(each, text={"en": text}) for each in ANSWER.clauses))
    paper = demand_paper(replace(CHECK, check_number=text), answer=said)
    buyer = order_of(text).customer
    return demand_letter.render(replace(paper, shop=shop(text), customer=buyer, orders=(text,)), words)


def folder_of(text: str, words: Words) -> bytes:
    """The agency's sheet of the same."""
    told = dict.fromkeys(("check_number", "payer", "bank", "memo"), text)
    agency = Agency(text, text, text, text, text)
    demand = replace(SENT, proof=text)
    paper = collections_paper(replace(CHECK, **told), agency=agency, demands=(demand,))
    sheet = replace(
        paper.sheet,
        debts=tuple(replace(each, order=text) for each in paper.sheet.debts),
        steps=tuple(replace(each, person=text) for each in paper.sheet.steps),
        answer=replace(ANSWER, clauses=(Clause("returned-check-due", {"en": text}),)),
    )
    buyer = order_of(text).customer
    return collections_folder.render(replace(paper, shop=shop(text), sheet=sheet, customer=buyer), words)


@pytest.mark.parametrize(("draw", "times"), [(letter_of, 8), (folder_of, 16)])
def test_a_paper_prints_every_letter_or_refuses(
    draw: Any, times: int, texts: tuple[str, ...], bait: Path, words: Words
) -> None:
    draw("once", words)
    tried, refused = some(texts, 4), 0
    for text in tried:
        with watched(bait) as done:
            try:
                pdf = draw(text, words)
            except BadInput as trouble:
                assert trouble.key in REFUSALS
                refused += 1
                continue
        assert (done, lost(pdf, text, times), acts(pdf)) == ([], "", []), text
    assert refused < len(tried) / 2


def test_windows_and_folder_show_them_letter_for_letter(
    counter: Desk, texts: tuple[str, ...], bait: Path, memory: Memory, qapp: QApplication
) -> None:
    windows = Windows(Run(counter, Words("en"), memory))
    shown, today = 0, counter.clock.today()
    for mark, text in enumerate(some(texts, 24)):
        try:
            number = received(counter, text, mark)
            agencies.set_agency(counter, Agency(text, text, text, text, text))
            agencies.confirm_lawful(counter, text)
        except DeskError:
            continue
        shown += 1
        deposits.make_deposit(counter, [number], today)
        bouncing.bounce(counter, Bounce(number, today, "nsf"))
        made = demands.make_demand(counter, number)
        demands.note_demand_sent(counter, made.called, "hand", today, text)
        with watched(bait) as done:
            wrong = closed(windows, text, "demand", number, 1)
            wrong += closed(windows, text, "hand_over", number, 1)
            data = collections_csv.file_for(handing_over.collections_paper(counter, number))
            handing_over.hand_over_anyway(counter, number, text)
            wrong += closed(windows, text, "check", number, 1)
        assert (done, wrong, live(data)) == ([], [], []), text
        assert any(cell.strip("'\t") for row in cells(data) for cell in row)
    assert shown
