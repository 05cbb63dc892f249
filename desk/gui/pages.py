"""The pages of the rail, each made when it is first asked for, and its module imported only then."""

from PySide6.QtWidgets import QWidget

from desk.gui.run import Run


def make_page(run: Run, name: str) -> QWidget:
    """The page of an entry of the rail."""
    if name == "today":
        from desk.gui.today_page import TodayPage

        return TodayPage(run)
    if name == "orders":
        from desk.gui.orders_list import orders_page

        return orders_page(run)
    if name == "preorders":
        from desk.gui.preorders_list import preorders_page

        return preorders_page(run)
    if name == "returns":
        from desk.gui.returns_list import returns_page

        return returns_page(run)
    if name == "credits":
        from desk.gui.credits_list import credits_page

        return credits_page(run)
    if name == "customers":
        from desk.gui.customers_list import customers_page

        return customers_page(run)
    if name == "items":
        from desk.gui.items_list import items_page

        return items_page(run)
    if name == "settings":
        from desk.gui.settings_page import SettingsPage

        return SettingsPage(run)
    if name == "reports":
        from desk.gui.overrides_page import OverridesPage

        return OverridesPage(run)
    from desk.gui.coming_page import ComingPage

    return ComingPage(run.words, name)
