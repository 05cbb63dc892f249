"""Cash put into the drawer, taken to the bank or taken out; taken back as long as it was not counted."""

from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.records.cash_moves import KINDS, SUBJECT, CashMove, NewCashMove
from desk.records.errors import BadInput, Refused
from desk.records.ledger import Event
from desk.records.money import ZERO
from desk.records.reversals import in_force
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.store import cash_moves, close_outs, ledger

MOST = 1000


def list_cash_moves(desk: Desk, most: int = MOST) -> tuple[CashMove, ...]:
    """The newest moves that stand, the newest first."""
    return in_force(cash_moves.newest(desk.db, most))


def move_cash(desk: Desk, new: NewCashMove) -> CashMove:
    """Note cash that was put into the drawer, taken to the bank, or taken out by the owner.

    Raises BadInput ``cash-move-kind``, ``cash-move-amount``, ``day-to-come``; Refused ``cash-day-counted``
    for a day before that of the last close-out: what was there then was counted without it.
    """
    need_text(new)
    desk.need_past(new.day)
    if new.kind not in KINDS:
        raise BadInput("cash-move-kind", kind=new.kind, known=", ".join(KINDS))
    if new.amount <= ZERO:
        raise BadInput("cash-move-amount", amount=new.amount)
    with desk.db.atomic():
        last = close_outs.last(desk.db)
        if last is not None and new.day < last.day:
            raise Refused("cash-day-counted", on=new.day, day=last.day, number=last.number)
        facts = (new.kind, str(new.amount), new.day.isoformat())
        agreed = permit(desk, Act("move_cash", SUBJECT, facts=facts))
        made = keep(desk, new, SUBJECT)
        told = {"move": new.kind, "amount": new.amount, "day": new.day, "note": new.note, **agreed}
        desk.remember("move_cash", SUBJECT, after=told)
    return cash_moves.get(desk.db, made)


def keep(desk: Desk, new: NewCashMove, subject: str) -> int:
    """Keep and book a move in the open transaction, as part of the record ``subject``; its id."""
    event = Event("cash_moved", subject, new.day, desk.moment, ((new.kind, new.amount, ""),))
    return cash_moves.add(desk.db, new, (desk.moment, desk.who), ledger.post(desk.db, event))


def undo_move_cash(desk: Desk, move: int, reason: str) -> CashMove:
    """Take back a move that was noted by mistake, by its opposite on its own day; what takes it back.

    Raises Refused ``cash-move-undone``, ``cash-move-counted`` once a close-out counted it, and
    ``cash-move-of-close-out`` for one that is part of a close-out, with which it goes.
    """
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        found = cash_moves.get(desk.db, move)
        if found.reverses is not None or cash_moves.is_undone(desk.db, move):
            raise Refused("cash-move-undone", move=move)
        if number := close_outs.with_move(desk.db, move):
            raise Refused("cash-move-of-close-out", move=move, number=number)
        last = close_outs.last(desk.db)
        if last is not None and found.entry <= last.last_entry and found.day <= last.day:
            raise Refused("cash-move-counted", move=move, number=last.number, day=last.day)
        facts = (str(move), found.kind, str(found.amount))
        agreed = permit(desk, Act("undo_move_cash", SUBJECT, facts=facts))
        made = reverse(desk, found, why, SUBJECT)
        desk.remember("undo_move_cash", SUBJECT, why, {"move": found.kind, "amount": found.amount}, agreed)
    return cash_moves.get(desk.db, made)


def reverse(desk: Desk, move: CashMove, why: str, subject: str) -> int:
    """Take a move back in the open transaction, as part of the record ``subject``; the id of what does."""
    entry = ledger.reverse(desk.db, move.entry, move.day, desk.moment, subject)
    back = NewCashMove(move.kind, move.amount, move.day, why)
    return cash_moves.add(desk.db, back, (desk.moment, desk.who), entry, move.id)
