"""A parcel at the door: no number, a wrong one or somebody else's; not accepted, kept or found out."""

from pathlib import Path
from typing import Any

import pytest

from desk.exchange.csv_out import read_back
from desk.gui import ask
from desk.gui.main_window import MainWindow
from desk.operations import drafts, returns, strays
from desk.records.lists import Hit
from desk.records.strays import KEPT, MATCHED, NOT_ACCEPTED
from tests.conftest import DAY
from tests.gui.acts import click, fill, opened, record_window, texts, tick
from tests.gui.returning import issued
from tests.gui.test_returns_window import choose


@pytest.fixture
def door(main: MainWindow) -> Any:
    """The window, reached as from Receive's first step."""
    receive = record_window(main, "receive")
    link = next(each for each in receive.pick.children() if "No number" in getattr(each, "text", str)())
    click(link)
    return opened(main, "stray")


def test_a_parcel_without_a_number_is_not_accepted_in_two_clicks(main: MainWindow, door: Any) -> None:
    assert "must be readable on the outside" in texts(door)
    assert door.first_field() is door.case.option("none")
    tick(door.case.option("none"))
    assert not door.written.isVisible()
    click(door.head.next)
    (made,) = strays.list_strays(main.run.desk, (NOT_ACCEPTED,))
    assert (made.came, made.ended, made.written) == (DAY, DAY, "")
    shown = opened(main, "stray", made.number)
    assert "Not accepted" in texts(shown) and "must be readable on the outside" in texts(shown)
    assert opened(main, "stray") is None and drafts.waiting(main.run.desk) == ()


def test_what_is_kept_says_all_that_is_known(main: MainWindow, door: Any) -> None:
    tick(door.case.option("others"))
    fill(door.written.field, "RA-26-00009-8")
    for name, text in (("sender", "Zoë Q."), ("tracking", "1Z9"), ("note", "wet")):
        fill(door.texts[name], text)
    choose(door, "Keep the parcel")
    (made,) = strays.list_strays(main.run.desk)
    assert (made.written, made.sender, made.tracking, made.note) == ("RA-26-00009-8", "Zoë Q.", "1Z9", "wet")
    assert opened(main, "stray", made.number) is not None


def test_nothing_is_noted_before_it_is_said_what_is_wrong(main: MainWindow, door: Any) -> None:
    click(door.head.next)
    assert "What is wrong with it?" in door.bar.label.text()
    tick(door.case.option("none"))
    door.came.clear()
    click(door.head.next)
    assert "It came on" in door.bar.label.text()
    assert strays.list_strays(main.run.desk, (NOT_ACCEPTED, KEPT)) == ()


def test_a_wrong_figure_is_put_right_and_the_return_received_without_its_number(
    main: MainWindow, door: Any
) -> None:
    ra = issued(main.run.desk)
    tick(door.case.option("wrong"))
    fill(door.written.field, "RA-26-00001-4")
    click(door.written.nearest)
    assert door.whose.field.text() == ra.number
    click(door.whose.buttons["match"])
    (made,) = strays.list_strays(main.run.desk, (MATCHED,))
    assert (made.ra, made.ended) == (ra.number, DAY)
    receive = opened(main, "receive", ra.number)
    assert receive.outside.value() is False and receive.received.day() == DAY
    assert opened(main, "stray") is None


def test_somebody_elses_number_shows_whose_it_is_and_is_not_taken_for_theirs(
    main: MainWindow, door: Any
) -> None:
    ra = issued(main.run.desk)
    assert not door.take_hit(Hit("order", "#1001", "", ""))
    assert door.take_hit(Hit("return", ra.number, "", ""))
    assert door.case.value() == "others" and door.written.isVisible()
    assert "It is the number of Łukasz R&D, order #1001: 1 × Porcelain doll “Ida”" in texts(door)
    assert door.whose.field.text() == ""
    assert door.take_hit(Hit("return", ra.number, "", "")) and door.written.text() == ra.number
    fill(door.texts["sender"], "Łukasz")
    assert door.whose.field.text() == "Łukasz" and door.whose.chosen.number == ra.number
    fill(door.texts["sender"], "Somebody")
    assert door.whose.field.text() == "Łukasz"


def test_a_return_that_closed_meanwhile_leaves_the_parcel_kept(main: MainWindow, door: Any) -> None:
    ra = issued(main.run.desk)
    tick(door.case.option("none"))
    door.whose.seek(ra.number)
    returns.void_ra(main.run.desk, ra.number, "not meant")
    click(door.whose.buttons["match"])
    (made,) = strays.list_strays(main.run.desk)
    assert opened(main, "stray", made.number) is not None and opened(main, "receive", ra.number) is None


def test_what_is_typed_waits_for_the_next_time(main: MainWindow, door: Any) -> None:
    tick(door.case.option("wrong"))
    fill(door.written.field, "17")
    fill(door.texts["note"], "wet")
    door.close()
    again = record_window(main, "stray")
    assert (again.case.value(), again.written.text(), again.texts["note"].text()) == ("wrong", "17", "wet")
    assert again.written.isVisible()
    click(again.bar.button)
    assert (again.case.value(), again.texts["note"].text()) == ("", "")


def test_what_receive_says_already_stays(main: MainWindow, door: Any) -> None:
    ra = issued(main.run.desk)
    receive = record_window(main, "receive", ra.number)
    click(receive.outside.yes)
    tick(door.case.option("none"))
    door.whose.seek(ra.number)
    click(door.whose.buttons["match"])
    assert receive.outside.value() is True


def test_all_parcels_are_saved_as_csv(
    main: MainWindow, door: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tick(door.case.option("none"))
    click(door.head.next)
    target = tmp_path / "strays.csv"
    monkeypatch.setattr(ask, "choose_target", lambda *_: target)
    choose(record_window(main, "stray"), "All parcels without a return as CSV")
    rows = read_back(target.read_bytes())
    assert rows[1][0].startswith("ST-26-") and rows[1][5] == NOT_ACCEPTED
