"""``desk ra issue`` and ``desk ra receive``: the call of a customer, and the parcel that came back."""

from desk.cli.arguments import Call, Command, option, pieces_of, told_of
from desk.operations import issuing, orders, overrides, requests, returns
from desk.operations.desk import Desk
from desk.records.errors import Wanting
from desk.records.facts import Condition
from desk.records.paybacks import GOES
from desk.records.returns import CONDITIONS, REASONS, Ask, Parcel


def issue(call: Call) -> int:
    """Ask the policy and issue an RA for the lines that it allows; else say why not."""
    with call.open_desk() as desk:
        sheet = issuing.look_at_ask(desk, asked(call, desk))
        if sheet.answer.outcome == "allowed":
            issued = issuing.issue_allowed(desk, sheet)
            return call.tell_record(issued.ra, issued.apart)
    return call.tell_no(sheet.answer)


def asked(call: Call, desk: Desk) -> Ask:
    """What a customer asks on the phone, as it was given."""
    given, order = call.given, orders.open_order(desk, call.given.number)
    return Ask(
        order=order.number,
        reason=given.reason,
        on=given.on,
        lines=pieces_of(order, given.lines),
        delivered=given.delivered,
        shipping_cost=given.cost,
        told=told_of(order, given.fact),
    )


def receive(call: Call) -> int:
    """Note a parcel that came back and settle it where the policy allows it; else say why not.

    With ``--keep`` that is kept: a refused parcel is over, and what the policy leaves open waits.
    """
    given = call.given
    found = Condition(**{name: name in given.condition for name in CONDITIONS})
    with call.open_desk() as desk:
        sheet = returns.open_return(desk, given.number)
        parcel = Parcel(
            received=given.on,
            sent=given.sent,
            ra_on_package=given.ra_outside,
            conditions=tuple((line.id, found) for line in sheet.ra.lines),
            shipping_cost=given.cost,
            destination=given.to,
            told=told_of(sheet.order, given.fact),
        )
        sheet = returns.inspect(desk, sheet, parcel)
        if sheet.answer is None:
            raise Wanting(sheet.wants[0], number=sheet.ra.number)
        if sheet.answer.outcome == "allowed":
            settled = returns.settle(desk, sheet)
            return call.tell_record(settled.ra, settled.apart)
        if given.keep:
            return call.tell_request(requests.note_parcel(desk, sheet))
    return call.tell_no(sheet.answer, sheet.ra.number)


def extend(call: Call) -> int:
    """Let what is to come back under an RA come until a later day, as the owner decides."""
    given = call.given
    with call.open_desk() as desk:
        return call.tell_record(overrides.extend_ra(desk, given.number, given.until, given.reason))


_RA = option("number", metavar="RA", says="ra")
_JSON = option("--json", action="store_true")
_ON = option("--on", kind="day", required=True, metavar="DAY")
_COST = option("--cost", kind="money", metavar="AMOUNT")
_FACT = option("--fact", kind="pair", action="append", default=[], metavar="NAME[:SKU]=ANSWER")

ASKED = (
    option("number", metavar="ORDER", says="order"),
    option("--line", action="lines", required=True, metavar="SKU"),
    option("--quantity", kind="pieces", action="lines", metavar="N"),
    option("--reason", required=True, choices=REASONS),
    _ON,
    option("--delivered", kind="day", metavar="DAY"),
    _COST,
    _FACT,
    _JSON,
)

COMMANDS = (
    Command("ra issue", issue, ASKED),
    Command("ra receive", receive, (
        _RA,
        option("--on", kind="day", required=True, metavar="DAY", says="received"),
        option("--sent", kind="day", required=True, metavar="DAY"),
        option("--ra-outside", action="store_true"),
        option("--condition", kind="conditions", required=True, metavar="A,B,..."),
        _COST,
        option("--to", choices=tuple(GOES), default="original_payment", says="goes"),
        option("--keep", action="store_true", says="keep-request"),
        _FACT,
        _JSON,
    )),
    Command("ra extend", extend, (
        _RA,
        option("--until", kind="day", required=True, metavar="DAY", says="extend-until"),
        option("--reason", required=True, metavar="TEXT", says="why"),
        _JSON,
    )),
)  # fmt: skip
