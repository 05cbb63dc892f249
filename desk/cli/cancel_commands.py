"""``desk order cancel``: what cancelling keeps and gives, told before it is done or done as it was told."""

from desk.cli.arguments import DONE, Call, Command, option, pieces_of, told_of
from desk.cli.calls import WrongUse
from desk.operations import cancelling, orders
from desk.records.cancellations import BY, CUSTOMER, CancelAsk
from desk.records.paybacks import WAYS


def cancel(call: Call) -> int:
    """Cancel an order or pieces of it by the policy or as the owner decides; else say what that is."""
    given = call.given
    if given.credit is not None and not given.reason:
        raise WrongUse("credit-alone")
    with call.open_desk() as desk:
        order = orders.open_order(desk, given.number)
        ask = CancelAsk(
            order=order.number,
            on=given.on or desk.clock.today(),
            lines=pieces_of(order, given.lines or [], lambda line: line.unshipped),
            by=given.by,
            wish=given.to,
            told=told_of(order, given.fact),
        )
        sheet = cancelling.ask_cancel(desk, ask)
        allowed = sheet.answer.outcome == "allowed"
        if given.reason and not given.preview:
            credit = sheet.proposed if given.credit is None else given.credit
            done = cancelling.decide_cancel(desk, sheet, credit, given.to, given.reason)
            return call.tell_record(done.order)
        if allowed and not given.preview:
            return call.tell_record(cancelling.cancel_order(desk, sheet).order)
    told = call.tell_no(sheet.answer, order.number)
    return DONE if allowed else told


COMMANDS = (
    Command("order cancel", cancel, (
        option("number", metavar="N"),
        option("--line", action="lines", metavar="SKU", says="cancel-line"),
        option("--quantity", kind="pieces", action="lines", metavar="N"),
        option("--by", choices=BY, default=CUSTOMER, says="cancel-by"),
        option("--on", kind="day", metavar="DAY", says="cancel-on"),
        option("--to", choices=WAYS, default="", says="goes"),
        option("--fact", kind="pair", action="append", default=[], metavar="NAME[:SKU]=ANSWER"),
        option("--credit", kind="money", metavar="AMOUNT", says="cancel-credit"),
        option("--reason", metavar="TEXT", default="", says="cancel-against"),
        option("--preview", action="store_true"),
        option("--json", action="store_true"),
    )),
)  # fmt: skip
