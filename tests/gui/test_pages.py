"""Each entry of the rail has a page, or says what will stand there."""

import pytest

from desk.gui.actions import PAGES
from desk.gui.coming_page import ComingPage
from desk.gui.pages import make_page
from desk.gui.run import Run

NO_PAGE = ("person", "lock")


@pytest.mark.parametrize("page", [each for each in PAGES if each.id not in NO_PAGE], ids=lambda page: page.id)
def test_a_page_that_is_ready_stands(run: Run, page: object, qtbot: object) -> None:
    made = make_page(run, page.id)  # type: ignore[attr-defined]
    qtbot.addWidget(made)  # type: ignore[attr-defined]
    assert isinstance(made, ComingPage) != page.ready  # type: ignore[attr-defined]
