"""Store credit: the lots, their balances, and the slip that is printed and counted."""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.records import codes
from desk.records.answers import Answer
from desk.records.credits import FROZEN, CreditLot, CreditRow, CreditSlip, Movement, NewLot
from desk.records.errors import BadInput, NotFound, Refused
from desk.records.ledger import Event
from desk.records.lists import Query
from desk.records.money import ZERO, Money
from desk.records.returns import Return
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.store import cancellations, credits, customers, ledger, numbers, returns, shop
from desk.store.lists import Reading

EVERY = Query()
# So far ahead may a credit be extended: a mistyped year would keep it for ever.
_FARTHEST = timedelta(days=3653)


def list_credits(desk: Desk, query: Query = EVERY, limit: int = 1000) -> tuple[CreditRow, ...]:
    """The first rows that the list of store credit shows, for scripts."""
    return rows(desk, ids(desk, query, limit))


def reading(desk: Desk, query: Query) -> Reading:
    """What a list shows, to be read in parts."""
    return credits.reading(desk.db, query, desk.clock.today())


def ids(desk: Desk, query: Query, most: int | None = None) -> "array[int]":
    """The ids of the records that a list shows, in its order; of the first ``most``, None for all."""
    return reading(desk, query).all(most)


def rows(desk: Desk, wanted: Sequence[int]) -> tuple[CreditRow, ...]:
    """The rows of these ids, in the order given."""
    today = desk.clock.today()
    return tuple(row.as_of(today) for row in credits.rows(desk.db, wanted))


def counts(desk: Desk) -> dict[str, int]:
    """How many lots each filter chip holds, counted no further than 1,001."""
    return credits.counts(desk.db, desk.clock.today())


def open_credit(desk: Desk, number: str) -> CreditLot:
    """A credit lot by its slip's number, as it is today; raises BadInput for a bad check digit, NotFound."""
    return credits.get(desk.db, codes.validate(number)).as_of(desk.clock.today())


def credit_slip(desk: Desk, number: str) -> CreditSlip:
    """The slip as the next print shows it: the original, then COPY 1 and so on; Refused once taken back."""
    lot = open_credit(desk, number)
    if lot.state == "reversed":
        raise Refused("credit-reversed", number=lot.number)
    return _made(desk, lot)


def _made(desk: Desk, lot: CreditLot) -> CreditSlip:
    """The slip of a lot with what it came from, which is another slip where it was transferred."""
    if codes.series_of(lot.origin) == codes.CREDIT_SLIP:
        first = _made(desk, credits.get(desk.db, lot.origin))
        answer = replace(first.answer, amounts=())
        made = _slip(desk, lot, "", first.order, answer)
        return replace(made, origin="transferred", before=lot.origin)
    done = cancellations.of_slip(desk.db, lot.number)
    if done is None:
        return slip_of(desk, returns.get(desk.db, lot.origin))
    answer = done.answer
    if answer.outcome != "allowed":
        answer = answer.overridden(done.credit, done.destination)
    return replace(_slip(desk, lot, "", done.order, answer), origin=done.kind)


def slip_of(desk: Desk, ra: Return) -> CreditSlip:
    """The slip of a settled return; raises NotFound where it made no store credit."""
    done = ra.in_force
    if done is None or not done.slip:
        raise NotFound("slip-none", number=ra.number)
    return _slip(desk, credits.get(desk.db, done.slip), ra.number, ra.order, done.answer)


def _slip(desk: Desk, lot: CreditLot, ra: str, order: str, answer: Answer) -> CreditSlip:
    return CreditSlip(
        number=lot.number,
        shop=shop.get(desk.db),
        customer=lot.customer,
        issued=lot.issued,
        amount=lot.amount,
        balance=lot.balance,
        ra=ra,
        order=order,
        answer=answer,
        copy=credits.prints(desk.db, lot.number),
        expires=lot.expires,
    )


def count_print(desk: Desk, number: str) -> int:
    """Note that a slip was printed or saved; how many prints there are now."""
    with desk.db.atomic():
        lot = open_credit(desk, number)
        permit(desk, Act("count_print", lot.number))
        prints = credits.count_print(desk.db, lot.number, desk.moment, desk.who)
        desk.remember("count_print", lot.number, after={"prints": prints})
    return prints


