"""Letters, a phone list and a mail for those who are ticked; and making what is due."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import unquote

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.operations import notices, preorders
from desk.records.rights import DENY, RIGHTS, Right
from tests import preorder_shop
from tests.conftest import FixedClock
from tests.gui import preordering
from tests.gui.acts import cells, click, opened, record_window, texts
from tests.preorder_shop import CAME, DOLL, SKU


@pytest.fixture
def pre(clock: FixedClock, memory: Memory, qapp: QApplication) -> Iterator[MainWindow]:
    """The main window of the shop in which the dolls are in and nothing was asked for yet."""
    desk = preordering.shop(clock)
    preorders.arrive(desk, SKU, 4, CAME)
    yield preordering.window(desk, memory, qapp)
    desk.db.close()


@pytest.fixture
def window(pre: MainWindow) -> Any:
    """Whom to tell, with what is due made."""
    shown = record_window(pre, "notices")
    assert "There is nobody to tell" in texts(shown)
    click(shown.told.buttons["make"])
    assert "2 notices were made." in shown.bar.label.text()
    return shown


def test_letters_and_the_phone_list_of_who_is_ticked(pre: MainWindow, window: Any) -> None:
    both = ",".join(each.number for each in notices.notices_to_tell(pre.run.desk))
    click(window.told.buttons["letters"])
    assert opened(pre, "notice_letters", both).pdf.startswith(b"%PDF")
    window.told.table.tick(0, False)
    click(window.told.buttons["phones"])
    assert opened(pre, "phone_list", both.split(",")[1]).pdf.startswith(b"%PDF")
    assert {"Di & Co", "Balance", "$615.63", "(417) 555-0100", "di@example.com"} <= set(cells(window.told))


def test_a_mail_is_ready_to_be_sent(window: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    urls: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url) or True)
    assert not window.told.buttons["mail"].isEnabled()
    window.told.table.tick(1, False)
    click(window.told.buttons["mail"])
    told = unquote(urls[0].toString(QUrl.ComponentFormattingOption.FullyEncoded))
    assert told.startswith("mailto:ann@example.com?subject=Order SO-26-00001-4: Your balance is due")
    assert "The balance of $314.29 is due by Apr 3, 2026." in told
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    click(window.told.buttons["mail"])
    assert not window.bar.isHidden()


def test_what_cannot_be_made_or_read_is_told(pre: MainWindow, window: Any, clock: FixedClock) -> None:
    window.told.table.tick(1, False)
    clock.day = date(2026, 3, 25)
    pre.run.busy = True
    click(window.told.buttons["make"])
    assert not window.bar.isHidden() and "notices were made" not in window.bar.label.text()
    pre.run.busy = False
    (number,) = window.told.numbers
    pre.run.desk.db.close()
    click(window.told.buttons["mail"])
    assert number and not window.bar.isHidden()


@pytest.mark.parametrize(
    ("denied", "made"),
    [
        (("make_balance_notices",), "One notice was made."),
        (("make_late_notices",), "2 notices were made."),
        (("make_balance_notices", "make_late_notices"), ""),
    ],
)
def test_each_kind_is_made_by_its_own_right(
    pre: MainWindow, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, denied: tuple[str, ...], made: str
) -> None:
    stock = (replace(DOLL, sku="S", kind="stock"),)
    preorder_shop.order(pre.run.desk, "Flo", lines=stock)
    clock.day = date(2026, 3, 25)
    for operation in denied:
        nobody = (DENY, DENY)
        monkeypatch.setitem(RIGHTS, operation, Right(operation, nobody, nobody, nobody))
    shown = record_window(pre, "notices")
    button = shown.told.buttons["make"]
    assert button.isEnabled() is bool(made)
    if made:
        click(button)
        assert made in shown.bar.label.text()
