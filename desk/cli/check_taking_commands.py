"""``desk check``: a check taken, voided, replaced, and whether checks are taken from a customer."""

import sys

from desk.cli import reports
from desk.cli.arguments import DONE, Call, Command, option
from desk.cli.calls import WrongUse
from desk.cli.check_reports import tell_check
from desk.cli.secrets import Secrets
from desk.operations import checks
from desk.operations.desk import Desk
from desk.records.checks import NewCheck, NewPart, Warned
from desk.records.errors import BadInput
from desk.records.money import Money
from desk.records.payments import CHECK, METHODS, MONEY_ORDER, typed_payment


def _receive(call: Call) -> int:
    """Take a check; what speaks against it mildly is told beside, what is grave wants the owner's reason."""
    account = _account(call)
    with call.open_desk() as desk:
        new = _new(call, desk, account)
        if call.given.anyway:
            return tell_check(call, checks.receive_check_anyway(desk, new, call.given.anyway))
        warned = checks.look_at_check(desk, new)
        _tell(call, warned)
        return tell_check(call, checks.receive_check(desk, new, warned))


def _tell(call: Call, warned: tuple[Warned, ...]) -> None:
    for each in warned:
        if not each.grave:
            told = call.words(f"check-warned.{each.key}", **each.values)
            print(reports.printable(told), file=sys.stderr)


def _account(call: Call) -> str:
    """The account's number, from a descriptor or the terminal: what is an argument, every process can read.

    A command that is run again, once it is known that it wants a consent, has read it already.
    """
    given = call.given
    if not hasattr(given, "account"):
        wanted = given.account_fd is not None or given.ask_account
        given.account = _asked(call).ask("cli.account-number") if wanted else ""
    return str(given.account)


def _asked(call: Call) -> Secrets:
    """Whom to ask for it; where one descriptor brings all, its line comes after that of who signs in."""
    given = call.given
    if given.account_fd is None or given.account_fd != given.secret_fd:
        return Secrets(call.words, given.account_fd)
    if given.person:
        call.secrets.of(given.person)
    return call.secrets


def _new(call: Call, desk: Desk, account: str) -> NewCheck:
    given = call.given
    received = given.received or desk.clock.today()
    return NewCheck(
        given.amount,
        received,
        tuple(NewPart(number, _money(text)) for number, text in given.order),
        payer=given.payer,
        bank=given.bank,
        check_number=given.check_number,
        dated=given.dated or received,
        routing=given.routing,
        account=account,
        memo=given.memo,
        kind=MONEY_ORDER if given.money_order else CHECK,
    )


def _money(text: str) -> Money:
    try:
        return Money.parse(text)
    except BadInput as trouble:
        raise WrongUse(trouble.key, **trouble.values) from trouble


def _void(call: Call) -> int:
    """Take back a check that was entered by mistake."""
    with call.open_desk() as desk:
        return tell_check(call, checks.void_check(desk, call.given.number, call.given.reason))


def _replace(call: Call) -> int:
    """Another payment of its whole amount takes the place of a check."""
    given = call.given
    with call.open_desk() as desk:
        amount = checks.open_check(desk, given.number).check.amount
        on = given.received or desk.clock.today()
        paid = typed_payment(given.method, amount, on, given.reference)
        return tell_check(call, checks.replace_check(desk, given.number, paid))


def _mark(call: Call) -> int:
    """Say whether checks are taken from a customer."""
    given = call.given
    if given.no_checks == given.checks:
        raise WrongUse("check-mark-unclear")
    with call.open_desk() as desk:
        marked = checks.mark_no_checks(desk, given.customer, given.no_checks, given.reason)
    told = call.words("check.marked" if marked else "check.unmarked", number=given.customer)
    call.tell([told], {"customer": given.customer, "no_checks": marked})
    return DONE


_NUMBER = option("number", metavar="CHECK", says="check")
_WHY = option("--reason", required=True, metavar="TEXT", says="why")
_JSON = option("--json", action="store_true")
_RECEIVED = option("--received", kind="day", metavar="DAY", says="check-received")

COMMANDS = (
    Command("check receive", _receive, (
        option("--order", kind="pair", action="append", required=True, metavar="N=MONEY", says="check-order"),
        option("--amount", kind="money", required=True, metavar="AMOUNT", says="check-amount"),
        option("--check-number", metavar="TEXT", default=""),
        option("--dated", kind="day", metavar="DAY", says="check-dated"),
        option("--routing", metavar="DIGITS", default=""),
        option("--account-fd", kind="descriptor", metavar="N"),
        option("--ask-account", action="store_true"),
        option("--payer", metavar="NAME", default=""),
        option("--bank", metavar="TEXT", default=""),
        option("--memo", metavar="TEXT", default=""),
        _RECEIVED,
        option("--money-order", action="store_true"),
        option("--anyway", metavar="REASON", default=""),
        _JSON,
    )),
    Command("check void", _void, (_NUMBER, _WHY, _JSON)),
    Command("check replace", _replace, (
        _NUMBER,
        option("--method", choices=METHODS, required=True),
        option("--reference", metavar="TEXT", default=""),
        _RECEIVED,
        _JSON,
    )),
    Command("check mark", _mark, (
        option("customer", metavar="CUSTOMER"),
        option("--no-checks", action="store_true"),
        option("--checks", action="store_true"),
        _WHY,
        _JSON,
    )),
)  # fmt: skip
