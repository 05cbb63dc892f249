"""Customers are found, entered, changed and merged; nothing of theirs is lost, and who did what is kept."""

from dataclasses import replace

import pytest

from desk.operations import credits, customers, orders, personal, returns, trust
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.addresses import Address
from desk.records.customers import Customer
from desk.records.errors import DeskError, NotFound, Refused, Stale
from desk.store import buyers, history
from desk.store import customers as stored
from tests.conftest import doll_order
from tests.operations.test_returns import ask_for, parcel_for

HOME = Address("", "", "p.o. box 12", "", "Saint Louis", "missouri", "63101", "usa")
IDA = Customer(0, "", " Ida  Doll ", "Ida@EXAMPLE.com", "3145550142", HOME, " OLD-7 ", " rings twice ")


@pytest.fixture
def ida(desk: Desk) -> Customer:
    """Ida as she was entered."""
    return customers.add_customer(desk, IDA)


def buyer(desk: Desk, order: str = "#1001") -> Customer:
    """Who bought an order."""
    return customers.open_customer(desk, orders.open_order(desk, order).customer.number).customer


def test_a_new_customer_is_kept_as_the_shop_writes_it(desk: Desk, ida: Customer) -> None:
    assert (ida.name, ida.email, ida.phone, ida.outside_number, ida.note) == (
        *("Ida Doll", "Ida@example.com", "(314) 555-0142", "OLD-7", "rings twice"),
    )
    home = ida.address
    assert (home.street, home.state, home.country, home.po_box) == ("PO Box 12", "MO", "US", True)
    assert customers.open_customer(desk, ida.number).customer == ida
    said = history.of(desk.db, ida.number)[-1]
    assert (said.operation, said.after["name"]) == ("add_customer", "Ida Doll")
    assert said.after["address"] == "PO Box 12, Saint Louis, MO, 63101, US"


def test_an_address_need_not_be_known(desk: Desk) -> None:
    made = customers.add_customer(desk, Customer(0, "", "Ida", address=Address(country="nowhere")))
    assert made.address == Address()


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"name": "  "}, "customer-nameless"),
        ({"phone": "555-0142"}, "phone-short"),
        ({"email": "ida"}, "email-unreadable"),
        ({"email": "MO@example.com"}, "email-taken"),
        ({"address": replace(HOME, state="Qwxyz")}, "state-unknown"),
        ({"outside_number": "7"}, "outside-number-taken"),
        ({"note": "a\0b"}, "text-control"),
        ({"note": "4242 4242 4242 4242"}, "card-number"),
    ],
)
def test_what_cannot_be_is_told(desk: Desk, changes: dict, key: str) -> None:
    customers.change_customer(desk, replace(buyer(desk), outside_number="7"))
    with pytest.raises(DeskError) as caught:
        customers.add_customer(desk, replace(IDA, **changes))
    assert caught.value.key == key
    assert customers.find_customers(desk, "ida") == ()


def test_what_changed_is_told_and_the_rest_stays_as_it_was_written(desk: Desk, ida: Customer) -> None:
    with desk.db.atomic():
        odd = stored.add(desk.db, Customer(0, "CM-1", "Odd", "no mail", "314", replace(HOME, state="Ozark")))
    made = customers.change_customer(desk, replace(odd, note="new"))
    assert (made.phone, made.email, made.address) == ("314", "no mail", odd.address)
    assert customers.open_customer(desk, "CM-1").customer == made
    said = history.of(desk.db, "CM-1")[-1]
    assert (said.before, said.after) == ({"note": ""}, {"note": "new"})


def test_who_moves_leaves_the_papers_of_then_as_they_are(desk: Desk) -> None:
    known = buyer(desk)
    there = replace(HOME, city="Joplin")
    made = customers.change_customer(desk, replace(known, address=there))
    assert made.address.city == "Joplin"
    assert orders.open_order(desk, "#1001").ship_to.city == "Rolla"


def test_a_change_of_nothing_leaves_no_trace(desk: Desk, ida: Customer) -> None:
    assert customers.change_customer(desk, ida) == ida
    assert len(history.of(desk.db, ida.number)) == 1


def test_a_customer_that_somebody_changed_meanwhile_is_stale(desk: Desk, ida: Customer) -> None:
    customers.change_customer(desk, replace(ida, name="Eva"))
    with pytest.raises(Stale, match="customer-changed"):
        customers.change_customer(desk, replace(ida, name="Ada"))
    with pytest.raises(NotFound, match="customer-unknown"):
        customers.open_customer(desk, "CM-26-99999-9")


def test_typed_letters_find_customers_best_first(desk: Desk, ida: Customer) -> None:
    found = customers.find_customers(desk, "rolla", 1)
    assert [each.address.city for each in found] == ["Rolla"]
    assert customers.find_customers(desk, "314-555-0142") == (ida,)
    assert customers.find_customers(desk, "old-7") == (ida,)


def test_who_may_be_the_same_is_offered(desk: Desk, ida: Customer) -> None:
    new = Customer(0, "", "Other", phone="+1 (314) 555 0142")
    assert customers.likely_same(desk, new) == (ida,)
    customers.add_customer(desk, new)
    assert [each.name for each in customers.open_customer(desk, ida.number).duplicates] == ["Other"]


def with_credit(desk: Desk) -> str:
    """The number of who bought #1001 and has credit for what came back."""
    ra = returns.issue_ra(desk, ask_for(desk, "#1001"))
    returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), parcel_for(ra)))
    return buyer(desk).number


