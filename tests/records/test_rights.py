"""The table of rights: every cell is one of four verdicts, and what has no row is denied."""

import pytest

from desk.records.people import CLERK, MANAGER, OWNER, ROLES
from desk.records.rights import ALLOW, APPROVAL, DENY, RIGHTS, SECRET, VERDICTS, may_approve, verdict

ORDER = {DENY: 0, APPROVAL: 1, SECRET: 2, ALLOW: 3}


@pytest.mark.parametrize("operation", RIGHTS)
def test_every_cell_has_one_answer_and_a_higher_role_may_no_less(operation: str) -> None:
    for own in (False, True):
        found = [verdict(operation, role, own=own) for role in (CLERK, MANAGER, OWNER)]
        assert set(found) <= set(VERDICTS)
        assert [ORDER[each] for each in found] == sorted(ORDER[each] for each in found), "P4"


@pytest.mark.parametrize("operation", RIGHTS)
def test_where_approval_is_wanted_somebody_may_give_it(operation: str) -> None:
    wanted = any(verdict(operation, role, own=own) == APPROVAL for role in ROLES for own in (False, True))
    assert not wanted or may_approve(operation, OWNER)
    assert not may_approve(operation, CLERK)


def test_what_is_unknown_is_denied() -> None:
    assert verdict("sell_the_shop", OWNER) == verdict("settle", "guest") == DENY
    assert not may_approve("sell_the_shop", OWNER)


def test_a_state_that_forbids_it_denies_everybody() -> None:
    assert verdict("void_ra", OWNER, state="settled") == DENY
    assert verdict("void_ra", OWNER, state="open") == verdict("void_ra", OWNER) == ALLOW


def test_nobody_changes_their_own_role_and_nobody_reverses_their_own_settlement_alone() -> None:
    assert {verdict("set_role", role, own=True) for role in ROLES} == {DENY}
    assert {verdict("set_active", role, own=True) for role in ROLES} == {DENY}
    assert {verdict("reverse_settlement", role, own=True) for role in ROLES} == {APPROVAL}
