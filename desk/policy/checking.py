"""Facts that no question can be asked about: more than remains, dates out of order, unknown choices."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from desk.policy import told, vocabulary
from desk.policy.deposits import Deposits
from desk.policy.nearness import nearest
from desk.policy.pack import Pack
from desk.records.errors import BadInput
from desk.records.facts import CheckFacts, Choices, Facts, LineFacts, OrderFacts, RequestFacts

# Questions that need something of the order to be about, where the pack has rules for them.
NOT_ALWAYS = ("balance", "cancel", "undeliverable")
# Percent.
NOTHING, ALL = Fraction(0), Fraction(100)
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
    if choices.readings or choices.tax_rates or choices.dim_divisor or choices.deposit_rate is not None:
        for fault in choice_faults(pack, choices):
            raise fault
    for fault in fact_faults(facts):
        raise fault
    for fault in told_faults(pack, facts) if pack.facts else ():
        raise fault
    for fault in pack_faults(pack, facts) if facts.ask in NOT_ALWAYS else deposit_faults(pack, facts):
        raise fault


def pack_faults(pack: Pack, facts: Facts) -> list[BadInput]:
    """What cannot be so where the pack answers the question: a rate out of range, nothing to ask about."""
    found, lines = deposit_faults(pack, facts), facts.order.lines
    if not pack.asks(facts.ask):
        return found
    if facts.ask == "balance" and all(line.kind != "preorder" for line in lines):
        found.append(BadInput("nothing-preordered"))
    whole = facts.ask in ("cancel", "undeliverable") and not facts.request.lines
    for line in lines if whole else ():
        if line.quantity > line.returned + line.cancelled:
            return found
    if whole:
        found.append(BadInput("nothing-remains"))
    return found


def deposit_faults(pack: Pack, facts: Facts) -> list[BadInput]:
    """Deposit rates outside the clause's range; where the clause sets the rate there is no other."""
    found: list[BadInput] = []
    terms = pack.terms.deposits
    for line in facts.order.lines:
        if line.deposit_rate is not None and terms is not None:
            found += _deposit_faults(pack, terms, (line, line.deposit_rate))
    return found


def _deposit_faults(pack: Pack, terms: Deposits, asked: tuple[LineFacts, Fraction]) -> Iterator[BadInput]:
    line, rate = asked
    # A rate on what is not pre-ordered decides nothing; it must be one all the same.
    entry = terms.entry(line) or terms.entry(replace(line, kind="preorder"))
    if entry is None or entry.flat is not None:
        return
    setting = pack.settings.get("deposit_rate")
    least, most = (setting.least, setting.most) if setting is not None else (None, None)
    if entry.percent is not None:
        least = most = entry.percent
    least, most = NOTHING if least is None else least, ALL if most is None else most
    if not (_at_most(least, rate) and _at_most(rate, most)):
        yield BadInput(
            "deposit-out-of-range",
            entry=line.sku or line.key,
            found=str(rate),
            least=str(least),
            most=str(most),
        )


def _at_most(first: Fraction, second: Fraction) -> bool:
    """The same as ``<=``, which takes fractions long to tell."""
    (top, bottom), (other, below) = first.as_integer_ratio(), second.as_integer_ratio()
    return top * below <= other * bottom


def choice_faults(pack: Pack, choices: Choices) -> list[BadInput]:
    """What is chosen that the pack does not know: a reading, an option, a setting, a rate out of range."""
    found: list[BadInput] = []
    for name, option in choices.readings.items():
        reading = pack.readings.get(name)
        if reading is None:
            found.append(BadInput("reading-unknown", reading=name, nearest=nearest(name, pack.readings)))
        elif option not in reading.options:
            near = nearest(option, reading.options)
            found.append(BadInput("option-unknown", reading=name, option=option, nearest=near))
    for name in vocabulary.SETTINGS:
        if name not in pack.settings and getattr(choices, name):
            found.append(BadInput("setting-unknown", setting=name, pack=pack.id))
    deposit, rate = pack.settings.get("deposit_rate"), choices.deposit_rate
    if deposit and rate is not None and not (deposit.least or 0) <= rate <= (deposit.most or 100):
        least, most = str(deposit.least or 0), str(deposit.most or 100)
        found.append(
            BadInput("setting-out-of-range", setting="deposit_rate", found=str(rate), least=least, most=most)
        )
    return found


def told_faults(pack: Pack, facts: Facts) -> Iterator[BadInput]:
    """What was told of the pack's own facts that it does not ask, or that cannot be an answer to it."""
    holders = [("order", facts.order.told), ("request", facts.request.told)]
    for holder, said in (*holders, *(("line", line.told) for line in facts.order.lines)):
        for name, value in said.items():
            fact = pack.facts.get(name)
            if fact is None or fact.holder != holder or not told.fits(fact, value):
                yield BadInput("fact-unfitting", fact=fact.text if fact else name, value=str(value))


def fact_faults(facts: Facts) -> list[BadInput]:
    """What cannot be so, all of it: words, lines, parts, dates, amounts."""
    order, request, returns = facts.order, facts.request, facts.ask in vocabulary.ABOUT_RETURNS
    found: list[BadInput] = []
    if facts.ask not in vocabulary.ASKS:
        found.append(_unknown("ask", facts.ask, vocabulary.ASKS))
    if request.by not in vocabulary.BY:
        found.append(_unknown("by", request.by, vocabulary.BY))
    if returns and request.reason not in vocabulary.REASONS:
        found.append(_unknown("reason", request.reason, vocabulary.REASONS))
    keys = set()
    for line in order.lines:
        keys.add(line.key)
        gone = line.returned or line.cancelled or line.shipped
        if line.quantity < 1 or gone or line.price < 0 or line.discount:
            found += _line_faults(line)
        if line.kind not in vocabulary.KINDS:
            found.append(_unknown("kind", line.kind, vocabulary.KINDS))
    if returns or request.lines or len(keys) < len(order.lines):
        found += _part_faults(facts)
    if not _run_on(order, request):
        found += _date_faults(facts)
    paid, tax, first = order.paid or 0, order.tax or 0, order.first_payment
    least = min(paid, tax, order.credited, order.shipping_charged or 0, order.shipping_cost or 0)
    if least < 0 or first is not None:
        found += _amount_faults(order)
    if facts.ask == "returned_check" and facts.check is not None:
        found += _check_faults(facts.check, request.on)
    return found


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
    placed = last = order.placed
    for day in (order.processed, order.shipped, order.delivered, request.sent, request.received):
        if day is not None:
            if day < last:
                return False
            last = day
    issued, told = request.ra_issued, request.notified
    for day in (request.on, issued, order.effective, order.check_received, order.balance_paid, told):
        if day is not None and day < placed:
            return False
    if issued and request.received and issued > request.received:
        return False
    return not (told and request.arrived and request.arrived > told)


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
