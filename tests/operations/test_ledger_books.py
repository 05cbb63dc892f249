"""Planted bugs of the books: what holds at every step of a history finds each of them."""

from collections.abc import Callable
from random import Random

import pytest

from desk.records import taxes
from desk.records.ledger import Sold
from desk.records.money import Money
from desk.store import ledger
from tests.operations.claim_history import Claims
from tests.operations.ledger_books import check_ledger, check_taxes, last_entry
from tests.operations.order_history import SHOPS

STEPS = 60

Plant = Callable[[pytest.MonkeyPatch, Claims], None]


def one_account(patch: pytest.MonkeyPatch, _history: Claims) -> None:
    """Sales tax is owed to nobody in particular."""
    patch.setattr(ledger, "_account", lambda _db, number, _sold: number)


def another_state(patch: pytest.MonkeyPatch, _history: Claims) -> None:
    """A sale is told of another state than its tax is owed to."""
    usual = ledger._account
    wrong = Sold("OH", Money(1))
    patch.setattr(ledger, "_account", lambda db, number, sold: usual(db, number, sold and wrong))


def taken_twice(patch: pytest.MonkeyPatch, _history: Claims) -> None:
    """What comes back is counted as sold once more."""
    patch.setattr(Sold, "__neg__", lambda sold: sold)


def a_cent_more(patch: pytest.MonkeyPatch, _history: Claims) -> None:
    """Of every sale a cent more is taxable than was sold."""
    usual = taxes._sold

    def more(*told: object) -> Sold:
        found = usual(*told)  # type: ignore[arg-type]
        return Sold(found.state, Money(found.taxable + 1), found.exempt)

    patch.setattr(taxes, "_sold", more)


def untold(patch: pytest.MonkeyPatch, _history: Claims) -> None:
    """Nothing is told of what is taxed."""
    patch.setattr(taxes, "_sold", lambda *_: Sold("MO"))


def _without(history: Claims, trigger: str) -> None:
    connection = history.desk.db.connection
    connection.set_authorizer(None)
    connection.execute(f"DROP TRIGGER {trigger}")


def without_sums(_patch: pytest.MonkeyPatch, history: Claims) -> None:
    """Legs are not added to their days."""
    _without(history, "journal_legs_add_up")


def without_tax_sums(_patch: pytest.MonkeyPatch, history: Claims) -> None:
    """What was taxed is not added to its days."""
    _without(history, "tax_bases_add_up")


def without_days(_patch: pytest.MonkeyPatch, history: Claims) -> None:
    """Parcels are not added to the days that they took."""
    _without(history, "tax_bases_count_days")


def without_goods(_patch: pytest.MonkeyPatch, history: Claims) -> None:
    """What came back is not added to its days."""
    _without(history, "returned_goods_add_up")


def wrong_late(patch: pytest.MonkeyPatch, history: Claims) -> None:
    """An entry tells of another day though no month is closed."""
    _without(history, "journal_entries_stay_out")
    usual = ledger.first_open
    patch.setattr(ledger, "first_open", lambda db: usual(db) or history.today.replace(year=2027))


def lost_leg(patch: pytest.MonkeyPatch, history: Claims) -> None:
    """A leg is not written, and the file's own sum does not see it."""
    _without(history, "journal_seals_balance")
    usual = ledger._legs
    patch.setattr(ledger, "_legs", lambda *told: usual(*told)[:1])
    patch.setattr(ledger, "total", lambda _each: 0)


PLANTED: tuple[Plant, ...] = (
    one_account, another_state, taken_twice, a_cent_more, untold, without_sums, without_tax_sums, wrong_late,
    lost_leg, without_days, without_goods,
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("plant", PLANTED)
def test_a_planted_bug_is_found(plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    SHOPS.pop("samanthas", None)
    history, chance = Claims("samanthas"), Random(7)
    try:
        plant(monkeypatch, history)
        booked = last_entry(history.desk)
        with pytest.raises(AssertionError) as found:
            for _ in range(STEPS):
                history.step(chance.randrange(2**32))
                booked = check_ledger(history.desk, booked)
                check_taxes(history.desk)
    finally:
        del SHOPS["samanthas"]
    assert found.traceback[-1].path.name == "ledger_books.py"
