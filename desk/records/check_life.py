"""What can be done with a check in which state, and where that leads: one table, and nothing beside it.

A bank presents a check at most twice. What was cleared has come to its end; where that was noted by mistake
it is taken back first, and then it may have been returned.
"""

from desk.records.errors import Refused

(
    RECEIVED, DEPOSITED, CLEARED, RETURNED, REDEPOSITED, RETURNED_AGAIN, DEMANDED, COLLECTIONS, PAID,
    WRITTEN_OFF, VOIDED, REPLACED,
) = STATES = (
    "received", "deposited", "cleared", "returned", "redeposited", "returned_again", "demanded",
    "collections", "paid", "written_off", "voided", "replaced",
)  # fmt: skip
(
    DEPOSIT, UNDO_DEPOSIT, CLEAR, UNDO_CLEAR, RETURN, UNDO_RETURN, REDEPOSIT, DEMAND, PAY_PART, PAY, REOPEN,
    HAND_OVER, RECALL, WRITE_OFF, UNDO_WRITE_OFF, VOID, REPLACE,
) = STEPS = (
    "deposit", "undo_deposit", "clear", "undo_clear", "return", "undo_return", "redeposit", "demand",
    "pay_part", "pay", "reopen", "hand_over", "recall", "write_off", "undo_write_off", "void", "replace",
)  # fmt: skip
# How a check comes into the book.
RECEIVE = "receive"
# With the bank; come back and not paid yet, be it with the shop or with its agency.
WITH_BANK = (DEPOSITED, REDEPOSITED)
BACK = (RETURNED, RETURNED_AGAIN, DEMANDED)
OWED = (*BACK, COLLECTIONS)

_BACK_STEPS = {
    PAY_PART: (),
    PAY: (PAID,),
    DEMAND: (DEMANDED,),
    HAND_OVER: (COLLECTIONS,),
    WRITE_OFF: (WRITTEN_OFF,),
    UNDO_RETURN: WITH_BANK,
}
# By state, each step with the states that it may lead to: one of them, or of several the one that it was in
# before; none where it stays in its own.
LIFE: dict[str, dict[str, tuple[str, ...]]] = {
    RECEIVED: {DEPOSIT: (DEPOSITED,), REPLACE: (REPLACED,), VOID: (VOIDED,)},
    DEPOSITED: {CLEAR: (CLEARED,), RETURN: (RETURNED,), UNDO_DEPOSIT: (RECEIVED,)},
    CLEARED: {UNDO_CLEAR: WITH_BANK},
    RETURNED: {REDEPOSIT: (REDEPOSITED,), **_BACK_STEPS},
    REDEPOSITED: {CLEAR: (CLEARED,), RETURN: (RETURNED_AGAIN,), UNDO_DEPOSIT: (RETURNED,)},
    RETURNED_AGAIN: dict(_BACK_STEPS),
    DEMANDED: dict(_BACK_STEPS),
    COLLECTIONS: {PAY_PART: (), PAY: (PAID,), RECALL: BACK, WRITE_OFF: (WRITTEN_OFF,)},
    PAID: {REOPEN: OWED},
    WRITTEN_OFF: {UNDO_WRITE_OFF: OWED},
    VOIDED: {},
    REPLACED: {},
}
# What each step that goes back takes back.
TAKEN_BACK = {
    UNDO_CLEAR: (CLEAR,),
    UNDO_RETURN: (RETURN,),
    RECALL: (HAND_OVER,),
    REOPEN: (PAY,),
    UNDO_WRITE_OFF: (WRITE_OFF,),
}


def steps_from(state: str) -> tuple[str, ...]:
    """What can be done with a check in a state."""
    return tuple(LIFE[state])


def after(number: str, state: str, step: str, came_from: str = "") -> str:
    """The state that a step leads to; ``came_from`` is the one before what it takes back.

    Raises Refused ``check-is-received`` and so on, which says what can be done instead.
    """
    leads = LIFE[state].get(step)
    if leads is None:
        raise Refused(f"check-is-{state.replace('_', '-')}", number=number)
    if not leads:
        return state
    if len(leads) == 1:
        return leads[0]
    assert came_from in leads, f"{step} goes back to where the check was"
    return came_from
