"""``desk parcel``: what left for an order, that it arrived, that it came back; a corrected address billed."""

from desk.cli import answers_json, reports
from desk.cli.arguments import DONE, Call, Command, option, told_of
from desk.operations import billings, orders, parcels
from desk.records.parcels import ParcelBack
from desk.records.paybacks import WAYS
from desk.records.plain import to_plain
from desk.records.shipments import CAUSES, Shipment
from desk.words import Words


def _list(call: Call) -> int:
    with call.open_desk() as desk:
        found = parcels.parcels_of(desk, call.given.number)
    lines = [_line(call.words, each) for each in found] or [call.words("parcels.none")]
    call.tell(lines, to_plain(found))
    return DONE


def _line(words: Words, parcel: Shipment) -> str:
    parts = [parcel.number, words("parcels.left", day=parcel.shipped) if parcel.shipped else ""]
    parts += [words.named("service", parcel.service), parcel.tracking]
    if parcel.delivered:
        parts.append(words("parcels.delivered", day=parcel.delivered))
    if parcel.came_back:
        parts.append(words("parcels.back", day=parcel.came_back, cause=words(f"cause.{parcel.cause}")))
        parts.append(words(f"parcels.{'resent' if parcel.resent else parcel.fate}"))
    return "  ".join(part for part in parts if part)


def _deliver(call: Call) -> int:
    with call.open_desk() as desk:
        return call.tell_record(parcels.mark_parcel_delivered(desk, call.given.number, call.given.on))


def _back(call: Call) -> int:
    """Do what the policy says of a parcel that came back; else, or to preview, say what that is."""
    given = call.given
    with call.open_desk() as desk:
        order = orders.open_order(desk, given.number)
        back = ParcelBack(
            order=order.number,
            on=given.on or desk.clock.today(),
            cause=given.cause,
            parcel=given.parcel,
            reship_cost=given.resend,
            shipping_cost=given.cost,
            wish=given.to,
            told=told_of(order, given.fact),
        )
        sheet = parcels.ask_parcel_back(desk, back)
        allowed = sheet.answer.outcome == "allowed"
        if allowed and not given.preview:
            done = parcels.take_parcel_back(desk, sheet)
            slip = [call.words("report.slip", number=done.slip)] if done.slip else []
            told = [*reports.order_lines(call.words, done.order), *slip]
            call.tell(told, {**answers_json.order_json(done.order), "slip": done.slip})
            return DONE
    code = call.tell_no(sheet.answer, order.number)
    return DONE if allowed else code


def _correct(call: Call) -> int:
    """Bill what a carrier took for correcting an address where the policy says so, or with a reason."""
    given = call.given
    with call.open_desk() as desk:
        answer = billings.ask_correction(desk, given.number, given.charge, given.parcel)
        allowed = answer.outcome == "allowed"
        if given.preview or not (allowed or given.reason):
            code = call.tell_no(answer, given.number)
            return DONE if allowed else code
        if given.reason:
            told = (given.number, given.charge, given.reason, given.parcel)
            return call.tell_record(billings.decide_correction(desk, *told))
        return call.tell_record(
            billings.bill_correction(desk, given.number, given.charge, given.parcel, answer)
        )


def _charges(call: Call) -> int:
    with call.open_desk() as desk:
        found = billings.charges_of(desk, call.given.number)
    words = call.words
    lines = [
        f"{each.id:>6}  {words.day(each.day)}  {words.money(each.amount):>12}  "
        f"{words.named('amount', each.kind)}  [{each.clause}]".removesuffix("  []")
        for each in found
    ]
    call.tell(lines or [words("charge.none")], to_plain(found))
    return DONE


def _void_charge(call: Call) -> int:
    given = call.given
    with call.open_desk() as desk:
        return call.tell_record(billings.void_charge(desk, given.number, given.charge, given.reason))


_ORDER = option("number", metavar="ORDER", says="order")
_PARCEL = option("--parcel", metavar="PARCEL", default="", says="which-parcel")
_JSON = option("--json", action="store_true")

COMMANDS = (
    Command("parcel list", _list, (_ORDER, _JSON)),
    Command("parcel deliver", _deliver, (
        option("number", metavar="PARCEL", says="parcel"),
        option("--on", kind="day", required=True, metavar="DAY"),
        _JSON,
    )),
    Command("parcel back", _back, (
        _ORDER,
        option("--cause", choices=CAUSES, required=True, says="back-cause"),
        _PARCEL,
        option("--on", kind="day", metavar="DAY", says="on-today"),
        option("--resend", kind="money", metavar="AMOUNT"),
        option("--cost", kind="money", metavar="AMOUNT"),
        option("--to", choices=WAYS, default="", says="goes"),
        option("--fact", kind="pair", action="append", default=[], metavar="NAME[:SKU]=ANSWER"),
        option("--preview", action="store_true"),
        _JSON,
    )),
    Command("order correct-address", _correct, (
        _ORDER,
        option("--charge", kind="money", required=True, metavar="AMOUNT", says="carrier-charge"),
        _PARCEL,
        option("--reason", metavar="TEXT", default="", says="charge-against"),
        option("--preview", action="store_true"),
        _JSON,
    )),
    Command("order charges", _charges, (_ORDER, _JSON)),
    Command("order void-charge", _void_charge, (
        _ORDER,
        option("--charge", kind="number", required=True, metavar="ID", says="which-charge"),
        option("--reason", required=True, metavar="TEXT", says="why"),
        _JSON,
    )),
)  # fmt: skip
