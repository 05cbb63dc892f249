"""Nobody is given back more than they paid, whatever came back and was cancelled before."""

from dataclasses import replace

from desk.operations import booking, cancelling, decided, overrides, parcels, returns, shipping, what_if
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.cancellations import CancelAsk
from desk.records.facts import Condition, LinePart
from desk.records.money import ZERO, Money
from desk.records.orders import NewLine, Order, OrderLine
from desk.records.parcels import ParcelBack, Ruling
from desk.records.returns import Ask, Parcel, Return, Sheet
from desk.records.shipments import Dispatch, Packed
from desk.records.what_if import Proposal
from tests.conftest import FixedClock
from tests.operations.ordering import BEAR, DOLL, RELEASE, paid, taken
from tests.operations.parceling import miniatures

FINE = Condition(opened=False, original_packaging=True, secured=True, resaleable=True)


def left_in_part(desk: Desk, order: Order, *lines: int) -> Order:
    """The order once a piece of each of these lines left today."""
    packed = tuple(Packed(line, 1) for line in lines)
    return shipping.ship(desk, Dispatch(order.number, desk.clock.today(), packed, cost=ZERO))


def issued(desk: Desk, order: Order, line: OrderLine) -> Return:
    """An RA for a piece of a line that arrived today."""
    today = desk.clock.today()
    ask = Ask(order.number, "changed_mind", today, (LinePart(str(line.id), 1),), delivered=today)
    return returns.issue_ra(desk, ask)


def parcel_of(ra: Return, outside: bool = True) -> Parcel:
    """Its pieces came back in order, with the RA's number outside or not."""
    today = ra.issued
    return Parcel(today, today, outside, tuple((line.id, FINE) for line in ra.lines))


def inspected(desk: Desk, ra: Return, outside: bool = True) -> Sheet:
    """What the policy says of it now."""
    return returns.inspect(desk, returns.open_return(desk, ra.number), parcel_of(ra, outside))


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


def test_what_is_held_for_a_pre_order_is_not_given_by_the_policy_for_a_return(desk: Desk) -> None:
    """The owner gave for the first piece all that was paid for both; the second is worth no more then."""
    release = replace(RELEASE, quantity=1, price=Money(30000))
    order = taken(desk, BEAR, DOLL, release, payments=paid(desk, 55401))
    order = left_in_part(desk, order, order.lines[0].id, order.lines[1].id)
    bear, doll = (issued(desk, order, line) for line in order.lines[:2])
    overrides.override_settlement(
        desk, inspected(desk, bear, outside=False), Money(23571), "store_credit", "kind"
    )
    sheet = inspected(desk, doll)
    assert sheet.answer is not None and sheet.answer.credit == ZERO
    assert returns.explain_parcel(desk, sheet, parcel_of(doll)).credit == ZERO
    returns.settle(desk, sheet)
    assert decided.explain_return(desk, doll.number).credit == ZERO
    assert to_end(what_if.what_if(desk, Proposal())).changes == ()
    rest = cancelling.ask_cancel(desk, CancelAsk(order.number, desk.clock.today()))
    done = cancelling.decide_cancel(desk, rest, rest.proposed, "store_credit", "so").order
    assert done.credited == done.paid == Money(55401)


def test_the_policy_gives_no_more_for_a_parcel_than_the_sheet_says(clock: FixedClock) -> None:
    desk, lines = miniatures(clock), [NewLine(sku, sku, 1, Money(5000)) for sku in "TUV"]
    order = taken(desk, *lines, shipping_charged=ZERO, payments=paid(desk, 15000))
    for line in order.lines[:2]:
        left_in_part(desk, order, line.id)
    first, second = parcels.parcels_of(desk, order.number)
    told = ParcelBack(order.number, desk.clock.today(), "other", first.number)
    sheet = parcels.ask_parcel_back(desk, told)
    ruling = Ruling("refunded", sheet.most, "original_payment")
    parcels.decide_parcel_back(desk, sheet, ruling, "all that may be given")
    told = replace(told, parcel=second.number, cause="bad_address")
    sheet = parcels.ask_parcel_back(desk, told)
    assert (sheet.answer.outcome, sheet.answer.credit, sheet.most) == ("allowed", ZERO, ZERO)
    done = parcels.take_parcel_back(desk, sheet).order
    assert (done.credited, booking.held(desk, done.number)) == (Money(10000), Money(5000))
    desk.db.close()
