"""Every window shows hostile texts letter for letter, and showing them does nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.gui.run import Run
from desk.gui.search_box import MOST_SHOWN
from desk.gui.text import PlainLabel
from desk.gui.windows import _KINDS, Windows
from desk.operations import orders, search, shops
from desk.operations.desk import Desk
from desk.records.shop import Shop
from desk.words import Words
from tests.conftest import FixedClock, owners_desk
from tests.hostile.conftest import MINUTES, some
from tests.hostile.hostile_shop import Made, address, fill
from tests.hostile.looking import COMPARED, core, loud, missing, read, rendered
from tests.hostile.watch import watched

pytestmark = [pytest.mark.slow, pytest.mark.timeout(MINUTES * 60)]
MANY = 10_000
# The window, which record of a text it shows, and how often the text must be readable in it at least.
SHOWN = {
    "order": ("order", 20),
    "return": ("voided", 8),
    "issue": ("order", 10),
    "receive": ("open", 4),
    "credit": ("slip", 1),
    "personal": ("buyer", 4),
    "customer": ("buyer", 5),
    "customer_form": ("buyer", 6),
    "item": ("sku", 3),
    "item_form": ("sku", 2),
    "ra_label": ("open", 0),
    "ra_sheet": ("open", 0),
    "credit_slip": ("slip", 0),
    "order_sheet": ("order", 0),
    "pay": ("order", 4),
    "receipt": ("order", 0),
    "stray": ("stray", 4),
}
# They show files that people bring: tests/hostile/test_brought.py looks at them.
# An order's taking has a test of its own: tests/hostile/test_taking.py.
# The day's seal names the shop alone, which stands on every paper.
# Those of pre-orders have a test of their own: tests/hostile/test_preorders.py.
PREORDERS = {"arrival", "notices", "notice_letters", "phone_list"}
# Those of a check that is taken or replaced: tests/hostile/test_checks_taken.py.
TAKING = {"take", "preorder_agreement", "receive_check", "replace_check"}
# Those of parcels too: tests/hostile/test_parcels.py.
PARCELS = {"ship", "parcel_back", "packing_slip", "pick_list"}
# That of a claim: tests/hostile/test_claims.py.
CLAIMS = {"claim_report"}
# Those of what is called off, owed back or laid away: tests/hostile/test_cancelling.py.
CANCELLING = {"cancel", "refunds", "layaway_statement"}
# Those of what is refused or left to the owner: tests/hostile/test_requests.py.
REQUESTS = {"request", "requests", "refusal_letter"}
# Those of checks at the bank: tests/hostile/test_banking.py.
BANKING = {"bounce", "check_payment", "deposit", "clear", "deposit_slip"}
# Those of checks that are demanded and handed over: tests/hostile/test_collections.py.
COLLECTIONS = {"demand", "demand_letter", "hand_over"}
# Those of the drawer: tests/hostile/test_drawer.py.
DRAWER = {"close_out", "close_out_slip"}
OTHERS = {
    "import",
    "policy",
    "day_seal",
    "posting_table",
    *PREORDERS,
    *TAKING,
    *PARCELS,
    *CANCELLING,
    *CLAIMS,
    *REQUESTS,
}
# That of a check: tests/hostile/test_check_window.py.
OTHERS |= BANKING | COLLECTIONS | DRAWER | {"check"}
# That of a bank's statement: tests/hostile/test_reconciling.py.
OTHERS |= {"reconcile"}


@pytest.fixture(scope="module")
def full(texts: tuple[str, ...]) -> Iterator[tuple[Desk, list[Made]]]:
    """A shop with the records of each text."""
    desk = shop_called("Button & Bear")
    yield desk, [fill(desk, text, mark) for mark, text in enumerate(texts)]
    desk.db.close()


def faults(window: Any, text: str, times: int) -> list[str]:
    """What is wrong with a window that shows a text."""
    lost = missing(window, text, times) if times else ""
    return [*rendered(window), *([lost] if lost else []), *(["it is loud"] if loud(window) else [])]


def test_every_kind_of_window_is_looked_at() -> None:
    assert set(_KINDS) == {*SHOWN, *OTHERS}


@pytest.mark.parametrize("kind", SHOWN)
def test_a_records_window_shows_its_letters(
    full: tuple[Desk, list[Made]], kind: str, bait: Path, memory: Memory, qapp: QApplication
) -> None:
    desk, records = full
    windows = Windows(Run(desk, Words("en"), memory))
    which, times = SHOWN[kind]
    turn = list(SHOWN).index(kind)
    # In CI each text is in one of the ten windows that show text, and a few on each paper.
    step = 10 if times else 40
    for made in some(records, step, turn):
        with watched(bait) as done:
            window = windows.show_record(kind, getattr(made, which))
            wrong = faults(window, made.text, times)
            window.close()
            window.deleteLater()
        assert (done, wrong) == ([], []), (kind, made.text)


def test_a_window_that_renders_is_caught(bait: Path, qapp: QApplication) -> None:
    for text in (f'<img src="{bait}" width="40">', f"<img src='file://{bait}' width=40>"):
        window = QWidget()
        column = QVBoxLayout(window)
        column.addWidget(QLabel(text))
        with watched(bait) as done:
            window.show()
            wrong = faults(window, text, 1)
        assert f"opened {bait}" in done and "it is loud" in wrong and "a label renders" in wrong[0]
        window.close()


def test_a_window_that_loses_letters_is_caught(qapp: QApplication) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(PlainLabel("R;D"))
    assert missing(window, "R&D")
    window.setToolTip("<b>R&D</b>")
    assert rendered(window) == ["a tip renders '<b>R&D</b>'"]


def shop_called(text: str, pack: str = "samanthas") -> Desk:
    """An empty shop of this name."""
    desk = replace(owners_desk(FixedClock(date(2026, 3, 13))), who=text)
    shops.create_shop(desk, Shop(text, address(text), pack=pack), desk.packs[pack])
    return desk


def test_the_main_window_shows_the_shop_and_the_person(
    texts: tuple[str, ...], bait: Path, memory: Memory, qapp: QApplication
) -> None:
    for text in some(texts, 12):
        if not text.strip():
            continue
        desk = shop_called(text)
        with watched(bait) as done:
            window = MainWindow(desk, Words("en"), memory)
            window.show()
            for page in ("orders", "settings", "customers"):
                window.show_page(page)
            wrong = faults(window, text, 3)
            title = window.windowHandle().title()
            window.close()
            window.deleteLater()
        desk.db.close()
        assert (done, wrong) == ([], []), text
        assert "[*]" in title or "[*]" not in text


def test_lists_and_hits_show_their_letters(
    full: tuple[Desk, list[Made]], bait: Path, memory: Memory, qtbot: QtBot
) -> None:
    desk, records = full
    window = MainWindow(desk, Words("en"), memory)
    window.show()
    with watched(bait) as done:
        for page in ("orders", "returns", "credits", "customers", "items"):
            window.show_page(page)
            assert not loud(window) and rendered(window) == []
            # The rows after the first are read once these are painted, and then the totals are told.
            page_shown = window.pages.currentWidget()
            qtbot.waitUntil(lambda page=page_shown: page.totals.text() != "", timeout=20_000)
            shown = {core(each)[:COMPARED] for each in read(window.pages.currentWidget())}
            lost = [made.text for made in records if core(made.text)[:COMPARED] not in shown]
            assert lost == [], page
        for made in some(records, 5):
            window.search.field.setText(made.text)
            window.search.look()
            # What is typed finds whom it is: no letter of it is a sign of some language of searching.
            assert made.text in {hit.title for hit in search.find(desk, made.text, MANY)}, made.text
            # Qt takes a byte order mark at the very beginning away from whatever it is given.
            found = search.find(desk, window.search.field.text().strip(), MANY)
            best = [core(f"{hit.number} {hit.title}")[:COMPARED] for hit in found[:MOST_SHOWN]]
            assert (hits_of(window), faults(window.search.hits, made.text, 0)) == (best, []), made.text
    assert done == []
    window.close()


def hits_of(window: MainWindow) -> list[str]:
    """The texts of the hits below the search field."""
    hits = window.search.hits
    return [core(hits.item(row).text())[:COMPARED] for row in range(hits.count())]


def test_an_error_quotes_a_text_as_it_is(
    texts: tuple[str, ...], bait: Path, main: MainWindow, words: Words
) -> None:
    with watched(bait) as done:
        for text in texts:
            main.bar.clear()
            main.run.read(main.bar, orders.open_order, f"no {text}")
            assert not main.bar.isHidden() and rendered(main.bar) == []
            assert missing(main.bar, text) == ""
    assert done == [] and not loud(main)
