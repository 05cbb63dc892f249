"""A pack's values are found by its tables, and changed in the text without touching the rest of it."""

import tomllib
from typing import Any

import pytest

from desk.policy.values import check_value, setting_kind, values, with_values
from desk.records.errors import BadInput, Malformed
from desk.records.policies import Value
from tests.policy.material import HEAD, PACKS
from tests.policy.test_shapes import SHAPES

SAMANTHAS = (PACKS / "samanthas.toml").read_text("utf-8")
TIERED = (
    HEAD
    + """
[readings.how]
clause = "fair"
options = { one = { en = "One" }, two = { en = "Two" }, three = { en = "Three" } }
[windows.late]
clause = "fair"
weeks = 2 # a fortnight
after = ["delivered", "on"]
[[rules]]
clause = "fair"
ask = "return"
to = "store_credit"
when = { passed = "late", price = { over = "10.00" }, reading = { how = { not = "one" } } }
[[rules]]
clause = "fair"
ask = ["return", "cancel"]
take = "late_fee"
since = "delivered"
tiers = [{ days = 10, percent = "7.5" }, { flat = "3.00" }] # by age
least = "1.00"
when = { reading = { how = ["one"] } }
[[rules]]
ask = "quote"
show = "total"
greatest = [{ percent = 5, of = "given" }, { flat = "2.00" }]
[[plans]]
clause = "fair"
after = "placed"
months = 1
payments = 3
order = { over = "50.00" }
[[deposits]]
clause = "fair"
kind = "layaway"
percent = 10
"""
)


def found(text: str) -> dict[str, Value]:
    """The values that may be changed, by path."""
    return {each.path: each for each in values(text) if each.what != "text"}


def test_each_value_has_its_place_kind_and_range() -> None:
    told = found(SAMANTHAS)
    rate = told["settings.deposit_rate.default"]
    assert (rate.clause, rate.what, rate.text, rate.least, rate.most) == (
        "deposit",
        "percent",
        "20",
        "20",
        "30",
    )
    assert SAMANTHAS.splitlines()[rate.line - 1] == "default = 20"
    limit = told["windows.ship-limit.business_days"]
    assert (limit.clause, limit.what, limit.text, limit.event) == (
        "ship-limit",
        "business_days",
        "7",
        "after.ready",
    )
    assert limit.name == "ship_limit"
    tax = told["taxes[1].percent"]
    assert (tax.clause, tax.what, tax.text, tax.name) == ("sales-tax", "percent", "6.1", "sales_tax")
    fee = next(each for each in told.values() if each.what == "money" and each.path.startswith("rules"))
    assert (fee.name, fee.text, fee.asks) == ("returned_check_fee", "35.00", ("returned_check",))
    assert told["settings.dim_divisor.default"].what == "number"
    over = told["deposits[1].price.over"]
    assert (over.name, over.event, told["deposits[1].percent"].event) == ("deposit", "over", "")


def test_amounts_of_all_shapes_are_found_and_conditions_are_not() -> None:
    told = found(TIERED)
    assert [(each.path, each.what, each.text) for each in told.values()] == [
        ("windows.late.weeks", "weeks", "2"),
        ("rules[2].tiers[1].days", "days", "10"),
        ("rules[2].tiers[1].percent", "percent", "7.5"),
        ("rules[2].tiers[2].flat", "money", "3.00"),
        ("rules[2].least", "money", "1.00"),
        ("rules[3].greatest[1].percent", "percent", "5"),
        ("rules[3].greatest[2].flat", "money", "2.00"),
        ("plans[1].months", "months", "1"),
        ("plans[1].payments", "number", "3"),
        ("plans[1].order.over", "money", "50.00"),
        ("deposits[1].percent", "percent", "10"),
    ]
    events = [each.event for each in told.values() if not each.path.startswith("windows")]
    assert events == ["tiers", "tiers", "tiers", "least", "", "", "", "", "over", ""]
    assert told["rules[2].least"].options == (("how", "one"),)
    assert (told["rules[2].least"].name, told["rules[3].greatest[1].percent"].name) == ("late_fee", "total")
    assert told["windows.late.weeks"].event == "after.delivered"


def test_a_clauses_text_is_a_value_of_each_language() -> None:
    told = [each for each in values(SAMANTHAS) if each.clause == "restocking" and each.what == "text"]
    assert [each.name for each in told] == ["en", "es"]


def at(text: str, path: tuple[Any, ...]) -> Any:
    """What stands at a place of a text."""
    value: Any = tomllib.loads(text)
    for part in path:
        value = value[part]
    return value


