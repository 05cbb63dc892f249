"""The table of a check's life: each step from each state leads where it says, or is refused."""

from itertools import product

import pytest

from desk.records import check_life
from desk.records.check_life import (
    BACK,
    COLLECTIONS,
    DEPOSITED,
    LIFE,
    OWED,
    PAID,
    REDEPOSITED,
    RETURNED,
    RETURNED_AGAIN,
    STATES,
    STEPS,
    TAKEN_BACK,
)
from desk.records.errors import Refused

CELLS = tuple(product(STATES, STEPS))
ALLOWED = {
    "received": {"deposit": "deposited", "replace": "replaced", "void": "voided"},
    "deposited": {"clear": "cleared", "return": "returned", "undo_deposit": "received"},
    "cleared": {"undo_clear": "deposited redeposited"},
    "returned": {"redeposit": "redeposited"},
    "redeposited": {"clear": "cleared", "return": "returned_again", "undo_deposit": "returned"},
    "returned_again": {},
    "demanded": {},
    "collections": {
        "pay_part": "",
        "pay": "paid",
        "recall": "returned returned_again demanded",
        "write_off": "written_off",
    },
    "paid": {"reopen": "returned returned_again demanded collections"},
    "written_off": {"undo_write_off": "returned returned_again demanded collections"},
    "voided": {},
    "replaced": {},
}
BACK_AT_THE_SHOP = {
    "pay_part": "",
    "pay": "paid",
    "demand": "demanded",
    "hand_over": "collections",
    "write_off": "written_off",
    "undo_return": "deposited redeposited",
}


def leads(state: str, step: str) -> tuple[str, ...] | None:
    """Where issue 7 lets a step lead, written down once more; None where it is not to be taken."""
    known = {**ALLOWED[state], **(BACK_AT_THE_SHOP if state in BACK else {})}
    return tuple(known[step].split()) if step in known else None


@pytest.mark.parametrize(("state", "step"), CELLS, ids="-".join)
def test_a_step_leads_where_the_table_says_or_is_refused(state: str, step: str) -> None:
    to = leads(state, step)
    if to is None:
        key = f"check-is-{state.replace('_', '-')}"
        with pytest.raises(Refused, match=key) as caught:
            check_life.after("CK-26-00001-3", state, step)
        assert caught.value.values == {"number": "CK-26-00001-3"}
        assert step not in check_life.steps_from(state)
        return
    assert step in check_life.steps_from(state)
    for came_from in to or (state,):
        assert check_life.after("CK-26-00001-3", state, step, came_from) == came_from


def test_what_goes_back_goes_back_to_where_it_was_only() -> None:
    with pytest.raises(AssertionError, match="goes back"):
        check_life.after("CK-26-00001-3", PAID, "reopen", DEPOSITED)


def test_the_table_knows_every_state_and_no_other_step() -> None:
    assert tuple(LIFE) == STATES
    assert {step for steps in LIFE.values() for step in steps} == set(STEPS)
    targets = {to for steps in LIFE.values() for to in steps.values()}
    assert {state for to in targets for state in to} == set(STATES)
    assert set(TAKEN_BACK) < set(STEPS) and {step for each in TAKEN_BACK.values() for step in each} < set(
        STEPS
    )


def test_only_a_step_that_goes_back_may_lead_to_more_than_one_state() -> None:
    for steps in LIFE.values():
        for step, to in steps.items():
            assert len(to) < 2 or step in TAKEN_BACK, step


def test_a_check_is_presented_twice_at_most() -> None:
    """However it goes, no way leads to the bank a third time but over what takes a return back."""
    forward = {
        state: {to for step, targets in steps.items() if step not in TAKEN_BACK for to in targets}
        for state, steps in LIFE.items()
    }
    reached, before = {RETURNED_AGAIN}, set[str]()
    while reached != before:
        before = set(reached)
        reached |= {to for state in before for to in forward[state]}
    assert not reached & {DEPOSITED, REDEPOSITED, RETURNED}
    assert COLLECTIONS in OWED and set(BACK) < set(OWED)
