"""Nobody is given back more than they paid, whatever came back and was cancelled before."""

from dataclasses import replace

from desk.operations import cancelling, parcels, shipping
from desk.operations.desk import Desk
from desk.records.cancellations import CancelAsk
from desk.records.parcels import ParcelBack, Ruling
from desk.records.shipments import Dispatch, Packed
from tests.operations.ordering import BEAR, DOLL, paid, taken


def test_what_is_held_for_other_pieces_is_not_given_back_for_a_parcel(desk: Desk) -> None:
    """Else the same money could be given back once more when these are cancelled."""
    order = taken(desk, replace(BEAR, quantity=3), DOLL, payments=paid(desk, 36000 + 8995 + 2745 + 1295))
    today = desk.clock.today()
    order = shipping.ship(desk, Dispatch(order.number, today, (Packed(order.lines[0].id, 1),)))
    sheet = parcels.ask_parcel_back(desk, ParcelBack(order.number, today, "unavailable_recipient"))
    assert sheet.most == order.billed
    ruling = Ruling("refunded", sheet.most, "store_credit")
    parcels.decide_parcel_back(desk, sheet, ruling, "nobody was there")
    rest = cancelling.ask_cancel(desk, CancelAsk(order.number, today))
    done = cancelling.decide_cancel(desk, rest, rest.proposed, "original_payment", "so").order
    assert done.credited == done.paid
