"""The buttons of the windows about parcels that lead to a write, with the operation behind each."""

from typing import Any

from desk.operations import billings, carriage, parcels, shipping
from desk.operations.desk import Desk
from desk.records.money import Money
from desk.records.parcels import ParcelBack
from desk.records.shipments import Dispatch
from tests.gui.gated import DAY, Button, Window

CHARGE = Money(1800)


def _ship(desk: Desk, number: str) -> Any:
    return shipping.ship(desk, Dispatch(number, DAY))


def _back(desk: Desk, number: str) -> Any:
    told = ParcelBack(number, DAY, "bad_address", reship_cost=Money(1120))
    return parcels.take_parcel_back(desk, parcels.ask_parcel_back(desk, told))


def _billed(desk: Desk) -> str:
    billings.bill_correction(desk, "#1002", CHARGE)
    return "#1002"


def _void_charge(desk: Desk, number: str) -> Any:
    (billed,) = billings.charges_of(desk, number)
    return billings.void_charge(desk, number, billed.id, "the carrier was wrong")


def _came_back(shown: Any) -> None:
    shown.cause.option("bad_address").click()
    shown.reship_cost.setText("11.20")
    shown.look()


PARCELS = (
    Window(
        "ship",
        {"placed": lambda desk: "#1003"},
        (
            Button("ship.deed", _ship),
            Button("ship.foresee", lambda desk, number: carriage.foresee_cost(desk, number, Money(1500))),
            Button("ship.agree", lambda desk, number: carriage.agree_shipping(desk, number, Money(1500))),
        ),
        lambda shown: shown.all.click(),
    ),
    Window(
        "order",
        {"billed": _billed},
        (
            Button("billed.void", _void_charge),
            Button("parcels.do-came-back", _back),
            Button(
                "parcels.do-corrected", lambda desk, number: billings.bill_correction(desk, number, CHARGE)
            ),
        ),
    ),
    Window("parcel_back", {"shipped": lambda desk: "#1002"}, (Button("back.bill", _back),), _came_back),
)
