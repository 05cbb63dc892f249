"""``desk check demand`` and what follows: letters, the agency, what it paid, what is lost; the agency."""

from collections.abc import Callable
from pathlib import Path

from desk.cli.arguments import DONE, Call, Command, option
from desk.cli.check_reports import tell_check
from desk.exchange import collections_csv
from desk.operations import agencies, checks, demands, handing_over, recovering, shops
from desk.operations.desk import Desk
from desk.records.check_life import COLLECTIONS
from desk.records.checks import CheckSheet
from desk.records.demands import FINAL, WAYS, Agency, Demand
from desk.records.money import ZERO
from desk.records.payments import CARD, CASH, CHECK, typed_payment
from desk.records.plain import to_plain
from desk.words import Words


def _demand(call: Call) -> int:
    """Make the letter that fits, or the final one, and write it as a PDF where that is asked for."""
    from desk.paper import demand_letter

    given = call.given
    with call.open_desk() as desk:
        made = demands.make_demand(desk, given.number, FINAL if given.final else "")
        if given.output:
            paper = demands.demand_paper(desk, made.called)
            words = call.start.words(given.language or shops.read_shop(desk).language)
            call.put(given.output, demand_letter.render(paper, words), desk.db.path)
        unconfirmed = agencies.lawful(desk) is None
    notice = [call.words("lawful.note")] if unconfirmed and made.amounts[1:] else []
    call.tell([_letter(call.words, made), *notice], to_plain(made))
    return DONE


def _letters(call: Call) -> int:
    with call.open_desk() as desk:
        found = demands.demands_of(desk, call.given.number)
    lines = [_letter(call.words, each) for each in found] or [call.words("demands.none")]
    call.tell(lines, to_plain(list(found)))
    return DONE


def _sent(call: Call) -> int:
    """Note that a letter went out; of a check's number alone its last one."""
    given = call.given
    with call.open_desk() as desk:
        made = demands.demands_of(desk, given.number)
        last = made[-1].called if made else given.number
        on = given.on or desk.clock.today()
        done = demands.note_demand_sent(desk, given.letter or last, given.way, on, given.proof)
    call.tell([_letter(call.words, done)], to_plain(done))
    return DONE


def _letter(words: Words, demand: Demand) -> str:
    went = words.day(demand.sent) if demand.sent else words("demand.unsent")
    way = words(f"demand.way-{demand.way}") if demand.way else ""
    told = (words(f"demand.kind-{demand.kind}"), words.money(demand.amount), words.day(demand.due))
    return "  ".join(part for part in (demand.called, *told, went, way, demand.proof) if part)


def _hand_over(call: Call) -> int:
    """Hand a check over, with a reason where the policy does not; write its folder where a place is given."""
    given = call.given
    with call.open_desk() as desk:
        sheet = checks.open_check(desk, given.number)
        if sheet.check.state != COLLECTIONS or not given.output:
            sheet = _handed(desk, given.number, given.reason)
        folder = _folder(desk, given.output, sheet.check.number) if given.output else None
        code = tell_check(call, sheet)
    if folder is not None and not given.json:
        print(call.words("hand.folder-done", folder=str(folder)))
    return code


def _handed(desk: Desk, number: str, why: str) -> CheckSheet:
    if why:
        return handing_over.hand_over_anyway(desk, number, why)
    return handing_over.hand_over(desk, number)


def _folder(desk: Desk, place: Path, number: str) -> Path:
    """Letters, history and amounts of a check in a folder of its own; drawn before anything is written."""
    from desk.paper import collections_folder, demand_letter

    paper = handing_over.collections_paper(desk, number)
    words = Words(paper.shop.language)
    sheets = {"check": collections_folder.render(paper, words)}
    for each in handing_over.letters_of(desk, number):
        sheets[f"notice-{each.demand.nth}"] = demand_letter.render(each, words)
    folder = collections_csv.make_folder(desk, place, number)
    return collections_csv.write(desk, folder, paper, sheets)


