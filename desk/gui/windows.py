"""Which window shows which record: one window a record, brought to the front when it is asked for again."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desk.gui import bank_windows
from desk.gui.run import Run

if TYPE_CHECKING:
    from desk.gui.window import RecordWindow


class Windows(QObject):
    """The open record windows, by kind and number; each kind's module is imported when first needed."""

    def __init__(self, run: Run) -> None:
        super().__init__(run)
        self._run = run
        self._open: dict[tuple[str, str], RecordWindow] = {}

    def show_record(self, kind: str, number: str, known: object = None) -> "RecordWindow":
        """Open a record's window, or bring it to the front, and tell it what is ``known`` already."""
        window = self._open.get((kind, number))
        if window is None:
            window = _KINDS[kind](self._run, number)
            self._open[kind, number] = window
            window.closed.connect(lambda: self._open.pop((kind, number), None))
        if known is not None:
            window.take_known(known)
        window.show()
        window.raise_()
        window.activateWindow()
        return window

    def shown(self, kind: str, number: str) -> "RecordWindow | None":
        """The open window of a record, if there is one."""
        return self._open.get((kind, number))

    def holds(self, window: QObject | None) -> bool:
        """Whether this is one of the records' windows."""
        return any(each is window for each in self._open.values())

    def close_all(self) -> None:
        """Close every window, as the shop is closed."""
        for window in list(self._open.values()):
            window.close()


def _order(run: Run, number: str) -> "RecordWindow":
    from desk.gui.orders_window import OrderWindow

    return OrderWindow(run, number)


def _return(run: Run, number: str) -> "RecordWindow":
    from desk.gui.returns_window import ReturnWindow

    return ReturnWindow(run, number)


def _issue(run: Run, number: str) -> "RecordWindow":
    from desk.gui.issue_window import IssueWindow

    return IssueWindow(run, number)


def _receive(run: Run, number: str) -> "RecordWindow":
    from desk.gui.receive_window import ReceiveWindow

    return ReceiveWindow(run, number)


def _stray(run: Run, number: str) -> "RecordWindow":
    from desk.gui.door_window import DoorWindow
    from desk.gui.stray_window import StrayWindow

    return StrayWindow(run, number) if number else DoorWindow(run)


def _credit(run: Run, number: str) -> "RecordWindow":
    from desk.gui.credits_window import CreditWindow

    return CreditWindow(run, number)


def _import(run: Run, number: str) -> "RecordWindow":
    from desk.gui.import_window import ImportWindow

    return ImportWindow(run)


def _policy(run: Run, number: str) -> "RecordWindow":
    from desk.gui.policy_window import PolicyWindow

    return PolicyWindow(run, number)


def _personal(run: Run, number: str) -> "RecordWindow":
    from desk.gui.personal_window import PersonalWindow

    return PersonalWindow(run, number)


def _customer(run: Run, number: str) -> "RecordWindow":
    from desk.gui.customers_window import CustomerWindow

    return CustomerWindow(run, number)


def _customer_form(run: Run, number: str) -> "RecordWindow":
    from desk.gui.customer_form_window import CustomerFormWindow

    return CustomerFormWindow(run, number)


def _item(run: Run, number: str) -> "RecordWindow":
    from desk.gui.items_window import ItemWindow

    return ItemWindow(run, number)


def _item_form(run: Run, number: str) -> "RecordWindow":
    from desk.gui.item_form_window import ItemFormWindow

    return ItemFormWindow(run, number)


def _take(run: Run, number: str) -> "RecordWindow":
    from desk.gui.order_taking_window import OrderTakingWindow

    return OrderTakingWindow(run, number)


def _ship(run: Run, number: str) -> "RecordWindow":
    from desk.gui.ship_window import ShipWindow

    return ShipWindow(run, number)


def _parcel_back(run: Run, number: str) -> "RecordWindow":
    from desk.gui.parcel_back_window import ParcelBackWindow

    return ParcelBackWindow(run, number)


def _arrival(run: Run, number: str) -> "RecordWindow":
    from desk.gui.arrival_window import ArrivalWindow

    return ArrivalWindow(run, number)


def _notices(run: Run, number: str) -> "RecordWindow":
    from desk.gui.notices_window import NoticesWindow

    return NoticesWindow(run)


def _refunds(run: Run, number: str) -> "RecordWindow":
    from desk.gui.refunds_window import RefundsWindow

    return RefundsWindow(run)


def _request(run: Run, number: str) -> "RecordWindow":
    from desk.gui.requests_window import RequestWindow

    return RequestWindow(run, number)


def _requests(run: Run, number: str) -> "RecordWindow":
    from desk.gui.requests_list import RequestsWindow

    return RequestsWindow(run)


def _pay(run: Run, number: str) -> "RecordWindow":
    from desk.gui.payment_window import PaymentWindow

    return PaymentWindow(run, number)


def _cancel(run: Run, number: str) -> "RecordWindow":
    from desk.gui.cancel_window import CancelWindow

    return CancelWindow(run, number)


def _close_out(run: Run, number: str) -> "RecordWindow":
    from desk.gui.close_out_slip_window import CloseOutSlipWindow
    from desk.gui.close_out_window import CloseOutWindow

    return CloseOutSlipWindow(run, number) if number else CloseOutWindow(run)


def _paper(kind: str, run: Run, number: str) -> "RecordWindow":
    from desk.gui.paper_preview import PaperWindow

    return PaperWindow(run, kind, number)


_PAPERS = (
    "ra_label", "ra_sheet", "credit_slip", "claim_report", "order_sheet", "day_seal", "receipt",
    "posting_table", "preorder_agreement", "packing_slip", "pick_list", "notice_letters", "phone_list",
    "layaway_statement", "deposit_slip", "close_out_slip", "refusal_letter", "demand_letter",
)  # fmt: skip
_KINDS: "dict[str, Callable[[Run, str], RecordWindow]]" = {
    "order": _order,
    "return": _return,
    "issue": _issue,
    "receive": _receive,
    "stray": _stray,
    "credit": _credit,
    "customer": _customer,
    "customer_form": _customer_form,
    "item": _item,
    "item_form": _item_form,
    "import": _import,
    "policy": _policy,
    "personal": _personal,
    "close_out": _close_out,
    "take": _take,
    "ship": _ship,
    "parcel_back": _parcel_back,
    "arrival": _arrival,
    "notices": _notices,
    "refunds": _refunds,
    "request": _request,
    "requests": _requests,
    "pay": _pay,
    "cancel": _cancel,
    **bank_windows.KINDS,
    **{paper: partial(_paper, paper) for paper in _PAPERS},
}
