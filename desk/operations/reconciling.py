"""The bank's statement beside our book: its lines kept once, matched by people, what is left over told.

Nothing is posted here: a returned check is entered as any, and a line is then matched with it.
"""

from collections.abc import Generator, Sequence
from dataclasses import replace
from datetime import timedelta

from desk.operations import deposits, imports
from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.records import codes
from desk.records.bank_lines import (
    BOUNCE,
    CHARGE,
    DEPOSIT,
    MATCHED,
    OPEN,
    RETURNED,
    SET_ASIDE,
    BankLine,
    DepositLeft,
    Match,
    Proposal,
    Reconciling,
)
from desk.records.check_life import RETURN, UNDO_RETURN, WITH_BANK
from desk.records.checks import Check
from desk.records.deposits import MADE, Deposit
from desk.records.errors import BadInput, Refused
from desk.records.imports import ListReport, Planned
from desk.records.lists import Progress
from desk.records.money import ZERO, Money
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.store import bank_lines, checks
from desk.store import deposits as slips

# A bank books a deposit within a few days, and what it takes for a return by the next statement.
_BOOKED = timedelta(days=7)
_CHARGED = timedelta(days=35)
_LONG = timedelta(days=14)
MOST = 500


def import_statement(
    desk: Desk, rows: Sequence[Planned], report: ListReport
) -> Generator[Progress, None, ListReport]:
    """Keep the lines of a statement that are not in the book yet; it returns the report."""
    return (yield from imports.import_list(desk, rows, report, _keep_line))


def _keep_line(desk: Desk, _report: ListReport, each: Planned) -> None:
    assert isinstance(each.record, BankLine), "a statement was planned"
    bank_lines.add(desk.db, need_text(each.record))


def known_lines(desk: Desk, marks: Sequence[str]) -> frozenset[str]:
    """Which of these marks are those of lines in the book."""
    return bank_lines.known(desk.db, marks)


def done_lines(desk: Desk, most: int = MOST) -> tuple[BankLine, ...]:
    """The lines that were matched or set aside, the newest first."""
    return bank_lines.done(desk.db, most)


def look_at_statement(desk: Desk) -> Reconciling:
    """What each open line probably is, and what is left over: lines, deposits, checks long with the bank."""
    lines = bank_lines.open_lines(desk.db, MOST)
    first = bank_lines.first_day(desk.db)
    # What went to the bank before the first line in the book can stand on none of them.
    free = list(bank_lines.deposits_left(desk.db, first - _BOOKED)) if first else []
    charged = bank_lines.charged_since(desk.db, first - _CHARGED) if first else ()
    found: list[Proposal] = []
    for line in lines:
        each = _paid_in(line, free) if line.amount > ZERO else _taken(desk, line, charged, found)
        if each is not None:
            found.append(each)
    seen = {each.line.id for each in found}
    return Reconciling(
        tuple(found),
        tuple(line for line in lines if line.id not in seen),
        tuple(free),
        bank_lines.waiting(desk.db, desk.clock.today() - _LONG, MOST),
    )


def _paid_in(line: BankLine, free: list[DepositLeft]) -> Proposal | None:
    """The oldest slip of this amount that the line may be; it is proposed for no other line."""
    for each in free:
        if each.amount == line.amount and each.day <= line.day <= each.day + _BOOKED:
            free.remove(each)
            return Proposal(line, DEPOSIT, each.number)
    return None


def _taken(
    desk: Desk, line: BankLine, charged: Sequence[Check], found: Sequence[Proposal]
) -> Proposal | None:
    """A check that came back or a charge for one; none where several may be meant and no number tells."""
    alike = bank_lines.checks_of(desk.db, Money(-line.amount))
    back = [each for each in alike if _may_be_return(desk, each, line, found)]
    costs = [
        each
        for each in charged
        if each.bank_charge == -line.amount and _may_be_charge(desk, each, line, found)
    ]
    # A bank charges the same for each: the return of the day is meant.
    costs.sort(key=lambda each: abs(line.day - (each.returned or line.day)))
    for kind, checks_ in (("", [each for each in back if _named(each, line)]), ("", back), (CHARGE, costs)):
        if len(checks_) == 1 or (checks_ and kind == CHARGE):
            (check, *_) = checks_
            told = kind or (BOUNCE if check.state in WITH_BANK else RETURNED)
            return Proposal(line, told, check.number, check.name)
    return None


def _named(check: Check, line: BankLine) -> bool:
    """Whether the line names the check by the number that stands on it."""
    number = check.check_number.casefold().lstrip("0")
    words = f"{line.reference} {line.told}".casefold().replace("#", " ").split()
    return bool(number) and number in (word.strip(".,;:").lstrip("0") for word in words)


