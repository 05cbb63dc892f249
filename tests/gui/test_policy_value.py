"""A value is typed in a field of its kind, with its range, and what holds now beside it."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from desk.gui.policy_value import CountBox, ValueField, label_of, shown
from desk.records.policies import Value
from desk.words import Words
from tests.gui.acts import fill

DAYS = Value("windows.asking.days", 1, "ra-request", "days", "5", "0", "10000", "ra_by", "after.delivered")
FEE = Value(
    "rules[1].percent", 1, "restocking", "percent", "20", "0", "100", "restocking_fee", asks=("return",)
)
CHECK = Value("rules[2].flat", 1, "returned-check-fee", "money", "35.00", "0.00", "", "returned_check_fee")
RATE = Value("settings.deposit_rate.default", 1, "deposit", "percent", "20", "20", "30", "deposit_rate")
OVER = Value("deposits[1].price.over", 1, "deposit", "money", "1000.00", "0.00", "", "deposit", "over")
PLAN = Value("plans[1].payments", 1, "fair", "number", "3", "1", "240", "plan")
RATES = Value("settings.tax_rates.default", 0, "", "rates", "", "0", "100", "tax_rates")
WEDDING = {"wedding": {"en": "When is it?"}, "rush_fee": {"en": "rush"}}
NEAR = ("windows.near.weeks", 1, "fair", "weeks", "6", "0", "10000", "near", "before.wedding")
BACK = Value(*NEAR, names=WEDDING)
LAST = Value("windows.more.days", 1, "fair", "days", "9", "0", "10000", "more_days", "after.return_by")
RUSH = Value("rules[3].flat", 1, "fair", "money", "5.00", "0.00", "", "rush_fee", names=WEDDING)


def step(path: str, what: str) -> Value:
    """A value within an amount."""
    text = "1.00" if what == "money" else "1"
    return Value(f"rules[4].{path}", 1, "fair", what, text, "0", "100", "storage_fee")


TEXT = Value("clauses.insure.text.en", 1, "insure", "text", "Insure it.", name="en")


@pytest.mark.parametrize(
    ("value", "label"),
    [
        (DAYS, "Ask for an RA by: counted from the day it was delivered"),
        (FEE, "Restocking fee (Return)"),
        (CHECK, "Fee for a returned check"),
        (RATE, "Deposit rate"),
        (OVER, "Deposit: where the price is over"),
        (PLAN, "Payment plan: how many payments"),
        (RATES, "Sales tax by state"),
        (LAST, "Time limit: counted from “Send back by”"),
        (BACK, "Time limit: counted back from “When is it?”"),
        (RUSH, "Rush"),
        (step("tiers[2].days", "days"), "Storage fee: step 2 ends after"),
        (step("tiers[2].percent", "percent"), "Storage fee: in step 2"),
        (
            step("smallest[1].accrues.weeks", "weeks"),
            "Storage fee: amount 1, the smallest counts: counted every",
        ),
        (step("accrues.flat", "money"), "Storage fee: each time"),
        (step("between[2].flat", "money"), "Storage fee: bound 2 of what the owner decides"),
        (TEXT, "English"),
    ],
)
def test_each_field_says_what_it_is(words: Words, value: Value, label: str, qapp: QApplication) -> None:
    field = ValueField(words, value)
    assert label_of(words, value) == field.label.text() == field.field.accessibleName() == label
    assert field.told() == value.text and not field.is_changed


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        (DAYS, "From 0 to 10000 days"),
        (FEE, "From 0 to 100 %"),
        (CHECK, "$0.00 or more"),
        (RATE, "From 20 to 30 %"),
        (TEXT, ""),
        (RATES, ""),
    ],
)
def test_the_range_stands_below(words: Words, value: Value, hint: str, qapp: QApplication) -> None:
    assert ValueField(words, value).hint.text() == hint


@pytest.mark.parametrize(
    ("value", "typed", "told", "now"),
    [
        (FEE, "15 %", "15", "Now: 20 %"),
        (CHECK, "$1,040", "1040.00", "Now: $35.00"),
        (CHECK, "a lot", "a lot", "Now: $35.00"),
        (CHECK, "0", "0.00", "Now: $35.00"),
        (RATES, " OH 5.75", "OH 5.75", "Now: not set"),
    ],
)
def test_what_is_typed_is_told_with_what_holds_now(
    words: Words, value: Value, typed: str, told: str, now: str, qapp: QApplication
) -> None:
    field = ValueField(words, value)
    heard: list[str] = []
    field.chosen.connect(lambda: heard.append(field.told()))
    fill(field.field, typed)
    assert field.told() == told and heard[-1] == told and field.is_changed
    assert field.hint.text().endswith(now)


def test_days_are_counted_within_their_range(words: Words, qapp: QApplication) -> None:
    field = ValueField(words, DAYS, "6")
    assert (field.told(), field.hint.text()) == ("6", "From 0 to 10000 days  ·  Now: 5 days")
    field.field.setValue(5)
    assert not field.is_changed


def test_a_text_may_be_typed_over_several_lines(words: Words, qapp: QApplication) -> None:
    field = ValueField(words, TEXT)
    field.field.setPlainText("Insure\nit well.")
    assert field.told() == "Insure it well." and field.is_changed


def test_the_wheel_scrolls_the_page_and_changes_nothing(qapp: QApplication) -> None:
    box = CountBox()
    box.setRange(0, 10)
    box.setValue(5)

    def turn() -> None:
        spot = QPointF(5, 5)
        event = QWheelEvent(
            spot,
            spot,
            QPoint(0, 120),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(box, event)

    turn()
    assert box.value() == 5
    box.show()
    box.activateWindow()
    box.setFocus()
    QApplication.processEvents()
    turn()
    assert box.value() == 6


def test_values_are_shown_with_their_units(words: Words) -> None:
    assert [shown(words, each, each.text) for each in (DAYS, FEE, CHECK, RATES)] == [
        "5 days",
        "20 %",
        "$35.00",
        "",
    ]
