"""The pages of the rail, each made when it is first asked for, and its module imported only then."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desk.gui.run import Run


def make_page(run: Run, name: str) -> QWidget:
    """The page of an entry of the rail."""
    return _PAGES[name](run)


def _today(run: Run) -> QWidget:
    from desk.gui.today_page import TodayPage

    return TodayPage(run)


def _orders(run: Run) -> QWidget:
    from desk.gui.orders_list import orders_page

    return orders_page(run)


def _preorders(run: Run) -> QWidget:
    from desk.gui.preorders_list import preorders_page

    return preorders_page(run)


def _returns(run: Run) -> QWidget:
    from desk.gui.returns_list import returns_page

    return returns_page(run)


def _checks(run: Run) -> QWidget:
    from desk.gui.checks_list import checks_page

    return checks_page(run)


def _customers(run: Run) -> QWidget:
    from desk.gui.customers_list import customers_page

    return customers_page(run)


def _items(run: Run) -> QWidget:
    from desk.gui.items_list import items_page

    return items_page(run)


def _credits(run: Run) -> QWidget:
    from desk.gui.credits_list import credits_page

    return credits_page(run)


def _reports(run: Run) -> QWidget:
    from desk.gui.reports_page import ReportsPage

    return ReportsPage(run)


def _settings(run: Run) -> QWidget:
    from desk.gui.settings_page import SettingsPage

    return SettingsPage(run)


_PAGES: dict[str, Callable[[Run], QWidget]] = {
    "today": _today,
    "orders": _orders,
    "preorders": _preorders,
    "returns": _returns,
    "checks": _checks,
    "customers": _customers,
    "items": _items,
    "credits": _credits,
    "reports": _reports,
    "settings": _settings,
}
