"""A settled return leads to what it gave: the refund until it is made, the slip and its new order."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desk.exchange import csv_out
from desk.gui import ask as asking
from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.operations import orders, payouts, returns
from desk.operations.desk import Desk
from desk.records.payouts import NewPayout
from desk.words import Words
from tests.conftest import doll_order
from tests.gui.acts import click, opened, record_window, texts
from tests.gui.test_credits_window import entry
from tests.operations.own_policies import HALF, shop_under
from tests.operations.test_settlements import settle_with

MONEY_BACK = (
    HALF
    + """
[[rules]]
clause = "half"
ask = ["return_request", "return"]
give = "merchandise"
to = "TO"
"""
)


@pytest.fixture(params=["original_payment", "exchange"])
def shop(request: pytest.FixtureRequest, desk: Desk) -> Iterator[Desk]:
    """A shop that gives back what comes back, by one way."""
    made = shop_under(desk, MONEY_BACK.replace("TO", request.param))
    orders.enter_order(made, doll_order())
    yield made
    made.db.close()


def window_of(shop: Desk, qapp: QApplication, memory: Memory) -> tuple[MainWindow, Any]:
    """The window of a return that was settled."""
    main = MainWindow(shop, Words("en"), memory)
    main.show()
    return main, record_window(main, "return", settle_with(shop, "").ra.number)


@pytest.mark.parametrize("shop", ["original_payment"], indirect=True)
def test_a_refund_is_next_until_it_is_made(shop: Desk, qapp: QApplication, memory: Memory) -> None:
    main, window = window_of(shop, qapp, memory)
    assert "$89.95 to be given back" in texts(window) and "Refund to make" in texts(window)
    click(window.head.next)
    assert opened(main, "refunds") is not None
    (refund,) = payouts.refunds_due(shop)
    payouts.mark_refunded(shop, NewPayout(refund.id, "card", shop.clock.today()))
    main.run.changed.emit(frozenset({"refunds", "returns"}))
    assert "$89.95 given back" in texts(window) and not window.head.next.isVisible()


@pytest.mark.parametrize("shop", ["exchange"], indirect=True)
def test_an_exchange_s_next_step_is_its_new_order(shop: Desk, qapp: QApplication, memory: Memory) -> None:
    main, window = window_of(shop, qapp, memory)
    click(window.head.next)
    slip = returns.open_return(shop, window.subject).ra.settlement.slip  # type: ignore[union-attr]
    assert opened(main, "take", slip) is not None
    entry(window, "return.print-slip").trigger()
    assert opened(main, "credit_slip", slip) is not None


def test_refunds_are_exported_from_their_window(
    main: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "refunds.csv"
    monkeypatch.setattr(asking, "choose_target", lambda *_: target)
    window = record_window(main, "refunds")
    entry(window, "list.export").trigger()
    assert csv_out.read_back(target.read_bytes())[-1][0] == "TOTAL"
    assert "refunds.csv" in texts(window)
