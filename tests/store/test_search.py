"""One box finds any record: exact numbers first, then beginnings of numbers, then words."""

import pytest

from desk.records.checks import NewCheck
from desk.records.credits import NewLot
from desk.records.customers import Customer
from desk.records.facts import LinePart
from desk.records.items import Item
from desk.records.ledger import Event
from desk.records.lists import Hit
from desk.records.money import Money
from desk.records.requests import NewRequest
from desk.records.returns import Ask
from desk.records.shipments import Shipment
from desk.records.strays import Stray
from desk.store import (
    checks,
    credits,
    customers,
    deposits,
    items,
    ledger,
    requests,
    search,
    shipments,
    strays,
)
from desk.store.database import Database
from tests.store import samples
from tests.store.samples import DAY, MOMENT

LEG = ("check", Money(100), "")


@pytest.fixture
def shelf(db: Database) -> Database:
    """Two customers, three items, an order each, a return, a credit."""
    with db.atomic():
        customers.add(db, Customer(0, "CU-26-00002-1", "Bearney Gold", "gold@b.org"))
        items.add(db, Item(0, "BEAR", "Golden bear", Money(1500)))
        items.add(db, Item(0, "10100", "Old bear", Money(900)))
    order = samples.add_order(db)
    samples.add_order(db, "#10101", 2)
    samples.add_return(db, order)
    with db.atomic():
        credits.issue(db, NewLot("CS-26-00001-1", 1, "RA-26-00001-3", DAY, Money(1200)))
    return db


def found(db: Database, text: str, limit: int = 20) -> list[tuple[str, str, bool]]:
    """What was found, in short."""
    return [(hit.kind, hit.number, hit.exact) for hit in search.find(db, text, limit)]


def test_a_scanned_number_is_exact_whatever_it_is(shelf: Database) -> None:
    assert found(shelf, "RA-26-00001-3") == [("return", "RA-26-00001-3", True)]
    assert found(shelf, "cs-26-00001-1") == [("credit", "CS-26-00001-1", True)]
    assert found(shelf, "#10101") == [("order", "#10101", True)]
    assert found(shelf, "CU-26-00002-1")[0] == ("customer", "CU-26-00002-1", True)


def test_a_parcel_without_a_return_is_found_by_its_number(shelf: Database) -> None:
    with shelf.atomic():
        strays.add(shelf, Stray("ST-26-00001-2", DAY, sender="Bearney Gold"))
    assert found(shelf, "st-26-00001-2") == [("stray", "ST-26-00001-2", True)]
    assert search.find(shelf, "ST-26") == (
        Hit("stray", "ST-26-00001-2", "Bearney Gold", DAY.isoformat(), False),
    )


def test_a_number_that_is_two_things_finds_both_as_exact(shelf: Database) -> None:
    assert found(shelf, "10100") == [("order", "#10100", True), ("item", "10100", True)]


def test_exact_ones_stand_before_beginnings(shelf: Database) -> None:
    assert found(shelf, "bear")[0] == ("item", "BEAR", True)
    assert found(shelf, "1010") == [
        ("order", "#10100", False),
        ("order", "#10101", False),
        ("item", "10100", False),
    ]


def test_names_that_begin_so_stand_before_words_and_words_before_the_middle(shelf: Database) -> None:
    with shelf.atomic():
        customers.add(shelf, Customer(0, "CU-26-00003-2", "Anna Bear"))
        customers.add(shelf, Customer(0, "CU-26-00004-3", "Zoltan Goldbear"))
    kinds = [number for kind, number, _ in found(shelf, "bear") if kind == "customer"]
    assert kinds == ["CU-26-00002-1", "CU-26-00003-2"], "a customer is found by how a word begins"
    names = [number for kind, number, _ in found(shelf, "ear") if kind == "item"]
    assert names == ["BEAR", "10100"]


def test_a_customer_brings_the_newest_orders_along(shelf: Database) -> None:
    assert found(shelf, "zak lukasz") == [("customer", "CU-26-00001-3", False), ("order", "#10100", False)]