def void_credit(desk: Desk, number: str, reason: str) -> CreditLot:
    """Take back what is left of a store credit, as the owner decides; Refused where nothing is left."""
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        lot, today = _with_balance(desk, number), desk.clock.today()
        agreed = permit(desk, Act("void_credit", lot.number, lot.state, (str(lot.balance),)))
        credits.move(desk.db, Movement(lot.number, "voided", -lot.balance, today, lot.number))
        amounts = (("voided", lot.balance, ""),)
        ledger.post(desk.db, Event("credit_voided", lot.number, today, desk.moment, amounts))
        desk.remember("void_credit", lot.number, why, {"balance": lot.balance}, {"balance": ZERO, **agreed})
    return credits.get(desk.db, lot.number)


def extend_credit(desk: Desk, number: str, until: date, reason: str) -> CreditLot:
    """Let store credit that ends on a day, or has ended, be spent until a later one, as the owner decides.

    Raises Refused ``credit-endless`` where no policy said a day; BadInput ``extend-earlier`` for one that is
    not later, ``extend-past`` for one that is gone, ``extend-far`` for one more than ten years ahead.
    """
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        lot = _with_balance(desk, number)
        _check_until(lot, until, desk.clock.today())
        agreed = permit(desk, Act("extend_credit", lot.number, lot.state, (why, until.isoformat())))
        credits.extend(desk.db, lot, until)
        before, after = {"expires": lot.expires}, {"expires": until, **agreed}
        desk.remember("extend_credit", lot.number, why, before, after)
    return open_credit(desk, lot.number)


def _check_until(lot: CreditLot, until: date, today: date) -> None:
    if lot.expires is None:
        raise Refused("credit-endless", number=lot.number)
    if until <= lot.expires:
        raise BadInput("extend-earlier", on=until, by=lot.expires)
    if until < today:
        raise BadInput("extend-past", on=until, today=today)
    if until > today + _FARTHEST:
        raise BadInput("extend-far", on=until, today=today)


def transfer_credit(
    desk: Desk, number: str, customer: str, reason: str, amount: Money | None = None
) -> CreditLot:
    """Give what is left of a store credit, or an amount of it, to another customer: the lot that they get.

    ``customer`` is that customer's number. Raises Refused where it is the same one, or less is left.
    """
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        lot, today = _with_balance(desk, number), desk.clock.today()
        given = lot.balance if amount is None else amount
        to = customers.get(desk.db, customer)
        if given <= ZERO:
            raise BadInput("payment-amount", amount=given)
        if lot.number in credits.open_of(desk.db, to.id):
            raise Refused("credit-theirs", number=lot.number, customer=to.name)
        if lot.state == FROZEN:
            raise Refused("credit-rests", number=lot.number, check=lot.frozen)
        facts = (to.number, str(given))
        agreed = permit(desk, Act("transfer_credit", lot.number, lot.state, facts))
        made, _ = grant(desk, to.id, lot.number, given, lot.expires)
        credits.move(desk.db, Movement(lot.number, "transferred", -given, today, made))
        after = {"balance": lot.balance - given, "slip": made, "customer": to.number, **agreed}
        desk.remember("transfer_credit", lot.number, why, {"balance": lot.balance}, after)
    return open_credit(desk, made)


def grant(
    desk: Desk, customer: int, origin: str, amount: Money, expires: date | None = None
) -> tuple[str, int | None]:
    """Give a customer, by their id, store credit in the open transaction; its slip's number and its lot's id.

    ``origin`` is the number of what it comes from, ``expires`` the last day that a policy lets it be spent.
    No slip and no lot arise from 0.00.
    """
    if not amount:
        return "", None
    today = desk.clock.today()
    number = numbers.next_number(desk.db, codes.CREDIT_SLIP, today.year)
    return number, credits.issue(desk.db, NewLot(number, customer, origin, today, amount, expires))


def _with_balance(desk: Desk, number: str) -> CreditLot:
    lot = open_credit(desk, number)
    if not lot.balance:
        raise Refused("credit-empty", number=lot.number)
    return lot
