"""A parcel is sent and the day's picks are listed without a window."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desk.operations import orders, parcels, picking
from desk.records.money import Money
from desk.records.parcels import Ruling
from tests.cli.conftest import Counter
from tests.operations.ordering import BEAR, paid, taken
from tests.operations.parceling import back, parcel_of
from tests.paper.reading import text


@pytest.fixture
def open_orders(counter: Counter) -> Callable[[int], list[str]]:
    """So many orders that are paid; their numbers."""

    def make(many: int) -> list[str]:
        with counter.start.open_desk(counter.shop) as desk:
            return [taken(desk, payments=paid(desk, 23571)).number for _ in range(many)]

    return make


def test_a_parcel_is_sent_with_what_is_known_of_it(
    counter: Counter, open_orders: Callable[[int], list[str]]
) -> None:
    (number,) = open_orders(1)
    with counter.start.open_desk(counter.shop) as desk:
        day = desk.clock.today().isoformat()
    told = ("--service", "customer_choice", "--tracking", "1Z 9", "--cost", "9.40")
    assert counter.json("order", "ship", number, "--on", day, *told, "--json")["state"] == "shipped"
    with counter.start.open_desk(counter.shop) as desk:
        order = orders.open_order(desk, number)
        parcel = parcel_of(desk, order)
        assert (parcel.tracking, parcel.cost) == ("1Z 9", Money(940))
        owner = replace(desk, person=1, proven=True)
        sheet = parcels.ask_parcel_back(owner, back(owner, order, "other"))
        parcels.decide_parcel_back(owner, sheet, Ruling("again"), "our fault")
    counter("order", "ship", number, "--on", day, "--again", parcel.number)
    assert "already" in counter("order", "ship", number, "--on", day, code=1)


def test_a_part_of_it_is_sent_and_what_is_held_with_a_reason(counter: Counter) -> None:
    with counter.start.open_desk(counter.shop) as desk:
        number = taken(desk, payments=paid(desk, 23571, "check")).number
        day = desk.clock.today().isoformat()
    told = ("order", "ship", number, "--on", day, "--line", "b")
    assert "check" in counter(*told, code=1)
    assert "1 can" in counter(*told, "--quantity", "2", code=1)
    order = counter.json(*told, "--reason", "an old customer", "--json")
    assert order["state"] == "partly_shipped"
    with counter.start.open_desk(counter.shop) as desk:
        assert [line.shipped for line in orders.open_order(desk, number).lines] == [0, 1]
    assert "--quantity stands after the --line" in counter("order", "ship", number, "--quantity", "1", code=2)


def test_what_may_go_today_is_listed(
    counter: Counter, open_orders: Callable[[int], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Nothing may go today." in counter("pick-list")
    first, second = open_orders(2)
    read = counter("pick-list")
    assert f"{first}  Ann Bell  Ground  by " in read and "1 × A  Felt bear, honey" in read
    assert [each["order"]["number"] for each in counter.json("pick-list", "--json")] == [first, second]
    monkeypatch.setattr(picking.pick_list, "__defaults__", (1,))
    assert "One more order may go" in counter("pick-list")


def test_an_order_without_a_target_is_listed_too(counter: Counter) -> None:
    aside = replace(BEAR, kind="layaway", first_payment=Money(2000))
    with counter.start.open_desk(counter.shop) as desk:
        order = taken(desk, aside, payments=paid(desk, 12000 + 732 + 1295))
    assert f"{order.number}  Ann Bell" in counter("pick-list")


def test_the_list_and_a_slip_are_written_as_pdf(
    counter: Counter, open_orders: Callable[[int], list[str]], tmp_path: Path
) -> None:
    (number,) = open_orders(1)
    assert "picks.pdf" in counter("pick-list", "--output", tmp_path / "picks.pdf")
    counter("paper", "packing-slip", number, "--output", tmp_path / "slip.pdf")
    assert number in text((tmp_path / "picks.pdf").read_bytes())
    assert "NOT SENT YET" in text((tmp_path / "slip.pdf").read_bytes())