@pytest.mark.parametrize(
    ("path", "told", "written"),
    [
        ("windows.asking.days", "6", "days = 6"),
        ("settings.deposit_rate.default", "22.5", 'default = "22.5"'),
        (
            "deposits[1].price.over",
            " 900.00 ",
            'price = { over = "900.00" } # a piece that costs more',
        ),
        ("taxes[1].percent", "7", 'percent = "7"'),
        ("settings.dim_divisor.default", "0166", "default = 166 # the carrier's published divisor"),
        ("clauses.insure.text.en", 'Insure "it".', 'text.en = "Insure \\"it\\"."'),
    ],
)
def test_a_change_touches_its_value_and_nothing_else(path: str, told: str, written: str) -> None:
    changed = with_values(SAMANTHAS, {path: told})
    pairs = zip(SAMANTHAS.splitlines(), changed.splitlines(), strict=True)
    ((_, line),) = [(old, new) for old, new in pairs if old != new]
    assert line.startswith(written)


def test_several_changes_are_made_at_once() -> None:
    changes = {"rules[2].tiers[1].percent": "8", "rules[2].tiers[2].flat": "4.50", "windows.late.weeks": "3"}
    changed = with_values(TIERED, changes)
    assert at(changed, ("rules", 1, "tiers")) == [{"days": 10, "percent": "8"}, {"flat": "4.50"}]
    assert "weeks = 3 # a fortnight" in changed and "# by age" in changed
    assert {path: found(changed)[path].text for path in changes} == changes
    assert with_values(TIERED, {}) == TIERED


@pytest.mark.parametrize("name", ["samanthas", "miniature-expressions"])
def test_every_value_can_be_written_as_it_is(name: str) -> None:
    text = (PACKS / f"{name}.toml").read_text("utf-8")
    same = with_values(text, {each.path: each.text for each in values(text)})
    assert tomllib.loads(same) == tomllib.loads(text)
    assert values(same) == values(text)


@pytest.mark.parametrize(
    ("path", "told", "key"),
    [
        ("windows.asking.days", "six", "value-not-whole"),
        ("windows.asking.days", "10001", "value-out-of-range"),
        ("settings.deposit_rate.default", "31", "value-out-of-range"),
        ("settings.deposit_rate.default", "19", "value-out-of-range"),
        ("settings.deposit_rate.default", "a fifth", "percent-unreadable"),
        ("deposits[1].price.over", "1000.001", "money-unreadable"),
        ("deposits[1].price.over", "-1.00", "value-too-small"),
        ("settings.dim_divisor.default", "0", "value-out-of-range"),
        ("clauses.insure.text.en", " ", "value-text"),
        ("windows.asking.after", "placed", "value-unknown"),
    ],
)
def test_a_value_that_is_none_is_refused(path: str, told: str, key: str) -> None:
    with pytest.raises(BadInput, match=key):
        with_values(SAMANTHAS, {path: told})


def test_a_text_with_faults_has_no_values() -> None:
    with pytest.raises(Malformed):
        values("colour = 'red'")


def test_a_text_may_be_long_but_not_endless() -> None:
    value = Value("clauses.a.text.en", 1, "a", "text", "A.")
    check_value(value, "a" * 4000)
    with pytest.raises(BadInput, match="value-text"):
        check_value(value, "a" * 4001)


def test_settings_are_percentages_numbers_or_rates() -> None:
    assert [setting_kind(each) for each in ("deposit_rate", "dim_divisor", "tax_rates")] == [
        "percent",
        "number",
        "rates",
    ]


def test_a_value_brings_what_the_pack_calls_it() -> None:
    text = (SHAPES / "combined" / "gowns.toml").read_text("utf-8")
    found = {each.path: each for each in values(text)}
    rush, window = found["rules[3].greatest[2].flat"], found["windows.rush.weeks"]
    assert {name: each["en"] for name, each in rush.names.items()} == {"rush_fee": "Rush"}
    assert (window.event, window.names["wedding"]["en"]) == ("before.wedding", "On which day is the wedding?")
    assert found["windows.two-days.hours"].names == {}
    example = (PACKS / "examples" / "three-needles.toml").read_text("utf-8")
    assert {each.path: each.event for each in values(example)}["windows.posting.days"] == "after.asked"
    layaway = (SHAPES / "combined" / "layaway-with-everything.toml").read_text("utf-8")
    more = {each.path: each.event for each in values(layaway)}["windows.thirty-more.days"]
    assert more == "after.last_payment"
