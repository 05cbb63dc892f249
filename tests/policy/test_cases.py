"""Case files: one with faults tells all of them; falling short says how."""

from typing import Any

import pytest

from desk.policy import cases
from desk.policy.pack import Pack
from desk.records.errors import Malformed
from tests.policy import material
from tests.policy.material import HEAD, RULE, faults_of, find, told_whole

GOOD = """
pack = "samanthas"
[[case]]
name = "a doll comes back"
ask = "return"
[case.order]
placed = 2026-03-02
shipped = 2026-03-04
delivered = 2026-03-09
ship_to = { state = "MO" }
shipping_charged = "12.95"
lines = [{ sku = "A", price = "120.00" }, { sku = "B", price = "89.95" }]
[case.request]
on = 2026-03-13
reason = "changed_mind"
lines = [{ sku = "B" }]
ra_issued = 2026-03-13
received = 2026-03-20
ra_on_package = true
condition = { original_packaging = true, secured = true }
[case.expect]
outcome = "allowed"
credit = "77.45"
"""


def faults(text: str) -> list[tuple[str, int]]:
    """The faults of a case file with their lines."""
    with pytest.raises(Malformed) as caught:
        cases.read(text, find, "mine")
    assert (caught.value.key, caught.value.values) == ("case-malformed", {"name": "mine"})
    return [(each.key, each.line) for each in told_whole(caught.value.faults, text)]


def differences(expect: str) -> list[tuple[str, str, str]]:
    """Where the good case falls short of what is expected."""
    text = GOOD[: GOOD.index("[case.expect]")] + "[case.expect]\n" + expect
    (result,) = cases.check(cases.read(text, find))
    return [(each.key, each.expected, each.found) for each in result.differences]


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


