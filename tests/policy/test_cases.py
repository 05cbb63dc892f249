"""Case files: one with faults tells all of them; falling short says how."""

from typing import Any

import pytest

from desk.policy import cases
from desk.policy.pack import Pack
from desk.records.errors import Malformed
from tests.policy import material
from tests.policy.casework import CHECK, GOOD, change, differences, faults
from tests.policy.material import HEAD, RULE, faults_of, find


def test_a_case_that_holds() -> None:
    found = cases.read(GOOD, find, "mine")
    assert (found.name, found.pack.id, found.choices.readings) == ("mine", "samanthas", {})
    (result,) = cases.check(found)
    assert (result.name, result.line, result.differences) == ("a doll comes back", 3, ())
    assert cases.read(GOOD, find).name == ""


@pytest.mark.parametrize(
    ("expect", "difference"),
    [
        ('outcome = "refused"', ("outcome", "refused", "allowed")),
        ('credit = "77.46"', ("credit", "77.46", "77.45")),
        ('charge = "1.00"', ("charge", "1.00", "0.00")),
        ('total = "1.00"', ("total", "1.00", "0.00")),
        ('state = "awaiting_return"', ("state", "awaiting_return", "")),
        ('destination = "none"', ("destination", "none", "store_credit")),
        ('amounts = { restocking_fee = "-18.00" }', ("amounts.restocking_fee", "-18.00", "-17.99")),
        ('amounts = { shipping = "1.00" }', ("amounts.shipping", "1.00", "0.00")),
        ("deadlines = { return_by = 2026-03-24 }", ("deadlines.return_by", "2026-03-24", "2026-03-23")),
        ("deadlines = { ra_by = 2026-03-14 }", ("deadlines.ra_by", "2026-03-14", "")),
        ('services = ["ground"]', ("services", "ground", "")),
        ('refused_services = { ground = "po-box" }', ("refused_services.ground", "po-box", "")),
        ("billable_weight_lb = 3", ("billable_weight_lb", "3", "")),
        ('holds = ["check"]', ("holds", "check", "")),
        ('readings = { tax-on-returns = "kept" }', ("readings.tax-on-returns", "kept", "credited")),
        ('readings = { collections-when = "at-once" }', ("readings.collections-when", "at-once", "")),
    ],
)
def test_a_case_that_falls_short_says_how(expect: str, difference: tuple[str, str, str]) -> None:
    assert differences(expect) == [difference]


def test_lists_and_tables_are_subsets_and_holds_are_exact() -> None:
    assert differences('cites = ["restocking"]\nholds = []\namounts = { shipping = "0.00" }') == []
    ((key, expected, found),) = differences('cites = ["restocking", "layaway"]')
    assert (key, expected) == ("cites", "layaway")
    assert "restocking" in found.split(", ")


def test_a_fault_of_syntax_and_a_pack_with_faults() -> None:
    assert faults("pack = \n") == [("syntax", 1)]

    def broken(name: str) -> Pack:
        return material.pack.read("id = 1\n", name)

    with pytest.raises(Malformed, match="pack-malformed"):
        cases.read(GOOD, broken)


def test_cases_are_needed() -> None:
    assert ("missing-key", 1) in faults('pack = "samanthas"\n')
    assert ("wrong-type", 2) in faults('pack = "samanthas"\ncase = [1]\n')


def test_a_returned_check_needs_its_check_and_no_order() -> None:
    head = 'pack = "samanthas"\n[[case]]\nname = "x"\nask = "returned_check"\n'
    rest = "request = { on = 2026-06-02 }\nexpect = { outcome = 'allowed' }\n"
    (result,) = cases.check(cases.read(head + rest + CHECK, find))
    assert result.differences == ()
    paid = "paid_on = 2026-03-11\n"
    assert faults(head + rest + CHECK + paid) == [("dates-out-of-order", 11)]
    assert ("missing-key", 2) in faults(head + rest)
    assert ("missing-key", 2) in faults(head.replace("returned_check", "return") + rest)


@pytest.mark.parametrize("ask", ["cancel", "balance", "address_correction", "returned_check", "shipping_due"])
def test_a_question_that_the_pack_has_no_rules_for(ask: str) -> None:
    text = change('ask = "return"', f'ask = "{ask}"') + 'destination = "none"\n'
    text = text.replace('"samanthas"', '"miniature-expressions"')
    text = text.replace('outcome = "allowed"\ncredit = "77.45"', 'outcome = "owner"')
    (result,) = cases.check(cases.read(text.replace("[case.expect]", CHECK + "[case.expect]"), find))
    assert result.differences == ()


def test_labels_of_another_shop_are_known_by_its_pack() -> None:
    rule = RULE + '[[rules]]\nclause = "fair"\nask = "return"\ntake = "dust_fee"\nflat = "1.00"\n'
    assert [each.key for each in faults_of(HEAD + rule)] == ["label-unnamed"]
    text = HEAD + '[names]\ndust_fee = { en = "Dusting" }\n' + rule
    assert faults_of(text) == []
    other: dict[str, Any] = {"third": material.pack.read(text)}
    mine = change('pack = "samanthas"', 'pack = "third"') + 'amounts = { dust_fee = "-1.00" }\n'
    mine = mine.replace('credit = "77.45"', 'credit = "0.00"')
    (result,) = cases.check(cases.read(mine, lambda name: other[name]))
    assert [(each.key, each.found) for each in result.differences] == []
