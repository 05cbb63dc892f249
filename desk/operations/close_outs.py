"""Closing out a day: the cash counted blind, then told against the books; a difference takes two names."""

from datetime import date, timedelta

from desk.operations import cash_moves, trust
from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.records import codes
from desk.records.cash_moves import BANKED, NewCashMove
from desk.records.close_outs import (
    CloseOut,
    CloseOutRow,
    CloseOutSlip,
    Count,
    Drawer,
    NewCloseOut,
    Reckoned,
)
from desk.records.errors import BadInput, Refused, Stale
from desk.records.ledger import Event
from desk.records.money import LARGEST, ZERO, Money
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.store import cash_moves as moves
from desk.store import close_outs, drawer, ledger, numbers, shop
from desk.store.drawer import Span

MOST = 1000
_DIFFERENT = "close_out_different"
_MOVING = "move_cash"
_PLAIN = "close_out"


def list_close_outs(desk: Desk, most: int = MOST) -> tuple[CloseOutRow, ...]:
    """The newest close-outs, the newest first, those that were undone too."""
    return close_outs.newest(desk.db, most)


def open_close_out(desk: Desk, number: str) -> CloseOut:
    """A close-out by its number; raises BadInput for a wrong check digit, NotFound."""
    return close_outs.get(desk.db, codes.validate(number))


def close_out_slip(desk: Desk, number: str) -> CloseOutSlip:
    """What the printed slip shows; raises Refused ``close-out-undone``."""
    found = open_close_out(desk, number)
    if found.undone:
        raise Refused("close-out-undone", number=found.number)
    return CloseOutSlip(shop.get(desk.db), found)


def last_close_out(desk: Desk) -> CloseOut | None:
    """The last close-out that stands; None in a shop that never made one."""
    return close_outs.last(desk.db)


def open_drawer(desk: Desk, day: date) -> Drawer:
    """The cards and checks to look through as a day is closed out; nothing of what the cash comes to.

    Raises BadInput ``day-to-come``; Refused ``close-out-done`` for a day that was counted, or one before it,
    and ``close-out-closed`` for a day of a closed month.
    """
    desk.need_past(day)
    last = close_outs.last(desk.db)
    if last is not None and day <= last.day:
        raise Refused("close-out-done", on=day, day=last.day, number=last.number)
    first = ledger.first_open(desk.db)
    if first is not None and day < first:
        raise Refused("close-out-closed", on=day, first=first)
    span = _span(desk, last, day)
    return Drawer(
        day=day,
        since=last.day if last is not None else None,
        last=last.number if last is not None else "",
        cards=drawer.cards(desk.db, span),
        checks=drawer.checks(desk.db, day),
    )


def count_drawer(desk: Desk, count: Count) -> Reckoned:
    """Tell a count against the books; the history keeps that it was, so that nobody counts by the books.

    Raises BadInput ``count-empty``, ``count-twice``, ``count-amount``, ``count-banked``, and what
    ``open_drawer`` raises.
    """
    with desk.db.atomic():
        found = _reckon(desk, count)
        permit(desk, Act("count_drawer", f"{count.day}"))
        told = {"counted": count.counted, "expected": found.expected, "day": count.day}
        desk.remember("count_drawer", f"{count.day}", after=told)
    return found


