"""What the owner is changing becomes a text and choices, and what it means is told before it is saved."""

from datetime import date
from fractions import Fraction

import pytest

from desk.operations import editions, policies, proposals
from desk.operations.desk import Desk
from desk.records.errors import BadInput, Malformed
from desk.records.facts import Choices
from desk.records.policies import PolicyDraft

NEXT = date(2026, 4, 1)


def told(desk: Desk, draft: PolicyDraft) -> list[tuple[str, dict[str, object]]]:
    """What a draft warns of."""
    return [(each.key, each.values) for each in proposals.look_ahead(desk, draft).warnings]


def test_a_draft_changes_values_readings_and_settings_together(desk: Desk) -> None:
    draft = PolicyDraft(
        NEXT, "", {"windows.sending.days": "12"}, {"tax-on-returns": "kept"}, {"deposit_rate": "25"}
    )
    new = proposals.proposed(desk, draft)
    assert new.choices == Choices({"tax-on-returns": "kept"}, deposit_rate=Fraction(25))
    pack = policies.read_pack(new.text or "")
    assert (pack.windows["sending"].count, pack.windows["arriving"].count) == (12, 12)
    ahead = proposals.look_ahead(desk, draft)
    assert (ahead.pack, ahead.name, ahead.in_force) == ("samanthas", "Samantha's", NEXT)
    assert {each.what for each in ahead.changes} == {
        "windows.sending.days",
        "windows.arriving.days",
        "readings.tax-on-returns",
        "settings.deposit_rate.default",
    }
    made = proposals.adopt(desk, draft, "So")
    assert policies.judge_of(desk, made.id)[1] == new.choices and made.text == new.text


def test_the_next_draft_begins_where_the_edition_of_its_day_ends(desk: Desk) -> None:
    proposals.adopt(desk, PolicyDraft(NEXT, readings={"tax-on-returns": "kept"}), "So")
    later = PolicyDraft(
        date(2026, 5, 1), values={"windows.asking.days": "6"}, settings={"deposit_rate": "21"}
    )
    assert proposals.proposed(desk, later).choices.readings == {"tax-on-returns": "kept"}
    back = PolicyDraft(
        date(2026, 5, 1), readings={"tax-on-returns": "credited"}, settings={"deposit_rate": ""}
    )
    assert proposals.proposed(desk, back).choices == Choices()
    assert proposals.open_policy(desk, date(2026, 4, 2)).readings["tax-on-returns"].chosen == "kept"
    assert proposals.open_policy(desk, date(2026, 3, 14)).readings["tax-on-returns"].chosen == "credited"


@pytest.mark.parametrize(
    ("settings", "chosen"),
    [
        ({"tax_rates": "oh 5.75, PA=6 %"}, Choices(tax_rates={"OH": Fraction("5.75"), "PA": Fraction(6)})),
        ({"tax_rates": " "}, Choices()),
        (
            {"tax_rates.oh": "5.75", "tax_rates.PA": "6"},
            Choices(tax_rates={"OH": Fraction("5.75"), "PA": Fraction(6)}),
        ),
    ],
)
def test_rates_are_typed_by_state(desk: Desk, settings: dict[str, str], chosen: Choices) -> None:
    draft = PolicyDraft(NEXT, desk.packs["miniature-expressions"], settings=settings)
    assert proposals.proposed(desk, draft).choices == chosen


def test_a_divisor_is_a_whole_number(desk: Desk) -> None:
    draft = PolicyDraft(NEXT, settings={"dim_divisor": "166"})
    assert proposals.proposed(desk, draft).choices == Choices(dim_divisor=166)
    assert proposals.proposed(desk, PolicyDraft(NEXT, settings={"dim_divisor": ""})).choices == Choices()


@pytest.mark.parametrize(
    ("draft", "key"),
    [
        (PolicyDraft(NEXT, settings={"dim_divisor": "0"}), "value-not-whole"),
        (PolicyDraft(NEXT, settings={"dim_divisor": "a lot"}), "value-not-whole"),
        (PolicyDraft(NEXT, settings={"deposit_rate": "31"}), "setting-out-of-range"),
        (PolicyDraft(NEXT, settings={"tax_rates": "Ohio 5"}), "rates-unreadable"),
        (PolicyDraft(NEXT, settings={"tax_rates": "OH 5"}), "setting-unknown"),
        (PolicyDraft(NEXT, settings={"colour": "red"}), "setting-none"),
        (PolicyDraft(NEXT, settings={"deposit_rate.OH": "25"}), "percent-unreadable"),
        (PolicyDraft(NEXT, readings={"colour": "red"}), "reading-unknown"),
        (PolicyDraft(NEXT, values={"windows.asking.days": "six"}), "value-not-whole"),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, draft: PolicyDraft, key: str) -> None:
    with pytest.raises(BadInput, match=key):
        proposals.proposed(desk, draft)


def test_a_brought_text_keeps_the_choices_that_it_knows(desk: Desk) -> None:
    proposals.adopt(desk, PolicyDraft(NEXT, readings={"tax-on-returns": "kept"}), "So")
    own = proposals.proposed(desk, PolicyDraft(date(2026, 5, 1), "# Ours.\n" + desk.packs["samanthas"]))
    assert own.choices.readings == {"tax-on-returns": "kept"}
    other = PolicyDraft(date(2026, 5, 1), desk.packs["miniature-expressions"])
    assert proposals.proposed(desk, other).choices == Choices()
    assert proposals.open_policy(desk, date(2026, 5, 1), other.text).pack == "miniature-expressions"
    assert told(desk, other) == [("other-pack", {"before": "Samantha's", "after": "Miniature Expressions"})]
    with pytest.raises(Malformed):
        proposals.look_ahead(desk, PolicyDraft(NEXT, "colour = 'red'"))


def test_other_editions_to_come_are_named(desk: Desk) -> None:
    made = proposals.adopt(desk, PolicyDraft(NEXT, readings={"tax-on-returns": "kept"}), "So")
    same = PolicyDraft(NEXT, readings={"returned-by-means": "received"})
    assert told(desk, same) == [("replaces-upcoming", {"day": NEXT})]
    before = PolicyDraft(date(2026, 3, 20), readings={"returned-by-means": "received"})
    assert told(desk, before) == [("later-stands", {"day": NEXT})]
    editions.withdraw_edition(desk, made.id, "No")
    assert told(desk, before) == []


@pytest.mark.parametrize(
    ("path", "value", "clause", "old"),
    [
        ("windows.asking.days", "6", "ra-request", "5"),
        ("deposits[1].price.over", "900.00", "deposit", "1000.00"),
        ("taxes[1].percent", "7", "sales-tax", "6.1"),
    ],
)
def test_a_text_that_still_names_the_old_number_is_told(
    desk: Desk, path: str, value: str, clause: str, old: str
) -> None:
    (warning,) = proposals.look_ahead(desk, PolicyDraft(NEXT, values={path: value})).warnings
    assert (warning.key, warning.clause, warning.values) == ("text-names-old", clause, {"old": old})
    text = {f"clauses.{clause}.text.{language}": "Another." for language in ("en", "es")}
    assert told(desk, PolicyDraft(NEXT, values={path: value, **text})) == []


def test_the_text_is_to_be_had_as_a_file(desk: Desk) -> None:
    assert proposals.policy_text(desk, NEXT) == desk.packs["samanthas"]