def test_a_hit_tells_enough_to_choose(shelf: Database) -> None:
    assert search.find(shelf, "S18_1749")[0] == Hit(
        "item", "S18_1749", "1917 Grand Touring Sedan", "170.00", True
    )
    assert search.find(shelf, "#10100")[0].detail == "2026-03-02"
    assert search.find(shelf, "gold@b")[0].detail == "gold@b.org"


def test_of_many_alike_the_first_by_name_stand_first(
    shelf: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = found(shelf, "b")
    monkeypatch.setattr(search, "_FEW", 1)
    assert found(shelf, "b") == few


def test_no_more_than_asked_and_each_once(shelf: Database) -> None:
    every = found(shelf, "b")
    assert len(every) == len(set(every))
    assert found(shelf, "b", limit=2) == every[:2]


@pytest.mark.parametrize("text", ["", "  ", "\t"])
def test_nothing_finds_nothing(shelf: Database, text: str) -> None:
    assert search.find(shelf, text) == ()


ODD = ["100%", "_____", "' or 1=1 --", '"', "NEAR(", "*", "\x00", "\ud800", "x" * 5000]


@pytest.mark.parametrize("text", ODD)
def test_odd_letters_are_letters(shelf: Database, text: str) -> None:
    assert search.find(shelf, text) == ()


def test_a_barcode_is_as_good_as_the_sku(shelf: Database) -> None:
    with shelf.atomic():
        items.add(shelf, samples.item("CAT", barcode="012345678905"))
    assert found(shelf, "0012345678905") == [("item", "CAT", True)]
    assert found(shelf, "01234567")[0] == ("item", "CAT", False)


def test_a_number_of_the_older_system_finds_the_customer_after_numbers_of_ours(shelf: Database) -> None:
    with shelf.atomic():
        customers.add(shelf, Customer(0, "CM-26-00003-2", "Ida", outside_number="#10101"))
    assert found(shelf, "10101") == [("order", "#10101", True), ("customer", "CM-26-00003-2", False)]


def test_a_phone_is_found_however_it_is_written(shelf: Database) -> None:
    with shelf.atomic():
        customers.add(shelf, Customer(0, "CM-26-00003-2", "Ida", phone="(314) 555-0142"))
    for typed in ("314-555-0142", "+1 314 555 0142", "314555", "(314) 555"):
        assert found(shelf, typed)[0] == ("customer", "CM-26-00003-2", False), typed
    assert found(shelf, "31455") == [("customer", "CM-26-00003-2", False)]


def test_one_who_was_merged_is_found_once_as_whom_they_became(shelf: Database) -> None:
    with shelf.atomic():
        gone = customers.add(shelf, Customer(0, "CM-26-00003-2", "Łukas Zak", "z@b.org"))
        customers.merge(shelf, customers.get(shelf, "CU-26-00001-3"), gone)
    assert found(shelf, "CM-26-00003-2")[0] == ("customer", "CU-26-00001-3", True)
    assert [each for each in found(shelf, "zak") if each[0] == "customer"] == [
        ("customer", "CU-26-00001-3", False)
    ]


def test_customers_and_items_are_found_apart(shelf: Database) -> None:
    assert search.customers(shelf, "gold", 8) == ("CU-26-00002-1",)
    assert search.customers(shelf, "cu-26", 1) == ("CU-26-00001-3",)
    assert search.items(shelf, "bear", 8) == ("BEAR", "10100")
    assert search.items(shelf, "", 8) == search.customers(shelf, " ", 8) == ()


def test_a_word_that_begins_so_is_best_however_few_are_wanted(shelf: Database) -> None:
    with shelf.atomic():
        customers.add(shelf, Customer(0, "CM-26-00003-2", "Aagold Xy"))
    assert search.customers(shelf, "gold", 1) == ("CU-26-00002-1",)
    assert search.customers(shelf, "aagol", 1) == ("CM-26-00003-2",)
    assert search.items(shelf, "old", 1) == ("10100",)
    assert search.items(shelf, "olde", 1) == ("BEAR",)


def test_the_number_of_a_packing_slip_finds_its_order(db: Database) -> None:
    order = samples.add_order(db, "#10100")
    with db.atomic():
        shipments.add(db, order.id, Shipment(0, "SH-26-00001-8", "", None, None, "ground", "", None))
    (hit,) = search.find(db, "sh-26-00001-8")
    assert (hit.kind, hit.number, hit.exact) == ("order", "#10100", True)
    assert not search.find(db, "SH-26")[0].exact


def test_as_many_as_are_wanted_may_all_begin_so(shelf: Database) -> None:
    with shelf.atomic():
        for number in range(3):
            customers.add(shelf, Customer(0, f"CM-26-0007{number}-1", f"Zeta {number}"))
    found = search.find(shelf, "zeta", 2)
    assert [hit.title for hit in found] == ["Zeta 0", "Zeta 1"]


def test_a_request_is_found_by_the_number_on_its_letter(shelf: Database) -> None:
    ask = Ask("#10100", "wrong_item", DAY, (LinePart("1", 1),))
    with shelf.atomic():
        requests.add(shelf, NewRequest(1, "issue", DAY, ask, samples.answer(), number="RQ-26-00001-6"))
    assert found(shelf, "rq-26-00001-6") == [("request", "RQ-26-00001-6", True)]
    (hit,) = search.find(shelf, "RQ-26")
    assert (hit.title, hit.detail, hit.exact) == ("Łukasz Żak", DAY.isoformat(), False)


def written(db: Database, number: str, payer: str, printed: str) -> None:
    """A check of the second customer."""
    with db.atomic():
        checks.add(db, number, 2, NewCheck(Money(100), DAY, (), payer, "", printed))


def test_a_check_is_found_by_its_number_by_what_is_printed_on_it_and_by_its_payer(shelf: Database) -> None:
    written(shelf, "CK-26-00001-4", "Bo Quill", "1042")
    written(shelf, "CK-26-00002-0", "bo quimby", "104")
    assert search.find(shelf, "ck-26-00001-4") == (
        Hit("check", "CK-26-00001-4", "Bearney Gold", DAY.isoformat(), True),
    )
    assert found(shelf, "CK-26") == [("check", "CK-26-00001-4", False), ("check", "CK-26-00002-0", False)]
    assert found(shelf, " 1042 ") == [("check", "CK-26-00001-4", False)]
    assert search.find(shelf, "BO QUI") == (
        Hit("check", "CK-26-00001-4", "Bo Quill", DAY.isoformat(), False),
        Hit("check", "CK-26-00002-0", "bo quimby", DAY.isoformat(), False),
    )


def test_a_slip_with_which_checks_went_to_the_bank_is_found_by_its_number(shelf: Database) -> None:
    with shelf.atomic():
        entry = ledger.post(shelf, Event("check_deposited", "DS-26-00001-4", DAY, MOMENT, (LEG,)))
        deposits.add(shelf, "DS-26-00001-4", DAY, entry, [])
    assert search.find(shelf, "DS-26-00001-4") == (
        Hit("deposit", "DS-26-00001-4", "", DAY.isoformat(), True),
    )


def test_a_printed_number_never_hides_an_order_and_shows_few_checks(shelf: Database) -> None:
    for turn in range(9):
        written(shelf, f"CK-26-0000{turn}-4", "Payer", "10101")
    kinds = [kind for kind, _, _ in found(shelf, "10101")]
    assert kinds == ["order", *["check"] * 5]
    assert [number for _, number, _ in found(shelf, "10101")][1] == "CK-26-00008-4", "the newest first"


@pytest.mark.parametrize("sql", [*search.CHECKED.values(), *search.NUMBERED.values()])
def test_no_search_reads_a_whole_table(shelf: Database, sql: str) -> None:
    values = search._values("ck-26", 20)
    plan = [row["detail"] for row in shelf.query(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert not [step for step in plan if step.startswith("SCAN")], plan
