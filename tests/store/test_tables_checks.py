"""The tables of checks hold together: states, days, figures, what is kept as it was written."""

import sqlite3

import pytest

from desk.operations import checks, recovering
from desk.operations.desk import Desk
from desk.records.credits import NewLot
from desk.records.money import Money
from desk.store import credits, ledger
from desk.store.database import Database
from tests.conftest import DAY
from tests.operations import checking

CHECK = (
    "INSERT INTO checks (number, number_key, kind, customer, payer, payer_key, bank, check_number, "
    "check_key, dated, routing, account4, account_digest, memo, amount, received, state, deposit, deposited, "
    "reason, bank_charge, version) VALUES ('CK-9', 'CK-9', '{kind}', 1, '', '', '', '', '', '2026-03-02', "
    "'{routing}', '{four}', '', '', {amount}, '{received}', '{state}', {deposit}, {day}, '', {charge}, 1)"
)
LINE = (
    "INSERT INTO bank_lines (mark, day, amount, reference, told, state, check_id, note, version) "
    "VALUES ('{mark}', '2026-03-02', {amount}, '', '', '{state}', {check}, '', 1)"
)
DEMAND = (
    "INSERT INTO demands (check_id, kind, made, amount, answer, way, sent, proof, version) "
    "VALUES (1, '{kind}', '2026-03-13', {amount}, '{answer}', '{way}', {sent}, '', 1)"
)
LOST = (
    "INSERT INTO write_offs (check_id, order_id, amount, day, reverses, entry) "
    "VALUES (1, 1, {amount}, '2026-03-13', {reverses}, {entry})"
)


def check(**changes: object) -> str:
    """A statement that keeps a check which was just received, but for some of its words."""
    kept = {"kind": "check", "routing": "", "four": "", "amount": 500, "received": "2026-03-02"}
    more = {"state": "received", "deposit": "NULL", "day": "NULL", "charge": 0}
    return CHECK.format(**{**kept, **more, **changes})


def line(**changes: object) -> str:
    """A statement that keeps an open line of a bank's statement, but for some of its words."""
    return LINE.format(**{"mark": "a", "amount": 5, "state": "open", "check": "NULL", **changes})


def demand(**changes: object) -> str:
    """A statement that keeps a letter which was not sent yet, but for some of its words."""
    kept = {"kind": "first", "amount": 5, "answer": "{}", "way": "", "sent": "NULL"}
    return DEMAND.format(**{**kept, **changes})


@pytest.fixture
def shop(desk: Desk) -> Database:
    """A shop with a check that came back and was written off, the first."""
    sheet = checking.returned(desk, (checking.sent(desk).number, 10000))
    recovering.write_off(desk, sheet.check.number, "gone")
    return desk.db


@pytest.mark.parametrize(
    "change",
    [
        check(kind="card"),
        check(routing="12345678"),
        check(routing="12345678x"),
        check(four="12345"),
        check(four="12x"),
        check(amount=0),
        check(received="2026-02-30"),
        check(state="lost"),
        check(deposit=1),
        check(day="'2026-03-03'"),
        check(charge=-1),
        "UPDATE checks SET deposit = 99",
        "UPDATE deposits SET state = 'lost'",
        "UPDATE deposits SET number = ''",
        "INSERT INTO check_parts (check_id, payment) VALUES (1, 99)",
        "INSERT INTO check_parts (check_id, payment) SELECT 1, payment FROM check_parts",
        "INSERT INTO check_recoveries (check_id, payment, amount) VALUES (1, 1, 0)",
        LOST.format(amount=0, reverses="NULL", entry="(SELECT max(id) - 1 FROM journal_entries)"),
        LOST.format(amount=-5, reverses="NULL", entry="(SELECT max(id) - 1 FROM journal_entries)"),
        LOST.format(amount=5, reverses=1, entry="(SELECT max(id) - 1 FROM journal_entries)"),
        LOST.format(amount=5, reverses="NULL", entry="(SELECT entry FROM write_offs)"),
        demand(kind="last"),
        demand(amount=0),
        demand(answer="none"),
        demand(way="fax", sent="'2026-03-13'"),
        demand(way="letter"),
        demand(sent="'2026-03-13'"),
        line(mark=""),
        line(amount=0),
        line(state="other"),
        line(state="matched"),
        line(check=1),
        "UPDATE customers SET no_checks = 2",
        "UPDATE credit_lots SET frozen = 99",
    ],
)
def test_what_cannot_be_is_refused(shop: Database, change: str) -> None:
    with shop.atomic():
        lot(shop)
    with pytest.raises(sqlite3.IntegrityError), shop.atomic():
        shop.connection.execute(change)


def lot(db: Database) -> None:
    """Store credit, for what can be wrong with it."""
    credits.issue(db, NewLot("CS-26-00009-9", 1, "#1001", DAY, Money(500)))


def test_what_can_be_is_kept(shop: Database) -> None:
    """The statements above are refused for what they say, not for how they say it."""
    with shop.atomic():
        for statement in (
            check(routing="021000021", four="1234", kind="money_order"),
            demand(),
            demand(kind="final", way="certified", sent="'2026-03-13'"),
            line(),
            line(mark="b", state="matched", check=1),
            line(mark="c", state="set_aside"),
        ):
            shop.connection.execute(statement)
    assert shop.query("SELECT count(*) AS number FROM checks")[0]["number"] == 2


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE check_parts SET payment = 1",
        "DELETE FROM check_parts",
        "UPDATE check_steps SET after = 'paid'",
        "UPDATE check_steps SET note = 'another'",
        "DELETE FROM check_steps",
        "UPDATE deposit_checks SET deposit = 2",
        "DELETE FROM deposit_checks",
        "UPDATE check_recoveries SET amount = 1",
        "DELETE FROM check_recoveries",
        "UPDATE write_offs SET amount = 1",
        "DELETE FROM write_offs",
    ],
)
def test_what_happened_stays_as_it_was_written(desk: Desk, change: str) -> None:
    number = checking.returned(desk, (checking.sent(desk).number, 10000)).check.number
    recovering.take_check_payment(desk, number, checking.cash(desk, 500))
    recovering.write_off(desk, number, "gone")
    desk.db.connection.set_authorizer(None)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        desk.db.connection.execute(change)
    desk.db.connection.execute("UPDATE check_steps SET note = ''")


def test_what_is_given_up_is_due_no_more(shop: Database) -> None:
    (order,) = shop.query("SELECT released FROM orders WHERE id = (SELECT order_id FROM write_offs)")
    assert order["released"] == 13500
    assert ledger.trial_balance(shop)["5300"] == 13500


def test_a_check_leaves_no_money_where_it_is_refused(desk: Desk) -> None:
    before = ledger.trial_balance(desk.db)
    checks.void_check(desk, checking.received(desk).check.number, "typed twice")
    assert {name: cents for name, cents in ledger.trial_balance(desk.db).items() if cents} == {
        name: cents for name, cents in before.items() if cents
    }
