"""Explanations in words: each key of a pack has its sentence in both languages, no id is left."""

import re
from datetime import date
from pathlib import Path

import pytest

from desk.operations.calendar import FEDERAL
from desk.policy import amounts, bounds, cases, conditions, explaining, rules, vocabulary
from desk.records.answers import Answer, Clause, Finding, Point, Step
from desk.records.money import Money
from desk.words import LANGUAGES, Words
from desk.words.explanations import sections
from tests.policy.material import PACKS, shipped

# What of a rule says where it stands, when it applies and how much it is; all else it brings.
BRINGS_NOTHING = {"name", "clause", "ask", "when", "per", "always", *amounts.KEYS}
ENGLISH = Words("en")
GROUND = Point("outcome", {"label": "refused", "finding": "damaged-box"})
BOX = "Ground “Only the box is damaged” (clause fair)"


def told(step: Step, words: Words = ENGLISH, said: tuple[Clause, ...] = ()) -> str:
    """The one sentence of a step."""
    (section,) = sections(words, Answer("return", "allowed", steps=(step,), said=said))[:1]
    (sentence,) = section.sentences
    return sentence.text


def missing(*points: Point) -> Step:
    """A step that does not apply."""
    return Step(1, "refusals", "fair", GROUND, "misses", misses=points)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_condition_and_each_effect_has_its_sentence(language: str) -> None:
    words = Words(language)
    effects = [key for key in rules.KEYS if key not in BRINGS_NOTHING]
    assert set(rules.EFFECTS) <= set(effects)
    wanted = [f"explain.when.{key}" for key in conditions.KEYS]
    wanted += [f"explain.{way}.{key}" for way in ("about", "does") for key in effects]
    assert [key for key in wanted if not words.has(key)] == []


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("reason", vocabulary.REASONS),
        ("kind", vocabulary.KINDS),
        ("by", vocabulary.BY),
        ("payment", vocabulary.PAYMENTS),
        ("service", vocabulary.SERVICES),
        ("cause", vocabulary.CAUSES),
        ("dispatch", vocabulary.DISPATCH),
        ("condition", vocabulary.CONDITIONS),
        ("fact", (*vocabulary.DAYS, *vocabulary.SUMS)),
        ("bound", bounds.NAMES),
        ("figure", vocabulary.FIGURES),
        ("hold", vocabulary.HOLDS),
        ("destination", vocabulary.DESTINATIONS),
        ("amount", vocabulary.AMOUNTS),
        ("deadline", vocabulary.DEADLINES),
        ("state", vocabulary.STATES),
        ("finding", vocabulary.FINDINGS),
    ],
)
def test_each_word_of_a_pack_has_its_word(kind: str, names: tuple[str, ...]) -> None:
    for language in LANGUAGES:
        assert [name for name in names if not Words(language).has(f"{kind}.{name}")] == []


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", sorted(PACKS.glob("*.cases.toml")), ids=lambda path: path.name)
def test_every_shipped_case_is_explained_without_an_id(path: Path, language: str) -> None:
    words, found = Words(language), cases.read(path.read_text("utf-8"), shipped, path.name, FEDERAL)
    assert found.cases
    for case in found.cases:
        answer = explaining.explain(found.pack, found.choices, case.facts)
        text = [each.text for section in sections(words, answer) for each in section.sentences]
        assert text
        assert [each for each in text if re.search(r"[{}_]|explain\.|\bNone\b|\.\.", each)] == []


def test_a_fee_that_was_taken() -> None:
    effect = Point("take", {"label": "restocking_fee", "amount": Money(1799)})
    about = Point("take", {"label": "restocking_fee", "percent": 20})
    step = Step(1, "gifts", "restocking", about, "applies", ("B",), (), (effect,))
    assert told(step) == "Restocking fee of 20 % (clause restocking, line B): applies; takes $17.99."
    assert told(step, Words("es")).endswith("(cláusula restocking, línea B): se aplica; retiene $17.99.")
    nothing = Step(1, "gifts", "", Point("take", {"label": "gift_wrap", "flat": Money(500)}), "applies")
    assert told(nothing) == "gift wrap of $5.00: applies; it changes nothing here."
    held = Step(1, "gifts", "fair", Point("requires"), "held")
    assert told(held) == "What the customer must heed (clause fair): would apply if the answer were yes."


