"""The rules for one kind of line in one kind of request are chosen once, by the readings that hold."""

import pytest

from desk.policy import pack
from tests.policy.material import HEAD, RULE, shipped


def test_a_program_is_made_once() -> None:
    programs = shipped("samanthas").programs
    options = programs.choose({})
    first = programs.get("return", "customer", "changed_mind", "stock", options)
    assert programs.get("return", "customer", "changed_mind", "stock", options) is first
    assert programs.get("return", "customer", "changed_mind", "layaway", options) is not first


def test_only_what_concerns_it_is_in_a_program() -> None:
    programs = shipped("samanthas").programs
    found = programs.get("return_request", "customer", "damaged_box", "stock", programs.choose({}))
    assert [rule.clause for rule in found.refusals] == ["damaged-box"]
    assert found.silences == ()
    assert found.remedies == ()
    assert all(rule.always for rule in found.always)
    assert len(found.always) < len(found.grants)


def test_readings_choose_the_rules_and_are_named() -> None:
    programs = shipped("samanthas").programs
    kept = programs.choose({"tax-on-returns": "kept"})
    assert programs.choose({"tax-on-returns": "credited"}) == programs.choose({})
    found = programs.get("return", "customer", "changed_mind", "stock", kept)
    assert found.readings == {"returned-by-means": "sent", "tax-on-returns": "kept"}
    assert "sales-tax" not in [rule.clause for rule in found.grants]
    layaway = programs.get("return", "customer", "changed_mind", "layaway", kept)
    assert layaway.readings["layaway-return"] == "first-payment"


@pytest.mark.parametrize(
    ("when", "fitting"),
    [
        ('by = "shop"', ("shop", "defective", "layaway")),
        ('reason = "defective"', ("customer", "defective", "layaway")),
        ('kind = "layaway"', ("customer", "changed_mind", "layaway")),
    ],
)
@pytest.mark.parametrize("per", ["", 'per = "order"\n'])
def test_a_rule_is_heard_by_who_asks_why_and_of_what(
    when: str, fitting: tuple[str, str, str], per: str
) -> None:
    rule = f'[[rules]]\nclause = "fair"\nask = "return"\noutcome = "refused"\n{per}when = {{ {when} }}\n'
    programs = pack.read(HEAD + RULE + rule).programs
    for by, reason, kind in (fitting, ("customer", "changed_mind", "stock")):
        asked = {"by": by, "reason": reason, "kind": kind}
        found = (
            programs.of_order("return", asked, ()) if per else programs.get("return", by, reason, kind, ())
        )
        assert bool(found.refusals) is ((by, reason, kind) == fitting)
