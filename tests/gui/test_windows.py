"""One window a record; and what holds for every window of the desk, in both languages."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget

from desk.app import Start
from desk.gui.keys import plain_text
from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.gui.owner_window import OwnerWindow
from desk.gui.run import Run
from desk.gui.welcome_window import WelcomeWindow
from desk.operations import drafts, orders
from desk.operations.desk import Desk
from desk.records.errors import StoreTrouble
from desk.words import Words
from tests.gui.acts import record_window, texts
from tests.gui.returning import issued, settled
from tests.gui.staff import ownerless, take_on
from tests.operations import checking
from tests.operations.claiming import left_open, sent_away

# A sentence's id where the sentence should stand; the end of a mail address is none.
KEY = re.compile(r"(?<![\w@.])[a-z-]+\.[a-z][a-z_.-]*[a-z](?![\w@.])")
# Windows of checks at the bank, and how far each one's check has come.
BANKING = {
    "bounce": checking.deposited,
    "check_payment": checking.returned,
    "deposit": checking.received,
    "clear": checking.deposited,
    "deposit_slip": checking.deposited,
}
KINDS = (
    "order",
    "return",
    "issue",
    "receive",
    "credit",
    "customer",
    "customer_form",
    "item",
    "item_form",
    "import",
    "ra_label",
    "ra_sheet",
    "credit_slip",
    "order_sheet",
    "take",
    "pay",
    "receipt",
    "stray",
    "request",
    "requests",
    "refusal_letter",
    *BANKING,
    "demand",
    "demand_letter",
    "hand_over",
)


def number_for(kind: str, main: MainWindow) -> str:
    """A record that such a window shows."""
    if kind in ("order", "issue", "order_sheet", "pay", "receipt"):
        return "#1001"
    if kind in ("customer", "customer_form"):
        return orders.open_order(main.run.desk, "#1001").customer.number
    if kind in ("item", "item_form"):
        return "B"
    if kind in ("credit", "credit_slip"):
        return settled(main.run.desk).slip.number
    if kind in ("request", "refusal_letter"):
        return sent_away(main.run.desk).number
    if kind in BANKING:
        check = BANKING[kind](main.run.desk).check
        return {"deposit": "", "deposit_slip": check.deposit}.get(kind, check.number)
    if kind in ("demand", "demand_letter", "hand_over"):
        return checking.returned(main.run.desk).check.number
    if kind == "requests":
        left_open(main.run.desk)
    return "" if kind in ("import", "take", "stray", "requests") else issued(main.run.desk).number


def focusable(window: QWidget) -> list[QWidget]:
    """Every widget that the Tab key stops at."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(window)
        and widget.focusProxy() is None
        and not isinstance(widget.parent(), QAbstractScrollArea)
    ]


def nameless(window: QWidget) -> list[QWidget]:
    """Those that a screen reader could not name."""
    return [
        widget
        for widget in focusable(window)
        if not widget.accessibleName() and not (isinstance(widget, QAbstractButton) and widget.text())
    ]


def letters(window: QWidget) -> list[str]:
    """The Alt letters of a window."""
    found = [
        each.text().replace("&&", "")
        for each in window.findChildren(QAbstractButton)
        if each.isVisibleTo(window)
    ]
    return [text[text.index("&") + 1].lower() for text in found if "&" in text]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_window_can_be_read_and_reached(main: MainWindow, kind: str, language: str) -> None:
    main.speak(language)
    number = number_for(kind, main)
    window = record_window(main, kind, number)
    assert window.bar.isHidden(), window.bar.label.text()
    assert nameless(window) == []
    assert len(letters(window)) == len(set(letters(window)))
    assert KEY.findall(texts(window)) == []
    assert window.minimumSizeHint().width() <= 960
    assert drafts.waiting(main.run.desk) == ()


def test_a_record_is_shown_in_one_window(main: MainWindow, qapp: QApplication) -> None:
    first = record_window(main, "order", "#1001")
    assert record_window(main, "order", "#1001") is first
    assert record_window(main, "order", "#1002") is not first
    assert main.windows.holds(first) and not main.windows.holds(main)
    main.windows.close_all()
    qapp.processEvents()
    assert main.windows.shown("order", "#1001") is None


def test_the_main_window_can_be_read_and_reached(main: MainWindow) -> None:
    for language in ("en", "es"):
        main.speak(language)
        QApplication.processEvents()
        assert nameless(main) == []
        assert len(letters(main)) == len(set(letters(main)))
        assert main.minimumSizeHint().width() <= 960 and main.minimumSizeHint().height() <= 540
    assert plain_text(main.menuBar().actions()[0].text()) == "Archivo"


def readable(window: QWidget) -> bool:
    """Whether every field has a name, every button a letter of its own, and every id its sentence."""
    assert nameless(window) == []
    assert len(letters(window)) == len(set(letters(window)))
    assert KEY.findall(texts(window)) == []
    return True


@pytest.mark.parametrize("language", ["en", "es"])
def test_settings_and_the_lock_can_be_read_and_reached(main: MainWindow, language: str) -> None:
    take_on(main.run.desk, "Bea", "Cleo")
    main.speak(language)
    main.show_page("settings")
    page = main.pages.currentWidget()
    page.people.choose(2)
    for button in page.people.buttons.values():
        button.click()
        assert readable(main)
    main.show_page("lock")
    assert readable(main)


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_first_start_can_be_read_and_reached(
    qapp: QApplication, tmp_path: Path, desk: Desk, language: str
) -> None:
    words = Words(language)
    start = Start(tmp_path)
    welcome = WelcomeWindow(start, words, StoreTrouble("key-missing", shop="s"), "Alma")
    bare = ownerless(desk)
    owner = OwnerWindow(Run(bare, words, Memory(tmp_path / "windows.ini")))
    for window in (welcome, owner):
        window.show()
        assert readable(window)
        window.close()
    bare.db.close()
