"""What customers are told: balances that are due, orders that are late; when they were, what they said."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from desk.operations import balances, policies, preorders, standing
from desk.operations.desk import Desk
from desk.operations.rights import permit
from desk.records import codes
from desk.records.answers import Answer
from desk.records.errors import BadInput, Refused
from desk.records.facts import LinePart, RequestFacts
from desk.records.money import ZERO, Money
from desk.records.notices import BALANCE, LATE, WAYS, NewNotice, Notice
from desk.records.orders import PREORDER, Order, OrderLine
from desk.records.papers import NoticePaper, NoticePapers
from desk.records.rights import Act
from desk.store import notices, numbers, order_lines, orders, orders_whole, shop


def make_balance_notices(desk: Desk, only: tuple[str, ...] = ()) -> tuple[Notice, ...]:
    """Ask for the balance of every pre-order that is in, or of ``only`` these orders' numbers.

    A balance by card needs nobody to be told and is there to be charged; what was paid already is not asked
    for, unless it is open again. Answers what there is to tell.
    """
    with desk.db.atomic():
        permit(desk, Act("make_balance_notices"))
        found = orders_whole.read(desk.db, notices.unasked(desk.db))
        made = [_ask_unasked(desk, order) for order in found if not only or order.number in only]
    return tuple(notices.get(desk.db, number) for number in made if number)


def _ask_unasked(desk: Desk, order: Order) -> str:
    """Ask for what of one order is in, and for what is open again that nobody asks for as it is now."""
    every = balances.made(desk, order)
    again = balances.unnoticed(desk, order) | balances.keys_of(order, every, _asks_too_little)
    lines = tuple(line for line in order.lines if _is_unasked(line) or str(line.id) in again)
    return _ask_balance(desk, order, lines) if lines else ""


def _asks_too_little(notice: Notice) -> bool:
    """Whether more is open than was asked for, as where money was voided; a card is charged what is open."""
    return (notice.open or ZERO) > (notice.amount or ZERO) and not _by_card(notice)


def renew(desk: Desk, order: Order, before: Iterable[Notice]) -> None:
    """Ask anew, in the open transaction, for balances of which more is open than ``before`` a change.

    The new notice takes the old one's place. One by card is there to be charged as it is.
    """
    was = {each.id: each.open or ZERO for each in before}

    def rose(notice: Notice) -> bool:
        return (notice.open or ZERO) > was[notice.id] and not _by_card(notice)

    every = balances.made(desk, order)
    again = balances.unnoticed(desk, order) | balances.keys_of(order, every, rose)
    if again:
        _ask_balance(desk, order, tuple(line for line in order.lines if str(line.id) in again))


def _by_card(notice: Notice) -> bool:
    return notice.told is not None and not notice.way


def _ask_balance(desk: Desk, order: Order, lines: tuple[OrderLine, ...]) -> str:
    """Ask for lines of one order; the number of the notice, empty where nobody has to be told."""
    today = desk.clock.today()
    parts = balances.pieces(lines)
    request = preorders.request_for(desk, order, parts, None)
    answer = balances.ask(desk, order, request)
    by_card = answer.state == "due"
    if not by_card:
        answer = balances.ask(desk, order, replace(request, notified=today))
    amount = _amount(order, answer)
    number = "" if amount == ZERO else numbers.next_number(desk.db, codes.BALANCE_NOTICE, today.year)
    if number:
        made = NewNotice(
            order=order.id,
            kind=BALANCE,
            made=today,
            number=number,
            amount=amount,
            lines=parts,
            answer=answer,
            due=answer.deadline("balance_due"),
            told=today if by_card else None,
        )
        notices.add(desk.db, made)
    orders.touch(desk.db, order)
    for line in lines:
        order_lines.mark_balanced(desk.db, line.id)
    standing.refresh(desk, order.number)
    after = {"notice": number, "balance": "" if amount is None else amount}
    desk.remember("make_balance_notices", order.number, after=after)
    return "" if by_card else number


def _is_unasked(line: OrderLine) -> bool:
    waits = line.kind == PREORDER and not line.balanced and line.arrived is not None
    return waits and bool(balances.pieces([line]))


def _amount(order: Order, answer: Answer) -> Money | None:
    """What is asked for, no cent more than the order owes; None where the policy does not say."""
    left = balances.owed(order)
    if not left:
        return ZERO
    return min(answer.charge, left) if answer.outcome == "allowed" else None


def make_late_notices(desk: Desk, only: tuple[str, ...] = ()) -> tuple[Notice, ...]:
    """Make a notice for every order past its last day to ship, or for ``only`` these orders' numbers."""
    made = []
    with desk.db.atomic():
        permit(desk, Act("make_late_notices"))
        today = desk.clock.today()
        for order in orders_whole.read(desk.db, notices.late(desk.db, today)):
            if not only or order.number in only:
                answer = policies.ask(desk, "shipping_due", order, RequestFacts(today))
                number = numbers.next_number(desk.db, codes.LETTER, today.year)
                notices.add(desk.db, NewNotice(order.id, LATE, today, number, answer=answer))
                desk.remember("make_late_notices", order.number, after={"notice": number})
                made.append(number)
    return tuple(notices.get(desk.db, number) for number in made)


