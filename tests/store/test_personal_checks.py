"""A customer's checks: what hinders erasing, which lines of the bank are theirs, what is emptied."""

from dataclasses import replace
from datetime import date

from desk.records.checks import NewCheck
from desk.records.money import Money
from desk.store import checks, personal_checks
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import DAY


def held(db: Database, customer: int, number: str) -> int:
    new = NewCheck(Money(1000), DAY, (), "Ann B", "First", "77", None, "021000021", "12345", "bears")
    with db.atomic():
        return checks.add(db, number, customer, new)


def line(db: Database, mark: str, told: str, check: int | None = None) -> int:
    with db.atomic():
        return db.insert(
            "bank_lines",
            mark=mark,
            day=DAY.isoformat(),
            amount=1000,
            reference="77",
            told=told,
            state="matched" if check else "open",
            check_id=check,
            deposit=None,
            note="",
            version=1,
        )


def test_a_check_hinders_until_it_is_done_with(db: Database) -> None:
    samples.add_order(db)
    held(db, 1, "CK-26-00001-4")
    assert personal_checks.hindrances(db, 1) == (("CK-26-00001-4", Money(1000)),)
    check = checks.get(db, "CK-26-00001-4")
    with db.atomic():
        checks.move(db, check, replace(check, state="voided"))
    assert personal_checks.hindrances(db, 1) == ()


def test_lines_of_the_bank_are_theirs_by_their_check_or_by_name(db: Database) -> None:
    samples.add_order(db)
    check = held(db, 1, "CK-26-00001-4")
    mine = [line(db, "a", "CHECK 77", check), line(db, "b", "TRANSFER ŁUKASZ ŻAK 4")]
    other = line(db, "c", "TRANSFER LUKASZ ZAKOPANE")
    found = personal_checks.lines_of(db, 1, ("lukasz zak",))
    assert [each.id for each in found] == mine
    assert (found[0].day, found[0].amount, found[0].reference) == (date(2026, 3, 2), Money(1000), "77")
    with db.atomic():
        personal_checks.empty(db, 1, found)
    rows = {row["id"]: (row["reference"], row["told"]) for row in db.query("SELECT * FROM bank_lines")}
    assert rows == {mine[0]: ("", ""), mine[1]: ("77", ""), other: ("77", "TRANSFER LUKASZ ZAKOPANE")}
    after = checks.get(db, "CK-26-00001-4")
    told = (after.payer, after.bank, after.check_number, after.routing, after.account4, after.memo)
    assert (set(told), after.amount, after.state) == ({""}, Money(1000), "received")
    (row,) = db.query("SELECT payer_key, check_key, account_digest FROM checks")
    assert set(row) == {""}
