"""Two policies are told apart value by value and choice by choice."""

from fractions import Fraction

from desk.policy.revisions import revisions
from desk.policy.values import with_values
from desk.records.facts import Choices
from desk.records.policies import Revision
from tests.policy.material import PACKS

SAMANTHAS = (PACKS / "samanthas.toml").read_text("utf-8")
MINIATURE = (PACKS / "miniature-expressions.toml").read_text("utf-8")
NONE = Choices()


def test_the_same_is_no_difference_whatever_its_comments_say() -> None:
    assert revisions((SAMANTHAS, NONE), (SAMANTHAS, NONE)) == ()
    assert revisions((SAMANTHAS, NONE), ("# Ours.\n" + SAMANTHAS, NONE)) == ()


def test_values_readings_and_settings_are_told_before_and_after() -> None:
    text = with_values(SAMANTHAS, {"windows.asking.days": "6"})
    chosen = Choices({"tax-on-returns": "kept"}, deposit_rate=Fraction(25))
    assert set(revisions((SAMANTHAS, NONE), (text, chosen))) == {
        Revision("windows.asking.days", "5", "6"),
        Revision("readings.tax-on-returns", "credited", "kept"),
        Revision("settings.deposit_rate.default", "20", "25"),
    }


def test_another_policy_is_told_as_one() -> None:
    assert revisions((SAMANTHAS, NONE), (MINIATURE, NONE)) == (
        Revision("pack", "samanthas", "miniature-expressions"),
    )


def test_more_than_values_is_told_as_the_rest() -> None:
    noted = SAMANTHAS.replace("[clauses.insure]", "[clauses.insure]\nnote = true")
    assert revisions((SAMANTHAS, NONE), (noted, NONE)) == (Revision("rest", "", ""),)
    added = SAMANTHAS + '\n[clauses.new]\nnote = true\ntext.en = "New."\n'
    assert revisions((SAMANTHAS, NONE), (added, NONE)) == (Revision("rest", "", ""),)
