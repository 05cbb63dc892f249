"""Facts that no question can be asked about: more than remains, dates out of order, unknown choices."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from desk.policy import told, vocabulary
from desk.policy.pack import Pack
from desk.policy.tables import nearest
from desk.records.errors import BadInput
from desk.records.facts import CheckFacts, Choices, Facts, LineFacts, OrderFacts, RequestFacts

# Questions that need something of the order to be about, where the pack has rules for them.
NOT_ALWAYS = ("balance", "cancel", "undeliverable")
_IN_ORDER = (
    ("placed", "processed"),
    ("placed", "shipped"),
    ("placed", "delivered"),
    ("placed", "effective"),
    ("placed", "check_received"),
    ("placed", "balance_paid"),
    ("processed", "shipped"),
    ("processed", "delivered"),
    ("shipped", "delivered"),
    ("placed", "on"),
    ("placed", "ra_issued"),
    ("delivered", "sent"),
    ("delivered", "received"),
    ("sent", "received"),
    ("ra_issued", "received"),
    ("placed", "notified"),
    ("arrived", "notified"),
)


def check(pack: Pack, choices: Choices, facts: Facts) -> None:
    """Raise the first BadInput of the facts or of what the owner chose."""
    for fault in choice_faults(pack, choices):
        raise fault
    for fault in fact_faults(facts):
        raise fault
    for fault in told_faults(pack, facts) if pack.facts else ():
        raise fault
    for fault in pack_faults(pack, facts) if facts.ask in NOT_ALWAYS else deposit_faults(pack, facts):
        raise fault


def pack_faults(pack: Pack, facts: Facts) -> Iterator[BadInput]:
    """What cannot be so where the pack answers the question: a rate out of range, nothing to ask about."""
    yield from deposit_faults(pack, facts)
    lines = facts.order.lines
    if facts.ask == "balance" and pack.asks("balance") and all(line.kind != "preorder" for line in lines):
        yield BadInput("nothing-preordered")
    whole = facts.ask in ("cancel", "undeliverable") and pack.asks(facts.ask) and not facts.request.lines
    if whole and all(line.quantity <= line.returned + line.cancelled for line in lines):
        yield BadInput("nothing-remains")


def deposit_faults(pack: Pack, facts: Facts) -> Iterator[BadInput]:
    """Deposit rates outside the clause's range; where the clause sets the rate there is no other."""
    setting, terms = pack.settings.get("deposit_rate"), pack.terms.deposits
    for line in facts.order.lines:
        if terms is None or line.deposit_rate is None:
            continue
        # A rate on what is not pre-ordered decides nothing; it must be one all the same.
        entry = terms.entry(line) or terms.entry(replace(line, kind="preorder"))
        if entry is None or entry.flat is not None:
            continue
        least, most = (setting.least, setting.most) if setting is not None else (None, None)
        if entry.percent is not None:
            least = most = entry.percent
        least, most = least or Fraction(0), Fraction(100) if most is None else most
        if not least <= line.deposit_rate <= most:
            yield BadInput(
                "deposit-out-of-range",
                entry=line.key,
                found=str(line.deposit_rate),
                least=str(least),
                most=str(most),
            )


def choice_faults(pack: Pack, choices: Choices) -> Iterator[BadInput]:
    """What is chosen that the pack does not know: a reading, an option, a setting, a rate out of range."""
    for name, option in choices.readings.items():
        reading = pack.readings.get(name)
        if reading is None:
            yield BadInput("reading-unknown", reading=name, nearest=nearest(name, pack.readings))
        elif option not in reading.options:
            yield BadInput(
                "option-unknown", reading=name, option=option, nearest=nearest(option, reading.options)
            )
    for name in vocabulary.SETTINGS:
        if name not in pack.settings and getattr(choices, name):
            yield BadInput("setting-unknown", setting=name, pack=pack.id)
    deposit, rate = pack.settings.get("deposit_rate"), choices.deposit_rate
    if deposit and rate is not None and not (deposit.least or 0) <= rate <= (deposit.most or 100):
        yield BadInput(
            "setting-out-of-range",
            setting="deposit_rate",
            found=str(rate),
            least=str(deposit.least or 0),
            most=str(deposit.most or 100),
        )


def told_faults(pack: Pack, facts: Facts) -> Iterator[BadInput]:
    """What was told of the pack's own facts that it does not ask, or that cannot be an answer to it."""
    holders = [("order", facts.order.told), ("request", facts.request.told)]
    for holder, said in (*holders, *(("line", line.told) for line in facts.order.lines)):
        for name, value in said.items():
            fact = pack.facts.get(name)
            if fact is None or fact.holder != holder or not told.fits(fact, value):
                yield BadInput("fact-unfitting", fact=fact.text if fact else name, value=str(value))


