"""Where the policy says no the menu offers the owner's yes, and only there."""

from PySide6.QtGui import QAction

from desk.gui.main_window import MainWindow
from desk.gui.overriding import offer_override
from desk.operations import overrides, returns
from desk.records.rights import Act
from tests.gui.acts import click, fill, texts
from tests.operations.acting import LATE, ask, issued


def entry(window) -> QAction | None:  # type: ignore[no-untyped-def]
    """The menu's entry of the override, if it is there."""
    found = [each for each in window.head.menu.actions() if "all the same" in each.text().replace("&", "")]
    return found[0] if found else None


def test_an_ra_that_is_too_late_is_issued_by_the_owners_yes(main: MainWindow) -> None:
    window = main.windows.show_record("issue", "#1001")
    wanted = ask(on=LATE)(main.run.desk)
    window.answer = returns.ask_return(main.run.desk, wanted)
    window.ask_now = lambda: wanted
    offer_override(window, window.answer, Act("override_ra", "#1001"), window._ask_why)
    entry(window).trigger()
    assert "The policy says no. Issue the RA all the same?" in texts(window)
    fill(window.ask._fields["reason"], "Her mother was ill")
    (kept,) = overrides.list_overrides(main.run.desk)
    assert kept.reason == "Her mother was ill"


def test_a_parcel_without_its_number_is_credited_by_the_owners_yes(main: MainWindow) -> None:
    number = issued(main.run.desk)
    window = main.windows.show_record("receive", number)
    assert entry(window) is None
    window.form.outside.set_value(False)
    for field, day in ((window.form.received, "3/24/2026"), (window.form.sent, "3/20/2026")):
        fill(field, day)
    window.look()
    assert entry(window) is not None and entry(window).isEnabled()
    entry(window).trigger()
    window.ask._fields["credit"].setText("12.00")
    window.ask._fields["reason"].setText("We know the doll")
    click(window.ask.confirm)
    (kept,) = overrides.list_overrides(main.run.desk)
    assert (str(kept.after), kept.subject) == ("12.00", number)