def _paid(call: Call) -> int:
    given = call.given
    with call.open_desk() as desk:
        on = given.on or desk.clock.today()
        paid = typed_payment(given.method, given.amount, on, given.reference)
        done = recovering.take_agency_payment(desk, given.number, paid, given.kept or ZERO)
        return tell_check(call, done)


def _with_reason(step: Callable[[Desk, str, str], CheckSheet]) -> Callable[[Call], int]:
    """A command that takes a step with a check, for a reason."""

    def run(call: Call) -> int:
        with call.open_desk() as desk:
            return tell_check(call, step(desk, call.given.number, call.given.reason))

    return run


def _show_agency(call: Call) -> int:
    with call.open_desk() as desk:
        found = agencies.agency(desk)
    return _tell_agency(call, found)


def _set_agency(call: Call) -> int:
    given = call.given
    with call.open_desk() as desk:
        wanted = Agency(given.name, given.address, given.phone, given.email, given.account)
        found = agencies.set_agency(desk, wanted)
    return _tell_agency(call, found)


def _tell_agency(call: Call, agency: Agency) -> int:
    told = to_plain(agency)
    lines = [f"{call.words(f'agency.{name}')}: {text}" for name, text in told.items() if text]
    call.tell(lines or [call.words("agency.none")], told)
    return DONE


def _lawful(call: Call) -> int:
    """Confirm that fee and letters are lawful, or say whether somebody did."""
    source = call.given.source
    with call.open_desk() as desk:
        found = agencies.confirm_lawful(desk, source) if source else agencies.lawful(desk)
    words = call.words
    if found is None:
        call.tell([words("lawful.open")], None)
    else:
        told = words("lawful.told", day=found.on, person=found.person, source=found.source)
        call.tell([told], to_plain(found))
    return DONE


_JSON = option("--json", action="store_true")
_CHECK = option("number", metavar="CHECK", says="check")
_ON = option("--on", kind="day", metavar="DAY", says="on-today")
_REASON = (_CHECK, option("--reason", required=True, metavar="TEXT", says="why"), _JSON)

COMMANDS = (
    Command("check demand", _demand, (
        _CHECK,
        option("--final", action="store_true", says="demand-final"),
        option("--output", metavar="FILE|-", default="", says="demand-output"),
        _JSON,
    )),
    Command("check letters", _letters, (_CHECK, _JSON)),
    Command("check demand-sent", _sent, (
        _CHECK,
        option("--way", required=True, choices=WAYS, says="demand-way"),
        _ON,
        option("--proof", metavar="TEXT", default="", says="demand-proof"),
        option("--letter", metavar="NUMBER", default="", says="demand-letter"),
        _JSON,
    )),
    Command("check hand-over", _hand_over, (
        _CHECK,
        option("--reason", metavar="TEXT", default="", says="hand-why"),
        option("--output", kind="file", metavar="DIR", says="hand-folder"),
        _JSON,
    )),
    Command("check recall", _with_reason(handing_over.recall_check), _REASON),
    Command("check agency-paid", _paid, (
        _CHECK,
        option("--amount", kind="money", required=True, metavar="AMOUNT", says="agency-amount"),
        option("--kept", kind="money", metavar="AMOUNT", says="agency-kept"),
        option("--method", choices=(CHECK, CARD, CASH), default=CHECK, says="agency-method"),
        option("--reference", metavar="TEXT", default="", says="agency-reference"),
        _ON,
        _JSON,
    )),
    Command("check write-off", _with_reason(recovering.write_off), _REASON),
    Command("check undo-write-off", _with_reason(recovering.undo_write_off), _REASON),
    Command("agency show", _show_agency, (_JSON,)),
    Command("agency set", _set_agency, (
        option("name", metavar="NAME", says="agency-name"),
        option("--address", metavar="TEXT", default="", says="agency-address"),
        option("--phone", metavar="TEXT", default="", says="agency-phone"),
        option("--email", metavar="TEXT", default="", says="agency-email"),
        option("--account", metavar="TEXT", default="", says="agency-account"),
        _JSON,
    )),
    Command("demands lawful", _lawful, (
        option("--source", metavar="TEXT", default="", says="lawful-source"),
        _JSON,
    )),
)  # fmt: skip
