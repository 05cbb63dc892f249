"""``desk request``: what the policy refused or leaves to the owner, noted, listed, decided and withdrawn."""

from desk.cli.arguments import DONE, Call, Command, option
from desk.cli.ra_commands import ASKED, asked
from desk.operations import orders, requests
from desk.operations.desk import Desk
from desk.records.money import Money
from desk.records.paybacks import IN_KIND, WAYS
from desk.records.plain import to_plain
from desk.records.requests import STATES, WAITING, Decision, RequestRow
from desk.words import Words

YES, NO = "yes", "no"


def note(call: Call) -> int:
    """Keep what a customer asked for on the phone and the policy does not allow; it says no RA is issued."""
    with call.open_desk() as desk:
        return call.tell_request(requests.note_request(desk, asked(call, desk)))


def list_requests(call: Call) -> int:
    """Tell the requests that wait, or those in other states or about an order."""
    given = call.given
    with call.open_desk() as desk:
        if given.order:
            found = requests.requests_of(desk, orders.open_order(desk, given.order).number)
            found = tuple(each for each in found if not given.state or each.state in given.state)
        else:
            found = requests.list_requests(desk, tuple(given.state) or (WAITING,))
    lines = [_line(call.words, each) for each in found]
    call.tell(lines or [call.words("request.none")], to_plain(list(found)))
    return DONE


def show(call: Call) -> int:
    """Tell one request whole."""
    with call.open_desk() as desk:
        return call.tell_request(requests.open_request(desk, call.given.number))


def decide(call: Call) -> int:
    """Say yes or no to a request that waits, as the owner does."""
    given = call.given
    with call.open_desk() as desk:
        granted = _granted(desk, given.number, given.grant)
        decision = Decision(given.answer == YES, given.reason, given.amount, given.to, granted)
        return call.tell_request(requests.decide_request(desk, given.number, decision))


def withdraw(call: Call) -> int:
    """Note that a customer does not ask any more."""
    with call.open_desk() as desk:
        return call.tell_request(requests.withdraw_request(desk, call.given.number, call.given.reason))


def sent_back(call: Call) -> int:
    """Note that a refused parcel went back to its customer."""
    given = call.given
    with call.open_desk() as desk:
        day = given.on or desk.clock.today()
        return call.tell_request(requests.send_refused_back(desk, given.number, day, given.tracking))


def _granted(desk: Desk, number: str, pairs: list[tuple[str, str]]) -> dict[str, Money]:
    """The amounts that the owner decides, by label; ``LABEL:SKU`` is of the first line of an SKU."""
    granted = {}
    for key, value in pairs:
        label, _, sku = key.partition(":")
        if sku:
            order = orders.open_order(desk, requests.open_request(desk, number).order)
            label = f"{label} {orders.line_by_sku(order, sku)}"
        granted[label] = Money.parse(value)
    return granted


def _line(words: Words, row: RequestRow) -> str:
    reason, state = words(f"reason.{row.reason}"), words(f"state.{row.state}")
    told = (row.number, words.day(row.asked), row.order, row.customer, reason, state, row.ra)
    return "  ".join(part for part in told if part)


_REQUEST = option("number", metavar="RQ", says="request")
_WHY = option("--reason", required=True, metavar="TEXT", says="why")
_JSON = option("--json", action="store_true")

COMMANDS = (
    Command("request list", list_requests, (
        option("--state", action="append", choices=STATES, default=[], says="request-state"),
        option("--order", metavar="ORDER", default=""),
        _JSON,
    )),
    Command("request show", show, (_REQUEST, _JSON)),
    Command("request note", note, ASKED),
    Command("request decide", decide, (
        _REQUEST,
        option("answer", choices=(YES, NO), says="request-answer"),
        option("--amount", kind="money", metavar="AMOUNT", says="request-amount"),
        option("--to", choices=(*WAYS, *IN_KIND), default="", says="request-to"),
        option("--grant", kind="pair", action="append", default=[], metavar="LABEL[:SKU]=AMOUNT"),
        _WHY,
        _JSON,
    )),
    Command("request withdraw", withdraw, (_REQUEST, _WHY, _JSON)),
    Command("request sent-back", sent_back, (
        _REQUEST,
        option("--on", kind="day", metavar="DAY", says="request-sent-on"),
        option("--tracking", metavar="NUMBER", default="", says="request-tracking"),
        _JSON,
    )),
)  # fmt: skip