def test_a_sheet_tells_orders_and_credit(desk: Desk) -> None:
    sheet = customers.open_customer(desk, with_credit(desk))
    assert [row.number for row in sheet.orders] == ["#1001"]
    assert (sheet.order_count, len(sheet.slips)) == (1, 1)
    assert sheet.credit == credits.open_credit(desk, sheet.slips[0]).balance > 0


def test_of_two_becomes_one_and_everything_stays_true(desk: Desk, ida: Customer) -> None:
    gone = with_credit(desk)
    ship_to, slip = orders.open_order(desk, "#1001").ship_to, customers.open_customer(desk, gone).slips[0]
    made = customers.merge_customers(desk, ida.number, gone, " the same person ")
    assert made.version == 2
    sheet = customers.open_customer(desk, gone)
    assert (sheet.customer, sheet.slips) == (made, (slip,))
    assert [row.number for row in sheet.orders] == ["#1001"]
    assert [each.number for each in sheet.merged] == [gone]
    assert orders.open_order(desk, "#1001").ship_to == ship_to
    assert to_end(trust.verify(desk)).findings == ()
    told = customers.customer_history(desk, gone)[-2:]
    assert [line.subject for line in told] == [ida.number, gone]
    assert (told[0].reason, told[0].after["merged"], told[0].after["credits"]) == (
        "the same person",
        gone,
        slip,
    )
    assert told[1].after == {"merged_into": ida.number}


def test_the_one_kept_gets_what_was_known_of_the_other_alone(desk: Desk, ida: Customer) -> None:
    bare = customers.add_customer(desk, Customer(0, "", "I. Doll", note="rings twice; has a dog"))
    made = customers.merge_customers(desk, bare.number, ida.number, "same")
    assert made == replace(
        ida,
        id=bare.id,
        number=bare.number,
        name="I. Doll",
        note="rings twice; has a dog; rings twice",
        version=2,
    )
    assert customers.find_customers(desk, "Ida Doll") == (made,)
    with pytest.raises(Refused, match="merge-same"):
        customers.merge_customers(desk, ida.number, bare.number, "same")
    # What she gave up, another may have.
    again = customers.change_customer(desk, replace(made, email="", outside_number=""))
    customers.change_customer(desk, replace(again, email="ida@example.com"))


def test_an_order_from_the_merged_ones_mail_goes_to_whom_they_became(desk: Desk, ida: Customer) -> None:
    customers.merge_customers(desk, buyer(desk).number, ida.number, "same")
    orders.enter_order(desk, replace(doll_order("#3001"), email="IDA@example.com"))
    assert buyer(desk, "#3001") == buyer(desk)


def test_who_is_erased_is_erased_with_all_they_were_known_by(desk: Desk, ida: Customer) -> None:
    moved = customers.change_customer(desk, replace(ida, address=replace(HOME, street="9 Hidden Hollow")))
    customers.merge_customers(desk, buyer(desk).number, moved.number, "Ida it is")
    number = buyer(desk).number
    held = personal.export_customer(desk, number, "asked")
    assert [each.outside_number for each in held.merged] == ["OLD-7"]
    assert {each.street for each in held.addresses} >= {"PO Box 12", "9 Hidden Hollow", "5 Elm St"}
    personal.erase_customer(desk, ida.number, "asked")
    assert set(desk.db.sealer.erased()) == {number, ida.number}
    for told in ("ida doll", "3145550142", "old-7", "rings", "hollow", "ida@example.com"):
        assert customers.find_customers(desk, told) == (), told
        rows = desk.db.query("SELECT * FROM customers JOIN addresses ON addresses.id = address")
        assert not any(told in str(tuple(row)).casefold() for row in rows), told
    streets = {
        row["street"] for row in desk.db.query("SELECT street FROM addresses WHERE former_of IS NOT NULL")
    }
    assert streets == {""}
    assert orders.open_order(desk, "#1001").total == 23571
    assert customers.open_customer(desk, ida.number).customer.number == number
    assert to_end(trust.verify(desk)).findings == ()


def test_who_was_erased_is_not_written_about_again(desk: Desk, ida: Customer) -> None:
    personal.erase_customer(desk, buyer(desk).number, "asked")
    gone = buyer(desk)
    with pytest.raises(Refused, match="customer-gone"):
        customers.change_customer(desk, replace(gone, name="Ida"))
    for pair in ((ida.number, gone.number), (gone.number, ida.number)):
        with pytest.raises(Refused, match="customer-gone"):
            customers.merge_customers(desk, *pair, "same")


def test_the_customers_of_an_older_file_are_found_by_their_phones(desk: Desk) -> None:
    """What no file before this one kept; whoever has no phone, or none that is one, stays as they are."""
    made = customers.add_customer(desk, Customer(0, "", "Ida Quill", phone="314 555 0142"))
    rows = "SELECT id, phone_key, search_key FROM customers ORDER BY id"
    before = [tuple(row) for row in desk.db.query(rows)]
    older = "UPDATE customers SET phone_key = '', search_key = ' ida quill' WHERE id = ?"
    with desk.db.atomic():
        buyers.forget(desk.db, made.id)
        desk.db.execute(older, (made.id,))
        buyers.keep(desk.db, made.id)
    assert customers.likely_same(desk, Customer(0, "", "X", phone="(314) 555-0142")) == ()
    customers.catch_up(desk)
    assert [tuple(row) for row in desk.db.query(rows)] == before
    assert customers.likely_same(desk, Customer(0, "", "X", phone="(314) 555-0142")) == (made,)
    assert customers.find_customers(desk, "3145550142") == (made,)
