"""An owner's yes against the policy stands in the history and among the overrides."""

from datetime import date

from desk.operations import deciding, orders, rights
from desk.operations.desk import Desk
from desk.records.money import Money
from desk.records.rights import Act
from desk.records.trust import Against
from desk.store import overrides


def test_a_yes_is_kept_with_what_stood_against_it(desk: Desk) -> None:
    act = Act("override_order", facts=("so",))
    with desk.db.atomic():
        rights.permit(desk, act)
        against = Against("refused", ("po-box", "carriers"), Money(0), Money(700))
        deciding.keep(desk, act, "#1003", "a friend", against)
    (kept,) = overrides.between(desk.db, date.min, date.max)
    assert (kept.agreed, kept.reason, kept.clauses) == ("Alma", "a friend", ("po-box", "carriers"))
    assert (kept.outcome, kept.difference) == ("refused", Money(700))
    line = orders.read_history(desk, "#1003")[-1]
    assert (line.operation, line.before["outcome"], line.after["clauses"]) == (
        "override_order", "refused", "po-box, carriers",
    )  # fmt: skip
