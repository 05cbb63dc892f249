"""A case that holds, and what becomes of it when it is changed."""

import pytest

from desk.policy import cases
from desk.records.errors import Malformed
from tests.policy.material import find, told_whole

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
CHECK = '[case.check]\namount = "235.71"\nreturned = 2026-03-12\npresented = [2026-03-12]\n'


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


def change(old: str, new: str) -> str:
    """The good case file with one thing changed."""
    assert old in GOOD
    return GOOD.replace(old, new)
