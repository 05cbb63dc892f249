"""Two policies beside each other: the editions as they are, and as they are proposed."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desk.operations import orders
from desk.operations.desk import Desk
from desk.operations.judges import Judges, Matter, of_edition
from desk.operations.policies import first_edition
from desk.records.errors import BadInput, Wanting
from desk.records.facts import Choices, RequestFacts
from desk.records.what_if import Proposal
from desk.store import shop
from tests.conftest import placed_order

DAY = date(2026, 3, 13)


def matter(desk: Desk, ask: str = "cancel", number: str = "#1003") -> Matter:
    return Matter(number, orders.open_order(desk, number), ask, DAY, RequestFacts(DAY))


def test_a_text_answers_instead_of_the_edition(desk: Desk) -> None:
    judges = Judges(desk, Proposal(desk.packs["miniature-expressions"]))
    assert judges.now(matter(desk)).outcome == "allowed"
    assert judges.then(matter(desk)).outcome == "owner"


def test_a_question_that_neither_has_a_rule_for_is_not_asked(desk: Desk) -> None:
    judges = Judges(desk, Proposal(desk.packs["miniature-expressions"]))
    assert judges.asks(matter(desk, "cancel"))
    assert judges.asks(matter(desk, "undeliverable"))
    assert not judges.asks(matter(desk, "no_such_question"))


def test_choices_alone_keep_what_the_owner_chose_before(desk: Desk) -> None:
    """The owner had chosen what a fee is counted on, and tries another fee."""
    edition = first_edition(desk.packs["samanthas"], date(2026, 3, 2))
    chosen = '{"readings": {"cancellation-base": "order-total"}, "deposit_rate": "30"}'
    with desk.db.atomic():
        shop.add_edition(desk.db, replace(edition, choices=chosen))
    orders.enter_order(desk, replace(placed_order(), number="#1010"))
    both = Proposal(choices=Choices({"cancellation-fee": "both"}))
    total = Judges(desk, both).then(matter(desk, number="#1010")).credit
    base = Proposal(choices=Choices({"cancellation-fee": "both", "cancellation-base": "merchandise"}))
    assert Judges(desk, both).then(matter(desk)).credit == 15991
    assert Judges(desk, base).then(matter(desk, number="#1010")).credit > total


def test_a_setting_is_changed_or_left(desk: Desk) -> None:
    with pytest.raises(BadInput, match="setting-out-of-range"):
        Judges(desk, Proposal(choices=Choices(deposit_rate=Fraction(50))))
    with pytest.raises(BadInput, match="setting-unknown"):
        Judges(desk, Proposal(choices=Choices(tax_rates={"OH": Fraction(5)})))
    judges = Judges(desk, Proposal(choices=Choices(deposit_rate=Fraction(25), dim_divisor=166)))
    assert judges.then(matter(desk)) == judges.now(matter(desk))


def test_a_choice_that_only_some_editions_know_is_no_fault_of_the_proposal(desk: Desk) -> None:
    """The decisions under the others cannot be made again, and are listed."""
    other = first_edition(desk.packs["miniature-expressions"], DAY)
    with desk.db.atomic():
        shop.add_edition(desk.db, other)
    judges = Judges(desk, Proposal(choices=Choices({"outbound-shipping": "once"})))
    with pytest.raises(BadInput, match="reading-unknown"):
        judges.then(matter(desk))


def test_a_missing_fact_is_named_with_the_order(desk: Desk) -> None:
    skipped = matter(desk).skip(Wanting("wants-condition", names="opened"))
    assert (skipped.key, skipped.values) == ("wants-condition", {"names": "opened", "number": "#1003"})
    own = matter(desk).skip(BadInput("order-days", number="#7"))
    assert own.values == {"number": "#7"}


def test_the_edition_of_a_day_brings_its_own_choices(desk: Desk) -> None:
    edition = first_edition(desk.packs["samanthas"], date(2026, 4, 1))
    with desk.db.atomic():
        shop.add_edition(desk.db, replace(edition, choices='{"readings": {"tax-on-returns": "kept"}}'))
    found = of_edition(desk, date(2026, 4, 1), Choices({"cancellation-fee": "both"}))
    readings = {"tax-on-returns": "kept", "cancellation-fee": "both"}
    assert found == Proposal(edition.text, Choices(readings))
    assert of_edition(desk, date(2026, 3, 31), Choices()) == Proposal(edition.text, Choices())
