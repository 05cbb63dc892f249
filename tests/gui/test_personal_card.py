"""The settings lead to a customer's own data."""

from desk.gui.main_window import MainWindow
from tests.gui.acts import click, opened, texts


def test_the_card_leads_to_the_window(main: MainWindow) -> None:
    main.show_page("settings")
    page = main.pages.currentWidget()
    assert "Customers may ask for all that is kept about them" in texts(page)
    click(page.personal.open)
    assert "Find one customer" in texts(opened(main, "personal"))