def change(old: str, new: str) -> str:
    """The good case file with one thing changed."""
    assert old in GOOD
    return GOOD.replace(old, new)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            change('reason = "changed_mind"', 'reson = "changed_mind"'),
            ("unknown-key", 15, "case[1].request.reson"),
        ),
        (change('"changed_mind"', '"chnged_mind"'), ("unknown-word", 15, "case[1].request.reason")),
        (change('reason = "changed_mind"\n', ""), ("reason-unknown", 13, "case[1].request")),
        (change('"89.95"', '"89.955"'), ("money-unreadable", 12, "case[1].order.lines[2].price")),
        (change('"89.95"', "89.95"), ("wrong-type", 12, "case[1].order.lines[2].price")),
        (change('{ sku = "B" }]', '{ sku = "C" }]'), ("line-unknown", 16, "case[1].request.lines[1]")),
        (
            change('{ sku = "B" }]', '{ sku = "B", quantity = 2 }]'),
            ("more-than-remains", 16, "case[1].request.lines[1]"),
        ),
        (
            change('{ sku = "B" }]', '{ sku = "B" }, { sku = "B" }]'),
            ("line-twice", 16, "case[1].request.lines[1]"),
        ),
        (
            change('price = "120.00"', 'price = "120.00", returned = 2'),
            ("more-gone-than-bought", 12, "case[1].order.lines[1]"),
        ),
        (
            change('price = "120.00"', 'price = "120.00", deposit_rate = 35'),
            ("deposit-out-of-range", 12, "case[1].order.lines[1]"),
        ),
        (
            change("shipped = 2026-03-04", "shipped = 2026-03-01"),
            ("dates-out-of-order", 8, "case[1].order.shipped"),
        ),
        (
            change("received = 2026-03-20", "received = 2026-03-12"),
            ("dates-out-of-order", 18, "case[1].request.received"),
        ),
        (change("ra_on_package = true\n", ""), ("wants-ra-on-package", 13, "case[1].request")),
        (change(", secured = true", ""), ("wants-condition", 13, "case[1].request")),
        (change('pack = "samanthas"', 'pack = "samantha"'), ("pack-unknown", 2, "pack")),
        (change('pack = "samanthas"', 'pck = "samanthas"'), ("missing-key", 1, "")),
        (
            change('pack = "samanthas"', 'pack = "samanthas"\nreadings = { tax = "x" }'),
            ("reading-unknown", 3, "readings.tax"),
        ),
        (
            change('pack = "samanthas"', 'pack = "samanthas"\nsettings = { deposit_rate = 35 }'),
            ("setting-out-of-range", 3, "settings.deposit_rate"),
        ),
        (GOOD + 'cites = ["restoking"]\n', ("unknown-clause", 24, "case[1].expect.cites[1]")),
        (GOOD + 'requirements = ["restoking"]\n', ("unknown-clause", 24, "case[1].expect.requirements[1]")),
        (
            GOOD + 'refused_services = { grund = "po-box" }\n',
            ("unknown-word", 24, "case[1].expect.refused_services.grund"),
        ),
        (
            GOOD + 'refused_services = { ground = "pobox" }\n',
            ("unknown-clause", 24, "case[1].expect.refused_services.ground"),
        ),
        (
            GOOD + 'amounts = { restoking_fee = "1.00" }\n',
            ("unknown-word", 24, "case[1].expect.amounts.restoking_fee"),
        ),
        (
            GOOD + "deadlines = { return_bye = 2026-03-01 }\n",
            ("unknown-word", 24, "case[1].expect.deadlines.return_bye"),
        ),
        (GOOD + 'state = "awaiting"\n', ("unknown-word", 24, "case[1].expect.state")),
        (
            GOOD + 'readings = { tax-on-return = "kept" }\n',
            ("unknown-reading", 24, "case[1].expect.readings.tax-on-return"),
        ),
        (
            GOOD + 'readings = { tax-on-returns = "kpt" }\n',
            ("unknown-option", 24, "case[1].expect.readings.tax-on-returns"),
        ),
        (GOOD + 'holds = ["chek"]\n', ("unknown-word", 24, "case[1].expect.holds[1]")),
        (GOOD + 'options = { cash = "1.00" }\n', ("unknown-word", 24, "case[1].expect.options.cash")),
        (GOOD + 'tenders = { cash = "1.00" }\n', ("unknown-word", 24, "case[1].expect.tenders.cash")),
        (
            GOOD + 'intervals = { tip = ["0.00", "1.00"] }\n',
            ("unknown-word", 24, "case[1].expect.intervals.tip"),
        ),
        (
            change('price = "120.00"', 'price = "-1.00"'),
            ("money-negative", 12, "case[1].order.lines[1].price"),
        ),
        (
            change(' }, { sku = "B", price = "89.95"', ', first_payment = "1.00"').replace(
                "ship_to", 'first_payment = "2.00"\nship_to'
            ),
            ("first-payment-twice", 6, "case[1].order"),
        ),
        (
            change('price = "120.00"', 'price = "120.00", returned = 1')
            .replace('"89.95"', '"89.95", returned = 1')
            .replace('lines = [{ sku = "B" }]\n', ""),
            ("nothing-remains", 13, "case[1].request"),
        ),
        (GOOD + 'outcom = "allowed"\n', ("unknown-key", 24, "case[1].expect.outcom")),
    ],
)
def test_a_fault_is_told_with_its_line_and_place(text: str, fault: tuple[str, int, str]) -> None:
    with pytest.raises(Malformed) as caught:
        cases.read(text, find, "mine")
    assert (caught.value.key, caught.value.values) == ("case-malformed", {"name": "mine"})
    assert fault in [(each.key, each.line, each.where) for each in told_whole(caught.value.faults, text)]


def test_every_fault_of_a_case_is_told_at_once() -> None:
    text = (
        change('"89.95"', '"89.955"')
        .replace("2026-03-04", "2026-03-01")
        .replace('sku = "B" }]', 'sku = "C" }]')
    )
    assert faults(text + 'cites = ["restoking"]\n') == [
        ("dates-out-of-order", 8),
        ("money-unreadable", 12),
        ("line-unknown", 16),
        ("unknown-clause", 24),
    ]


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


CHECK = '[case.check]\namount = "235.71"\nreturned = 2026-03-12\npresented = [2026-03-12]\n'


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