def notices_to_tell(desk: Desk) -> tuple[Notice, ...]:
    """The notices that were made and that nobody was told of, oldest first."""
    return notices.to_tell(desk.db)


def notices_unanswered(desk: Desk) -> tuple[Notice, ...]:
    """The delays that customers were told of and have not answered, the most urgent first."""
    return notices.unanswered(desk.db)


def notices_of(desk: Desk, number: str) -> tuple[Notice, ...]:
    """What the customer of an order was told, or is to be told, oldest first."""
    return notices.of_orders(desk.db, [orders.get(desk.db, number).id])


def notice_paper(desk: Desk, number: str) -> NoticePaper:
    """What a notice's letter shows; raises NotFound ``notice-unknown``."""
    notice = notices.get(desk.db, number)
    order = orders.get(desk.db, notice.order)
    return NoticePaper(shop.get(desk.db), notice, order)


def notice_papers(desk: Desk, numbers: str) -> NoticePapers:
    """What the letters and the phone list of several notices show; their numbers stand with commas between.

    Raises BadInput ``notices-none`` for no number at all.
    """
    papers = tuple(notice_paper(desk, each) for each in _each(numbers))
    return NoticePapers(shop.get(desk.db), desk.clock.today(), papers)


def mark_told(desk: Desk, numbers: str, on: date, way: str) -> tuple[Notice, ...]:
    """The customers of some notices were told on a day, all by letter, email or phone.

    The numbers of several stand with commas between. From that day on a balance is due in its time. Raises
    BadInput ``way-unknown``, ``day-to-come``, ``notices-none`` and ``told-before-made``, Refused
    ``notice-told``, ``notice-void`` where all that a balance was asked for is cancelled, and
    ``notice-renewed`` where another notice asks for it now.
    """
    if way not in WAYS:
        raise BadInput("way-unknown", known=", ".join(WAYS))
    desk.need_past(on)
    found = _each(numbers)
    with desk.db.atomic():
        for number in found:
            notice = notices.get(desk.db, number)
            permit(desk, Act("mark_told", notice.number))
            _tell(desk, notice, on, way)
    return tuple(notices.get(desk.db, number) for number in found)


def _each(numbers: str) -> tuple[str, ...]:
    """The numbers of a list with commas between; raises BadInput ``notices-none`` for none."""
    found = tuple(dict.fromkeys(each.strip() for each in numbers.split(",") if each.strip()))
    if not found:
        raise BadInput("notices-none")
    return found


def _tell(desk: Desk, notice: Notice, on: date, way: str) -> None:
    if notice.told is not None:
        raise Refused("notice-told", number=notice.number, on=notice.told)
    if on < notice.made:
        raise BadInput("told-before-made", number=notice.number, on=on, made=notice.made)
    order = orders.get(desk.db, notice.order)
    due = notice.due
    if notice.kind == BALANCE:
        about = _about(desk, order, notice)
        due = _due_by(desk, order, about, on)
        for part in about:
            order_lines.mark_notified(desk.db, int(part.key), on)
    if notice.kind == LATE:
        orders.mark_told(desk.db, order.id, on)
    notices.mark_told(desk.db, notice, on, way, due)
    orders.touch(desk.db, order)
    standing.refresh(desk, order.number)
    desk.remember("mark_told", order.number, after={"notice": notice.number, "told": on, "way": way})


def _about(desk: Desk, order: Order, notice: Notice) -> tuple[LinePart, ...]:
    """The pieces that a balance is still asked for by; raises Refused where another notice asks, or none."""
    every = balances.made(desk, order)
    about = balances.parts_of(order, every).get(notice.id)
    if about:
        return about
    keys = {part.key for part in balances.asked(order)} & {part.key for part in notice.lines}
    if not keys:
        raise Refused("notice-void", number=notice.number, order=order.number)
    newer = next(each for each in reversed(every) if keys & {part.key for part in each.lines})
    raise Refused("notice-renewed", number=notice.number, by=newer.number)


def _due_by(desk: Desk, order: Order, about: tuple[LinePart, ...], on: date) -> date | None:
    """By when a balance is due after its customer was told on a day."""
    request = preorders.request_for(desk, order, about, on)
    return balances.ask(desk, order, request).deadline("balance_due")


def answer_notice(desk: Desk, number: str, said: str, on: date) -> Notice:
    """The customer answered a notice: agreed, declined or cancelled. Who agreed may still cancel later.

    Nothing is cancelled by that: it is done on the order. Raises BadInput ``answer-unknown``, Refused
    ``notice-untold`` before they were told.
    """
    desk.need_past(on)
    with desk.db.atomic():
        notice = notices.get(desk.db, number)
        if said not in notice.answers:
            raise BadInput("answer-unknown", known=", ".join(notice.answers))
        permit(desk, Act("answer_notice", notice.number))
        if notice.told is None:
            raise Refused("notice-untold", number=notice.number)
        if on < notice.told:
            raise BadInput("answer-before-told", number=notice.number, on=on, told=notice.told)
        notices.mark_answered(desk.db, notice, said, on)
        before, after = {"said": notice.said}, {"notice": notice.number, "said": said, "answered": on}
        desk.remember("answer_notice", notice.order, before=before, after=after)
    return notices.get(desk.db, number)
