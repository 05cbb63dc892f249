"""A shop's own checklists: what may be asked, and what a no says of a condition."""

import pytest

from desk.records.checklists import (
    LONGEST,
    MOST_QUESTIONS,
    Check,
    checked,
    open_questions,
    questions_for,
    spoilt,
)
from desk.records.errors import BadInput

BOX, EDITION = Check("Box there?", spoils="original_packaging"), Check("Edition number", "text")


def test_the_questions_of_a_category_whatever_its_case() -> None:
    lists = {"Dolls": (BOX,), "Straße": (EDITION,)}
    assert questions_for(lists, "dolls") == (BOX,) and questions_for(lists, "STRASSE") == (EDITION,)
    assert questions_for(lists, "") == questions_for(lists, "Bears") == ()


def test_questions_are_kept_without_needless_blanks() -> None:
    assert checked((Check("  Tags   on? "), EDITION)) == (Check("Tags on?"), EDITION)


@pytest.mark.parametrize(
    ("checks", "fault"),
    [
        ((Check("  "),), "check-text"),
        ((Check("x" * (LONGEST + 1)),), "check-text"),
        ((Check("Box", "number"),), "check-kind"),
        ((Check("Box", "yes", "wet"),), "check-spoils"),
        ((Check("Edition", "text", "damaged"),), "check-spoils"),
        ((BOX, Check("box  THERE?")), "check-twice"),
        (tuple(Check(f"{number}?") for number in range(MOST_QUESTIONS + 1)), "check-many"),
    ],
)
def test_what_is_no_checklist(checks: tuple[Check, ...], fault: str) -> None:
    with pytest.raises(BadInput, match=fault):
        checked(checks)


def test_a_no_says_what_it_spoils() -> None:
    checks = (BOX, Check("Unhurt?", spoils="damaged"), Check("Tags?"))
    assert spoilt(checks, {"Box there?": "no", "Unhurt?": "no", "Tags?": "no"}) == {
        "original_packaging": False,
        "damaged": True,
    }
    assert spoilt(checks, {"Box there?": "yes"}) == spoilt(checks, {}) == {}


def test_what_nobody_answered_is_open() -> None:
    assert open_questions((BOX, EDITION), {"Box there?": "no", "Edition number": ""}) == ("Edition number",)