def close_out(desk: Desk, count: Count, shown: Money | None = None) -> CloseOut:
    """Close out a day with what was counted: post the difference, which takes two names, and what is banked.

    ``shown`` is what the cash should come to as it was shown: raises Stale ``close-out-moved`` where that is
    another amount by now, and what ``count_drawer`` raises.
    """
    need_text(count)
    with desk.db.atomic():
        found = _reckon(desk, count)
        if shown is not None and shown != found.expected:
            raise Stale("close-out-moved", expected=found.expected)
        number = numbers.next_number(desk.db, codes.CLOSE_OUT, desk.clock.today().year)
        agreed = permit(desk, _act(found, number))
        entry = _post_difference(desk, found, number)
        banked = NewCashMove(BANKED, count.banked, count.day)
        new = NewCloseOut(
            number=number,
            at=desk.moment,
            person=desk.who,
            witness=agreed.get("agreed", ""),
            reckoned=found,
            head=trust.head(desk),
            entry=entry,
            bank_move=cash_moves.keep(desk, banked, number) if count.banked else None,
            last_entry=drawer.last_entry(desk.db),
        )
        close_outs.add(desk.db, new)
        told = {"day": count.day, "counted": count.counted, "expected": found.expected}
        desk.remember("close_out", number, after={**told, "banked": count.banked, **agreed})
    return close_outs.get(desk.db, number)


def undo_close_out(desk: Desk, number: str, reason: str) -> CloseOut:
    """Take the last close-out back, with its difference and what it took to the bank, on its own day.

    Raises Refused ``close-out-undone``, ``close-out-not-last``, and ``close-out-closed`` in a closed month.
    """
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        found = open_close_out(desk, number)
        _need_undoable(desk, found)
        agreed = permit(desk, Act("undo_close_out", found.number))
        close_outs.undo(desk.db, found)
        if found.bank_move is not None:
            cash_moves.reverse(desk, moves.get(desk.db, found.bank_move), why, found.number)
        if found.entry is not None:
            ledger.reverse(desk.db, found.entry, found.day, desk.moment, found.number)
        before = {"counted": found.counted, "expected": found.expected, "banked": found.banked}
        desk.remember("undo_close_out", found.number, why, before, agreed)
    return close_outs.get(desk.db, found.number)


def _need_undoable(desk: Desk, found: CloseOut) -> None:
    if found.undone:
        raise Refused("close-out-undone", number=found.number)
    last = close_outs.last(desk.db)
    if last is not None and last.id != found.id:
        raise Refused("close-out-not-last", number=found.number, last=last.number, day=last.day)
    first = ledger.first_open(desk.db)
    if first is not None and found.day < first:
        raise Refused("close-out-closed", on=found.day, first=first)


def _reckon(desk: Desk, count: Count) -> Reckoned:
    looked = open_drawer(desk, count.day)
    _need_count(count)
    last = close_outs.last(desk.db)
    span = _span(desk, last, count.day)
    there = last.left if last is not None else drawer.balance_at(desk.db, span.since)
    return Reckoned(looked, count, (("opening", there), *drawer.moved(desk.db, span)))


def _span(desk: Desk, last: CloseOut | None, day: date) -> Span:
    """What is counted: since the last close-out, or where there is none what came on the day."""
    if last is None:
        return Span(day - timedelta(days=1), day, drawer.last_entry(desk.db))
    return Span(last.day, day, last.last_entry)


def _need_count(count: Count) -> None:
    if count.sum is not None and count.pieces:
        raise BadInput("count-twice")
    if count.sum is None and not count.pieces:
        raise BadInput("count-empty")
    parts = (count.sum or ZERO, count.banked, count.terminal or ZERO, *sum(count.pieces, ()))
    if min(parts) < 0 or any(value <= 0 for value, _number in count.pieces) or count.counted > LARGEST:
        raise BadInput("count-amount")
    if count.banked > count.counted:
        raise BadInput("count-banked", banked=count.banked, counted=count.counted)


def _act(found: Reckoned, number: str) -> Act:
    """What is asked for: a difference is the harder to answer for, then cash that leaves the drawer."""
    count = found.count
    facts = tuple(str(each) for each in (count.day, count.counted, found.expected, count.banked))
    name = _DIFFERENT if found.difference else _MOVING if count.banked else _PLAIN
    return Act(name, number, facts=facts)


def _post_difference(desk: Desk, found: Reckoned, number: str) -> int | None:
    if not found.difference:
        return None
    amounts = (("difference", found.difference, ""),)
    return ledger.post(desk.db, Event("cash_counted", number, found.count.day, desk.moment, amounts))