def _may_be_return(desk: Desk, check: Check, line: BankLine, found: Sequence[Proposal]) -> bool:
    away = check.state in WITH_BANK
    day = check.deposited if away else check.returned and check.returned - _CHARGED
    if day is None or line.day < day or _is_proposed(check, (BOUNCE, RETURNED), found):
        return False
    return away or _is_free(desk, check, check.amount)


def _may_be_charge(desk: Desk, check: Check, line: BankLine, found: Sequence[Proposal]) -> bool:
    near = check.returned is not None and abs(line.day - check.returned) <= _CHARGED
    return near and not _is_proposed(check, (CHARGE,), found) and _is_free(desk, check, check.bank_charge)


def _is_proposed(check: Check, kinds: tuple[str, ...], found: Sequence[Proposal]) -> bool:
    return any(each.number == check.number and each.kind in kinds for each in found)


def _is_free(desk: Desk, check: Check, amount: Money) -> bool:
    """Whether fewer lines of an amount are matched with a check than it came back times."""
    steps = [each.step for each in checks.steps(desk.db, check.id)]
    times = steps.count(RETURN) - steps.count(UNDO_RETURN)
    return sum(each.amount == -amount for each in bank_lines.of_check(desk.db, check.number)) < times


def match_lines(desk: Desk, wanted: Sequence[Match], clear: bool = False) -> tuple[BankLine, ...]:
    """Note what lines are; of a deposit's checks those whose hold is over are paid where ``clear`` says so.

    Raises Refused ``bank-line-done`` for a line that is matched or set aside, ``bank-line-other`` where the
    amounts differ or the check did not come back, ``bank-line-taken`` where another line is that already.
    """
    with desk.db.atomic():
        for each in wanted:
            line = _need_open(bank_lines.get(desk.db, each.line))
            number = codes.validate(each.number)
            permit(desk, Act("match_line", str(line.id), line.state))
            series = codes.series_of(number)
            if series == codes.BANK_DEPOSIT:
                _match_deposit(desk, line, slips.get(desk.db, number), clear=clear)
            elif series == codes.CHECK:
                _match_check(desk, line, checks.get(desk.db, number))
            else:
                raise BadInput("bank-line-number", number=number)
            desk.remember("match_line", number, after={"day": line.day, "amount": line.amount})
    return tuple(bank_lines.get(desk.db, each.line) for each in wanted)


def _match_deposit(desk: Desk, line: BankLine, slip: Deposit, *, clear: bool) -> None:
    if slip.state != MADE or slip.total != line.amount:
        raise Refused("bank-line-other", number=slip.number, amount=line.amount)
    if bank_lines.of_deposit(desk.db, slip.number):
        raise Refused("bank-line-taken", number=slip.number)
    bank_lines.move(desk.db, line, replace(line, state=MATCHED, deposit=slip.number))
    for check in slip.checks if clear else ():
        if check.deposit == slip.number and check.state in WITH_BANK and _hold_is_over(desk, check):
            deposits.note_cleared(desk, check, max(line.day, slip.day))


def _hold_is_over(desk: Desk, check: Check) -> bool:
    return check.hold_until is None or check.hold_until <= desk.clock.today()


def _match_check(desk: Desk, line: BankLine, check: Check) -> None:
    if check.returned is None or -line.amount not in (check.amount, check.bank_charge):
        raise Refused("bank-line-other", number=check.number, amount=line.amount)
    if not _is_free(desk, check, Money(-line.amount)):
        raise Refused("bank-line-taken", number=check.number)
    bank_lines.move(desk.db, line, replace(line, state=MATCHED, check=check.number))


def set_line_aside(desk: Desk, line: int, reason: str) -> BankLine:
    """Note that a line is nothing of ours, or of no check, with the reason kept."""
    why = need_text(need_reason(reason))
    return _move(desk, line, "set_line_aside", why)


def reopen_line(desk: Desk, line: int, reason: str) -> BankLine:
    """Take back what a line was matched with, or that it was set aside; raises Refused ``bank-line-open``."""
    why = need_text(need_reason(reason))
    return _move(desk, line, "reopen_line", why)


def _move(desk: Desk, key: int, operation: str, why: str) -> BankLine:
    with desk.db.atomic():
        line = bank_lines.get(desk.db, key)
        permit(desk, Act(operation, str(line.id), line.state))
        if operation == "set_line_aside":
            after = replace(_need_open(line), state=SET_ASIDE, note=why)
        elif line.state == OPEN:
            raise Refused("bank-line-open", line=line.id)
        else:
            after = replace(line, state=OPEN, note="", check="", deposit="")
        bank_lines.move(desk.db, line, after)
        subject = line.deposit or line.check or str(line.id)
        told = {"day": line.day, "amount": line.amount}
        desk.remember(operation, subject, why, {**told, "state": line.state}, {"state": after.state})
    return bank_lines.get(desk.db, key)


def _need_open(line: BankLine) -> BankLine:
    if line.state != OPEN:
        raise Refused("bank-line-done", line=line.id)
    return line
