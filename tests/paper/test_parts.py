"""What papers have in common."""

from dataclasses import replace

import pytest

from desk.paper import parts
from desk.paper.flow import Flow
from desk.paper.parts import Fact, Title
from desk.records.answers import Amount
from desk.records.errors import BadInput
from desk.records.money import Money
from desk.words import Words
from tests.paper.reading import faults, text
from tests.paper.samples import LONG_SHOP, SHOP, answer
from tests.words.test_answers import ANSWER as OPEN

EN = Words("en")


def test_a_head_holds_long_names_and_a_mark() -> None:
    flow = Flow(EN, "head")
    parts.head(flow, LONG_SHOP, Title("Order", "WEB-2026/000123456789-ABCDEFGH-001", "CANCELLED", "123"))
    flow.paragraph("below")
    pdf = flow.finish()
    assert faults(pdf, margin=20) == []
    assert LONG_SHOP.name in text(pdf) and text(pdf).endswith("below")


def test_a_head_refuses_what_it_cannot_hold() -> None:
    flow = Flow(EN, "head")
    with pytest.raises(BadInput):
        parts.head(flow, replace(SHOP, name="name " * 100), Title("Order", "1"))


def test_facts_without_lines_are_left_out() -> None:
    flow = Flow(EN, "head")
    parts.facts(flow, (Fact("One", ["1"]), Fact("None", [""]), Fact("Two", ["2", "3"])))
    parts.facts(flow, (Fact("None", []),))
    shown = text(flow.finish())
    assert "None" not in shown and "One" in shown and "3" in shown


def test_amounts_of_one_kind_stand_together_and_an_unlisted_clause_by_its_id() -> None:
    flow = Flow(EN, "head")
    more = (Amount("merchandise", Money(1005), "credit-only", "3"), Amount("shipping", Money(-50), "kept"))
    said = replace(answer(), amounts=answer().amounts + more)
    parts.amounts(flow, said, said.clauses, ("Sum", Money(8700)), "EUR")
    shown = text(flow.finish())
    assert "€100.00" in shown and "kept -€0.50" in shown and "Sum €87.00" in shown


def test_a_packs_own_names_and_what_is_left_to_choose() -> None:
    flow = Flow(EN, "head")
    said = replace(OPEN, amounts=(Amount("winding", Money(-100), "fair"),))
    parts.amounts(flow, said, (), ("Sum", Money(8700)), "USD")
    parts.further(flow, said, "EUR")
    shown = text(flow.finish())
    assert "Winding" in shown and "-$1.00" in shown and "amount." not in shown
    for part in ("You may choose", "€9.00 to €11.00 · The owner decides", "€1.50 to €3.60", "Your payments"):
        assert part in shown


def test_no_mark_and_no_clauses_draw_nothing() -> None:
    flow = Flow(EN, "head")
    parts.stamp(flow.paper, "", 500, 500)
    parts.clause_list(flow, "Clauses", ())
    assert text(flow.finish()) == ""
    assert parts.copy_mark(EN, 0) == "" and parts.copy_mark(EN, 3) == "COPY 3"
