"""What follows where a check is returned, in sentences: for the window and the command alike."""

from desk.records.checks import BounceSheet, Check, Opened
from desk.records.payments import CHECK
from desk.words.sentences import Words


def about(words: Words, check: Check) -> str:
    """A check as people tell it from others: its kind and number, its customer, its amount."""
    kind = f"{words.named('payment', check.kind)} {check.check_number}".strip()
    return words("bounce.about", check=kind, name=check.name, amount=check.amount)


def sums(words: Words, sheet: BounceSheet) -> list[tuple[str, str]]:
    """What is owed then: by each order what opens again, the fees, and all together at the end."""
    rows = [(words("bounce.opens", order=each.order), words.money(each.amount)) for each in sheet.opened]
    names = sheet.answer.names if sheet.answer is not None else {}
    rows += [(words.named("amount", each.label, names), words.money(each.money)) for each in sheet.fees]
    if sheet.fee_open:
        rows.append((words("bounce.fee-open"), words.money(sheet.fee_open)))
    return [*rows, (words("bounce.total"), words.money(sheet.total))]


def by_when(words: Words, sheet: BounceSheet) -> str:
    """The day by which it has to be paid, or that the policy sets none."""
    if sheet.check.kind != CHECK:
        return words("bounce.money-order")
    if sheet.due is not None:
        return words("bounce.due", day=words.day(sheet.due, "full"))
    return words("bounce.no-deadline" if sheet.told else "bounce.silent")


def clauses(words: Words, sheet: BounceSheet) -> list[str]:
    """The clauses that bill the fees and set the day, each in the shop's own words."""
    if sheet.answer is None:
        return []
    used = {each.clause for each in sheet.told} | {each.clause for each in sheet.answer.deadlines}
    return [words.clause(each) for each in sheet.answer.clauses if each.id in used]


def notes(words: Words, sheet: BounceSheet) -> list[str]:
    """What happens to what rested on the money: store credit, refunds, goods; and to the customer."""
    found = [words("bounce.billed-before")] if sheet.told and not sheet.fees else []
    for each in sheet.opened:
        found += _rested(words, each)
    return [*found, words("bounce.marks", name=sheet.check.name)] if sheet.marks else found


def _rested(words: Words, opened: Opened) -> list[str]:
    order = opened.order
    found = [words("bounce.freezes", slip=slip, left=left, order=order) for slip, left in opened.slips]
    if opened.spent:
        found.append(words("bounce.spent", amount=opened.spent, order=order))
    if opened.refund:
        found.append(words("bounce.refund", amount=opened.refund, order=order))
    if opened.sent:
        found.append(words.count("bounce.sent", opened.sent, order=order))
    if opened.here:
        found.append(words.count("bounce.here", opened.here, order=order))
    return found