@pytest.mark.parametrize(
    ("point", "text"),
    [
        (
            Point("reason", {"wanted": ("damaged_box", "defective"), "but": False, "found": "changed_mind"}),
            "it is about the reason Damaged box or Defective (here: Changed their mind)",
        ),
        (
            Point("country", {"wanted": ("US",), "but": True, "found": "US"}),
            "it is about the country all but US (here: US)",
        ),
        (
            Point("state", {"wanted": ("paid",), "but": False, "found": ""}),
            "it is about the state paid (here: not known)",
        ),
        (
            Point("tag", {"wanted": ("doll",), "but": False, "found": ()}),
            "it is about items marked doll (here: not known)",
        ),
        (
            Point("payment", {"wanted": ("check",), "but": False, "found": ("card", "cash")}),
            "it is about the payment Check (here: Card, Cash)",
        ),
        (
            Point("po_box", {"wanted": True, "found": False}),
            "“Goes to a PO box” would have to be “yes” (here: “no”)",
        ),
        (Point("has", {"name": "arrived"}), "the day the item arrived is not known or has not come"),
        (
            Point("passed", {"name": "asking", "day": date(2026, 3, 14)}),
            "the last day for it (Mar 14, 2026) was not passed",
        ),
        (Point("within", {"name": "asking", "day": None}), "the last day for it (not known) was passed"),
        (
            Point("price", {"name": "over", "wanted": Money(100000), "found": Money(100000)}),
            "it is about a price a piece over $1,000.00 (here: $1,000.00)",
        ),
        (
            Point("reading", {"name": "means", "wanted": ("sent",), "but": False, "found": "received"}),
            "the policy is read another way: It arrives",
        ),
        (
            Point("reading", {"name": "other", "wanted": ("sent",), "but": False, "found": "received"}),
            "the policy is read another way: received",
        ),
        (
            Point("fact", {"name": {"en": "How often?"}, "bound": "most", "wanted": 2, "found": 3}),
            "“How often?” would have to be at most 2 (here: 3)",
        ),
        (
            Point(
                "fact", {"name": {"es": "¿De qué?"}, "wanted": ({"en": "Tea"},), "but": True, "found": "x"}
            ),
            "“” would have to be all but Tea (here: x)",
        ),
        (
            Point("season", {"name": "placed", "day": None, "first": "11-01", "last": "12-24"}),
            "not known does not lie between Nov 1 and Dec 24",
        ),
        (
            Point("order", {"name": "least", "wanted": Money(50000)}),
            "the goods of the order would have to come to at least $500.00",
        ),
        (
            Point("gift_wrap", {"name": "bow", "wanted": True}),
            "“gift wrap bow” would have to be yes (here: not known)",
        ),
    ],
)
def test_why_a_rule_did_not_fit(point: Point, text: str) -> None:
    said = (Clause("means", {"en": "It arrives"}),)
    assert told(missing(point), said=said) == f"{BOX}: does not apply; {text}."


def test_an_hour_and_bounds_and_a_name_of_the_shops_own() -> None:
    own = {"en": "Fit by", "es": "Probar"}
    due = Point("deadline", {"label": own, "day": date(2026, 3, 14), "at": "17:00"})
    step = Step(1, "deadlines", "fair", Point("deadline", {"label": own}), "applies", effects=(due,))
    assert told(step) == "Fit by (clause fair): applies; Fit by Mar 14, 2026, 17:00."
    span = Point("between", {"label": "late_fee", "least": Money(100), "most": Money(900)})
    step = Step(1, "gifts", "fair", Point("take", {"label": "late_fee"}), "applies", effects=(span,))
    assert told(step).endswith("applies; the owner decides between $1.00 and $9.00.")


def test_several_reasons_and_what_cannot_be_told() -> None:
    two = missing(Point("has", {"name": "charge"}), Point("has", {"name": "on"}))
    assert told(two).count("is not known") == 2
    assert ", and the day it was asked" in told(two)
    unsure = Step(
        1,
        "open",
        "",
        Point("outcome", {"label": "owner", "finding": "told-late"}),
        "unsure",
        misses=two.misses[:1],
    )
    assert told(unsure).startswith("Ground “We were told after the last day, …; the policy")
    assert told(unsure).endswith(": cannot be told yet; the carrier's charge is not known or has not come.")


def test_what_is_left_open_is_told_to_the_owner() -> None:
    found = (Finding("reason-silent"), Finding("told-late", "fair", values={"day": "2026-03-14"}))
    answer = Answer("return", "owner", findings=found, said=(Clause("means", {"en": "It arrives"}),))
    assert [(each.title, [one.text for one in each.sentences]) for each in sections(ENGLISH, answer)] == [
        ("How the policy is read", ["It arrives"]),
        (
            "What is left to the owner",
            [
                "The policy says nothing about this reason.",
                "We were told after the last day, Mar 14, 2026; the policy does not say what then.",
            ],
        ),
    ]
    ground = Point("finding", {"label": "asked-late", "day": date(2026, 3, 14)})
    step = Step(1, "refusals", "fair", GROUND, "applies", effects=(ground,))
    assert told(step) == f"{BOX}: applies; it says: It was asked for after the last day, Mar 14, 2026."


def test_what_came_to_something_is_marked() -> None:
    steps = (missing(Point("has", {"name": "on"})), Step(2, "refusals", "", Point("cite"), "applies"))
    (section,) = sections(ENGLISH, Answer("return", "refused", steps=steps))
    assert [each.counts for each in section.sentences] == [False, True]
    assert section.title == "What it refuses"
