"""Faults of a case file: all of them at once, each with its line and its place."""

import pytest

from desk.policy import cases
from desk.records.errors import Malformed
from tests.policy.casework import GOOD, change, faults
from tests.policy.material import find, told_whole


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