def fact_faults(facts: Facts) -> Iterator[BadInput]:
    """What cannot be so, all of it: words, lines, parts, dates, amounts."""
    request = facts.request
    if facts.ask not in vocabulary.ASKS:
        yield _unknown("ask", facts.ask, vocabulary.ASKS)
    if request.by not in vocabulary.BY:
        yield _unknown("by", request.by, vocabulary.BY)
    if facts.ask in vocabulary.ABOUT_RETURNS and request.reason not in vocabulary.REASONS:
        yield _unknown("reason", request.reason, vocabulary.REASONS)
    for line in facts.order.lines:
        gone = line.returned or line.cancelled or line.shipped
        if line.quantity < 1 or gone or line.price < 0 or line.discount:
            yield from _line_faults(line)
        if line.kind not in vocabulary.KINDS:
            yield _unknown("kind", line.kind, vocabulary.KINDS)
    yield from _part_faults(facts)
    if not _run_on(facts.order, request):
        yield from _date_faults(facts)
    yield from _amount_faults(facts.order)
    if facts.ask == "returned_check" and facts.check is not None:
        yield from _check_faults(facts.check, request.on)


def _check_faults(check: CheckFacts, on: date) -> Iterator[BadInput]:
    if check.amount < 0 or check.paid < 0:
        yield BadInput("amount-negative", amount=str(min(check.amount, check.paid)))
    first = check.returned
    for later, second in (("on", on), ("check_paid", check.paid_on)):
        if second is not None and first > second:
            yield BadInput(
                "dates-out-of-order", earlier="check_returned", later=later, first=first, second=second
            )


def _unknown(key: str, word: str, known: tuple[str, ...]) -> BadInput:
    return BadInput(f"{key}-unknown", **{key: word}, known=nearest(word, known))


def _amount_faults(order: OrderFacts) -> Iterator[BadInput]:
    amounts = (order.paid, order.credited, order.tax, order.shipping_charged, order.shipping_cost)
    for amount in (*amounts, order.first_payment):
        if amount is not None and amount < 0:
            yield BadInput("amount-negative", amount=str(amount))
    if order.first_payment is not None and any(line.first_payment is not None for line in order.lines):
        yield BadInput("first-payment-twice")


def _line_faults(line: LineFacts) -> Iterator[BadInput]:
    gone = max(line.returned, line.shipped or 0) + line.cancelled
    if line.quantity < 1 or line.returned < 0 or line.cancelled < 0:
        yield BadInput("quantity-wrong", entry=line.key, quantity=line.quantity)
    elif gone > line.quantity:
        yield BadInput("more-gone-than-bought", entry=line.key, gone=gone, bought=line.quantity)
    elif line.price < 0 or not 0 <= line.discount <= line.price * line.quantity:
        yield BadInput("price-wrong", entry=line.key, price=str(line.price), discount=str(line.discount))


def _part_faults(facts: Facts) -> Iterator[BadInput]:
    lines = {line.key: line for line in facts.order.lines}
    if len(lines) < len(facts.order.lines):
        yield BadInput("line-twice", entry=_first_twice([line.key for line in facts.order.lines]))
    asked = facts.request.lines
    if len({part.key for part in asked}) < len(asked):
        yield BadInput("line-twice", entry=_first_twice([part.key for part in asked]))
    for part in asked:
        line = lines.get(part.key)
        if line is None:
            yield BadInput("line-unknown", entry=part.key, nearest=nearest(part.key, lines))
            continue
        remains = line.quantity - line.returned - line.cancelled
        if part.quantity < 1:
            yield BadInput("quantity-wrong", entry=part.key, quantity=part.quantity)
        elif part.quantity > remains:
            yield BadInput("more-than-remains", entry=part.key, quantity=part.quantity, remains=remains)
    if facts.ask in vocabulary.ABOUT_RETURNS and not asked:
        left = sum(line.quantity - line.returned - line.cancelled for line in lines.values())
        if left <= 0:
            yield BadInput("nothing-remains")


def _first_twice(keys: list[str]) -> str:
    return next(key for place, key in enumerate(keys) if key in keys[:place])


def _run_on(order: OrderFacts, request: RequestFacts) -> bool:
    """Whether the dates are in the usual order, which is quickly seen; others are looked at one by one."""
    course = (order.placed, order.processed, order.shipped, order.delivered, request.sent, request.received)
    known = [day for day in course if day is not None]
    beside = (request.on, request.ra_issued, order.effective, order.check_received, order.balance_paid)
    if known != sorted(known) or any(day is not None and day < order.placed for day in beside):
        return False
    late = request.ra_issued and request.received and request.ra_issued > request.received
    return not late and not request.notified


def _date_faults(facts: Facts) -> Iterator[BadInput]:
    order, request = facts.order, facts.request
    days: dict[str, date] = {}
    for holder, names in ((order, vocabulary.ORDER_DATES), (request, vocabulary.REQUEST_DATES)):
        for name in names:
            found = getattr(holder, name)
            if found is not None:
                days[name] = found
    told = set()
    for earlier, later in _IN_ORDER:
        if later not in told and earlier in days and later in days and days[earlier] > days[later]:
            told.add(later)
            yield BadInput(
                "dates-out-of-order",
                earlier=earlier,
                later=later,
                first=days[earlier],
                second=days[later],
            )
