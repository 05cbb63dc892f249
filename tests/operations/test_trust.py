"""The shop's file is checked beside the work; what is found is told at its place, and taken over once."""

from pathlib import Path

import pytest

from desk.app import ShippedPacks
from desk.operations import customers_list, orders, photos, shops, trust
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.errors import BadInput, Refused
from desk.records.lists import Query
from desk.records.photos import Photo
from desk.records.trust import CHANGED, CUT, MISSUMMED, PHOTO, REMOVED, Checked, Finding, LastLook
from desk.store import people, photo_files, sums
from desk.store.database import Database
from tests.conftest import SHOP, FixedClock, doll_order
from tests.store.samples import KEYS


@pytest.fixture
def filed(tmp_path: Path, clock: FixedClock) -> Desk:
    """A shop in a file, with an order."""
    db = Database.create(tmp_path / "shop.desk", KEYS)
    with db.atomic():
        owner = people.add(db, "Alma", "owner")
    desk = Desk(db, ShippedPacks(), clock, "Alma", person=owner, proven=True)
    shops.create_shop(desk, SHOP, desk.packs["samanthas"])
    orders.enter_order(desk, doll_order())
    yield desk
    db.close()


def test_a_shop_that_nobody_touched_is_whole(desk: Desk) -> None:
    found = to_end(trust.verify(desk))
    assert found.is_whole and found.seals == desk.db.sealer.head.seal and found.rows > 50
    assert found.head == trust.head(desk) and found.head.startswith(f"{found.seals}-")
    assert desk.db.sealer.mark.checked == found.seals
    again = to_end(trust.verify_recent(desk))
    assert again.is_whole and (again.seals, again.rows) == (0, 0)


def test_work_goes_on_while_it_is_checked(desk: Desk) -> None:
    check = trust.verify(desk)
    for number, _ in enumerate(check):
        if number in (1, 5, 9):
            orders.enter_order(desk, doll_order(f"#2{number}"))
    desk_found = to_end(trust.verify(desk))
    assert desk_found.is_whole


def test_what_is_written_meanwhile_is_judged_by_its_own_seal(desk: Desk) -> None:
    steps, found = trust.verify(desk), None
    try:
        while True:
            next(steps)
            if orders.open_order(desk, "#1002").delivered is None:
                orders.mark_delivered(desk, "#1002", desk.clock.today())
    except StopIteration as end:
        found = end.value
    assert found.is_whole and found.head == trust.head(desk)


def test_a_lost_photo_is_a_finding_of_its_order(filed: Desk) -> None:
    row = photos.attach(filed, "#1001", Photo.of(b"jpeg", 1, 1, "doll.jpg"))
    assert to_end(trust.verify(filed)).photos == 1
    folder = photo_files.folder_of(filed.db.path)
    next(folder.glob(f"*/{row.digest}*")).write_bytes(b"other")
    assert to_end(trust.verify(filed)).findings == (Finding(PHOTO, "photos", 0, "#1001"),)


def test_whose_own_row_was_changed_may_look_all_the_same(filed: Desk) -> None:
    """Else who changes the file puts everybody out of service, and nobody finds it."""
    shop = filed.db.connection
    shop.set_authorizer(None)
    guards = shop.execute("SELECT name, sql FROM sqlite_master WHERE name GLOB 'people_keep*'")
    for name, text in guards.fetchall():
        shop.execute(f"DROP TRIGGER {name}")
        shop.execute("UPDATE people SET active = 0")
        shop.execute(text)
    shop.execute("DELETE FROM temp.touched")
    (finding,) = to_end(trust.verify(filed)).findings
    assert (finding.kind, finding.table) == (CHANGED, "people")


def test_taking_over_wants_a_reason_and_something_to_take_over(desk: Desk) -> None:
    found = Checked(1, 1, 0, "1-a", (Finding(CHANGED, "orders", 1, "#1001"),))
    with pytest.raises(BadInput, match="reason-empty"):
        trust.accept_findings(desk, found, " ")
    with pytest.raises(Refused, match="findings-none"):
        trust.accept_findings(desk, Checked(1, 1, 0, "1-a"), "so")
    assert trust.accept_findings(desk, found, "The disk broke").accepted == 1
    again = to_end(trust.verify(desk))
    assert again.is_whole and again.accepted == 1


def test_customers_whom_no_search_finds_are_found_again_once_taken_over(filed: Desk) -> None:
    filed.db.connection.set_authorizer(None)
    filed.db.connection.execute("DELETE FROM customer_words")
    (buyer,) = customers_list.list_customers(filed)
    found = to_end(trust.verify(filed))
    assert found.findings == (Finding(REMOVED, trust.WORDS, buyer.id, buyer.number),)
    wanted = Query(text=buyer.name)
    assert customers_list.list_customers(filed, wanted) == ()
    trust.accept_findings(filed, found, "another tool")
    assert customers_list.list_customers(filed, wanted) == (buyer,)
    assert to_end(trust.verify(filed)).is_whole


def test_sums_by_day_are_those_of_the_entries_again_once_taken_over(filed: Desk) -> None:
    wanted = sums.balances_at(filed.db, filed.clock.today())
    filed.db.connection.set_authorizer(None)
    filed.db.connection.execute("UPDATE ledger_days SET debit = debit + 1 WHERE account = '1100'")
    found = to_end(trust.verify(filed))
    assert {(each.kind, each.table) for each in found.findings} == {(MISSUMMED, "ledger_days")}
    assert sums.balances_at(filed.db, filed.clock.today()) != wanted
    trust.accept_findings(filed, found, "another tool")
    assert sums.balances_at(filed.db, filed.clock.today()) == wanted
    assert to_end(trust.verify(filed)).is_whole


def test_what_was_found_is_remembered_until_a_check_finds_nothing(filed: Desk) -> None:
    assert trust.last_look(filed) == LastLook("", 0)
    to_end(trust.verify(filed, trust.head(filed)))
    assert trust.last_look(filed) == LastLook(filed.moment, 0)
    assert to_end(trust.verify(filed, f"1-{'0' * 16}")).findings == (Finding(CUT, "seals", 1),)
    assert trust.last_look(filed).found == 1
    filed.db.sealer.change_mark(disputed="9 ab")
    assert trust.last_look(filed).found == 2
    assert trust.day_seal(filed).head == trust.head(filed)
