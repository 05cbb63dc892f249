"""One customer's data: found among namesakes, handed out whole, erased while every amount stays."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import claims, drafts, orders, personal, photos, returns, search, strays, trust
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.claims import CarrierClaim, ClaimEnd, Pickup
from desk.records.errors import BadInput, Hindered, NeedsConsent, NotFound, Refused, StoreTrouble
from desk.records.money import Money
from desk.records.payments import NewPayment
from desk.records.people import CLERK
from desk.records.personal import Erased
from desk.records.strays import KEPT, MATCHED, Stray
from desk.store import history, ledger, people, photo_files
from tests.conftest import doll_order
from tests.operations.claim_trials import broken
from tests.operations.test_returns import ask_for, parcel_for
from tests.store.photo_trees import photo

NAME, EMAIL, PHONE, STREET = "Zoë Quintanilla", "zoe.q@example.org", "(417) 555-0123", "9 Hidden Hollow"
TOLD = (
    "quintanilla",
    "zoë",
    EMAIL,
    PHONE,
    "hollow",
    "springdale",
    "65999-4417",
    "kumquat",
    "ref-7788",
    "tangelo",
)


def replay(desk: Desk) -> tuple[Erased, ...]:
    """What a restore does for those who are on the list outside the file."""
    with desk.db.atomic():
        done = personal.erase_again(desk, desk.db.sealer.erased())
    personal._wash(desk)
    return done


def zoes_order(number: str = "#2001", **changes: object):
    """An order of a customer whose every trait is found nowhere else."""
    order = doll_order(number, name=NAME)
    home = replace(
        order.address, name=NAME, street=STREET, city="Springdale", postal_code="65999-4417", phone=PHONE
    )
    paid = (NewPayment("card", order.payments[0].amount, date(2026, 3, 2), "REF-7788"),)
    told = {"email": EMAIL, "phone": PHONE, "address": home, "ship_to": home, "payments": paid}
    return replace(order, **{**told, "note": "Leave it under the kumquat", **changes})


def settled_and_taken_back(desk: Desk, number: str = "#2001") -> str:
    """An RA of the order with a photo, settled, reversed, and voided, with reasons that tell of her."""
    ra = returns.issue_ra(desk, ask_for(desk, number))
    photos.attach(desk, ra.number, photo("crack", "quintanilla.jpg"))
    came = strays.note_stray(desk, Stray("", date(2026, 3, 13), "REF-7788", "who?", "1Z-Tangelo", "kumquat"))
    strays.match_stray(desk, came.number, ra.number)
    found = replace(parcel_for(ra), checks=((ra.lines[0].id, {"Ribbon": "kumquat of Zoë Quintanilla"}),))
    returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), found))
    returns.reverse_settlement(desk, ra.number, "Tangelo was told the wrong amount")
    returns.void_ra(desk, ra.number, "Zoë Quintanilla keeps the tangelo")
    return ra.number


@pytest.fixture
def zoe(desk: Desk) -> str:
    """Her number, after a life with the shop that is all settled."""
    orders.enter_order(desk, zoes_order())
    settled_and_taken_back(desk)
    strays.note_stray(desk, Stray("", date(2026, 3, 13), sender=NAME.upper(), note="kumquat jam"))
    strays.note_stray(desk, Stray("", date(2026, 3, 13), sender="Somebody else"))
    drafts.save(desk, "issue", "#2001", {"said": "anything"})
    drafts.save(desk, "policy", "", {"text": [{"why": "ZOE  QUINTANILLA asked"}, 5, None]})
    drafts.save(replace(desk, who="Other"), "issue", "#1001", {"said": "of somebody else"})
    return personal.find_people(desk, "quintanilla")[0].number


def everything(desk: Desk) -> str:
    """All that stands in the file, as one text."""
    return "\n".join(desk.db.connection.iterdump()).casefold()


@pytest.mark.parametrize("text", ["quintanilla zoe", "ZOE.Q@EXAMPLE.ORG", PHONE, "0123", "Springdále"])
def test_a_customer_is_found_by_what_people_say(desk: Desk, zoe: str, text: str) -> None:
    (found,) = personal.find_people(desk, text)
    assert (found.number, found.name, found.place, found.orders) == (zoe, NAME, "Springdale, MO", 1)


def test_namesakes_are_told_apart(desk: Desk, zoe: str) -> None:
    home = replace(zoes_order().address, city="", state="OH")
    orders.enter_order(desk, zoes_order("#2002", email="other@example.org", address=home))
    orders.enter_order(desk, zoes_order("#2003", email="other@example.org"))
    found = personal.find_people(desk, "zoe quintanilla")
    assert [(each.number == zoe, each.place, each.orders) for each in found] == [
        (True, "Springdale, MO", 1),
        (False, "OH", 2),
    ]
    assert personal.find_people(desk, " ") == ()
    theirs = [personal.export_customer(desk, each.number, "asked").orders for each in found]
    assert [[order.number for order in each] for each in theirs] == [["#2001"], ["#2002", "#2003"]]


def test_everything_about_one_customer_is_handed_out(desk: Desk, zoe: str) -> None:
    before = len(history.of(desk.db, zoe))
    held = personal.export_customer(desk, zoe.lower(), " asked by letter ")
    assert (held.customer.name, held.day) == (NAME, date(2026, 3, 13))
    assert [address.street for address in held.addresses] == [STREET]
    assert [(order.number, order.note) for order in held.orders] == [("#2001", "Leave it under the kumquat")]
    assert held.orders[0].payments[0].reference == "REF-7788"
    assert [each.order for each in held.shipments] == ["#2001"]
    assert [ra.state for ra in held.returns] == ["voided"]
    assert held.returns[0].lines[0].checks == {"Ribbon": "kumquat of Zoë Quintanilla"}
    assert sorted((each.what, each.reason) for each in held.outcomes) == [
        ("reversed", "Tangelo was told the wrong amount"),
        ("voided", "Zoë Quintanilla keeps the tangelo"),
    ]
    assert [lot.state for lot in held.credits] == ["reversed"]
    assert [each.kind for each in held.movements] == ["reversed"]
    assert [each.name for each in held.photos] == ["quintanilla.jpg"]
    assert {line.operation for line in held.history} >= {"enter_order", "issue_ra", "settle", "void_ra"}
    assert [draft.kind for draft in held.drafts] == ["issue", "policy"]
    assert [(each.state, each.note) for each in held.strays] == [(MATCHED, "kumquat"), (KEPT, "kumquat jam")]
    (line,) = history.of(desk.db, zoe)[before:]
    assert (line.operation, line.reason) == ("export_customer", "asked by letter")
    assert line.after["orders"] == "1"
    assert line.after["payments"] == "1"


def test_what_hinders_is_told_with_its_number(desk: Desk, zoe: str) -> None:
    orders.enter_order(desk, zoes_order("#2004", shipped=None, delivered=None, shipping_cost=None))
    ra = returns.issue_ra(desk, ask_for(desk, sku="A", number="#2001"))
    second = returns.issue_ra(desk, ask_for(desk, number="#2001"))
    sheet = returns.inspect(desk, returns.open_return(desk, second.number), parcel_for(second))
    slip = returns.settle(desk, sheet).slip
    before = everything(desk)
    with pytest.raises(Hindered, match="erase-hindered") as caught:
        personal.erase_customer(desk, zoe, "asked")
    told = {(each.key, each.values["number"]) for each in caught.value.faults}
    assert told == {
        ("hinders-order", "#2004"),
        ("hinders-return", ra.number),
        ("hinders-credit", slip.number),
    }
    kept = personal.kept_about(desk, zoe)
    assert {each.number for each in kept.hindrances} == {"#2004", ra.number, slip.number}
    assert (kept.person.name, kept.counts["orders"], kept.erased) == (NAME, 2, False)
    assert everything(desk) == before


def test_an_erased_customer_is_nowhere_and_every_amount_stays(desk: Desk, zoe: str) -> None:
    books, legs = ledger.trial_balance(desk.db), desk.db.query("SELECT * FROM journal_legs")
    order = orders.open_order(desk, "#2001")
    assert all(each in everything(desk) for each in TOLD), "the fault that the test must find is planted"
    done = personal.erase_customer(desk, zoe, "asked by letter")
    assert (done.number, done.counts["orders"], done.counts["photos"]) == (zoe, 1, 1)
    assert [each for each in TOLD if each in everything(desk)] == []
    assert (ledger.trial_balance(desk.db), desk.db.query("SELECT * FROM journal_legs")) == (books, legs)
    after = orders.open_order(desk, "#2001")
    assert (after.customer.name, after.total, after.paid, after.lines) == (
        zoe,
        order.total,
        order.paid,
        order.lines,
    )
    assert (after.ship_to.state, after.ship_to.country) == ("MO", "US")
    assert not search.find(desk, "quintanilla")
    assert not personal.find_people(desk, EMAIL)
    assert [each.number for each in personal.find_people(desk, zoe)] == [zoe]
    assert drafts.load(replace(desk, who="Other"), "issue", "#1001") == {"said": "of somebody else"}
    assert drafts.waiting(desk) == ()
    assert personal.kept_about(desk, zoe).erased
    last = history.of(desk.db, zoe)[-1]
    assert (last.operation, last.reason) == ("erase_customer", "asked by letter")
    assert [each.sender for each in strays.list_strays(desk)] == ["", "Somebody else"]
    assert to_end(trust.verify(desk)).is_whole
    assert orders.open_order(desk, "#1001").customer.name == "Łukasz R&D"


def test_an_address_that_another_order_has_stays(desk: Desk, zoe: str) -> None:
    with desk.db.atomic():
        shared = "(SELECT ship_to FROM orders WHERE number = '#2001')"
        desk.db.connection.execute(f"UPDATE orders SET ship_to = {shared} WHERE number = '#1001'")
    personal.erase_customer(desk, zoe, "asked")
    assert orders.open_order(desk, "#1001").ship_to.street == STREET


def test_a_second_time_is_refused_and_the_customer_can_come_back(desk: Desk, zoe: str) -> None:
    personal.erase_customer(desk, zoe, "asked")
    with pytest.raises(Refused, match="customer-erased"):
        personal.erase_customer(desk, zoe, "asked")
    orders.enter_order(desk, zoes_order("#2009"))
    (again,) = personal.find_people(desk, EMAIL)
    assert again.number != zoe
    with pytest.raises(NotFound, match="customer-unknown"):
        personal.kept_about(desk, "CM-26-99999-1")


@pytest.mark.parametrize("reason", ["Quintanilla asked", f"mail of {EMAIL}", "ZOE wrote", f"call {PHONE}"])
def test_a_reason_must_not_name_whom_it_erases(desk: Desk, zoe: str, reason: str) -> None:
    with pytest.raises(BadInput, match="reason-names-person"):
        personal.erase_customer(desk, zoe, reason)
    with pytest.raises(BadInput, match="reason-empty"):
        personal.erase_customer(desk, zoe, " ")


def test_only_an_owner_erases_and_a_clerk_needs_approval(desk: Desk, zoe: str) -> None:
    with desk.db.atomic():
        clerk = people.add(desk.db, "Ben", CLERK)
    at_the_till = replace(desk, who="Ben", person=clerk, proven=False)
    with pytest.raises(Refused, match="right-denied"):
        personal.erase_customer(at_the_till, zoe, "asked")
    with pytest.raises(NeedsConsent, match="wants-approval"):
        personal.export_customer(at_the_till, zoe, "asked")


def test_a_restored_backup_is_erased_again(desk: Desk, zoe: str) -> None:
    assert replay(desk) == ()
    desk.db.sealer.note_erased("CM-26-77777-7")
    desk.db.sealer.note_erased(zoe)
    (done,) = replay(desk)
    assert done.number == zoe
    assert [each for each in TOLD if each in everything(desk)] == []
    assert history.of(desk.db, zoe)[-1].operation == "erase_again"
    assert replay(desk) == ()


def test_a_disk_that_lets_no_byte_go_does_not_undo_what_was_erased(
    desk: Desk, zoe: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreTrouble("store-full", path="x")

    monkeypatch.setattr(photo_files, "sweep", full)
    assert not personal.erase_customer(desk, zoe, "asked").washed
    assert [each for each in TOLD if each in everything(desk)] == []


def claimed(desk: Desk) -> CarrierClaim:
    """A damaged doll of hers that a carrier fetches, and a claim on it with numbers that tell of her."""
    ra = broken(desk, "A", number="#2001").number
    claims.arrange_pickup(desk, ra, Pickup(desk.clock.today(), "UPS", "TANGELO 1"))
    claim = claims.file_carrier_claim(
        desk, CarrierClaim(ra, desk.clock.today(), "UPS", Money(900), "Tangelo 2")
    )
    returns.void_ra(desk, ra, "it was whole after all")
    return claim


def test_what_a_carrier_was_told_goes_along_and_goes(desk: Desk, zoe: str) -> None:
    claim = claimed(desk)
    held = personal.export_customer(desk, zoe, "asked")
    assert [(each.ra, each.reference) for each in held.pickups] == [(claim.ra, "TANGELO 1")]
    assert held.claims == (claim,)
    with pytest.raises(Hindered) as caught:
        personal.erase_customer(desk, zoe, "asked")
    (fault,) = caught.value.faults
    assert (fault.key, fault.values["number"], fault.values["amount"]) == (
        "hinders-claim",
        claim.ra,
        claim.amount,
    )
    claims.end_carrier_claim(desk, ClaimEnd(claim.id, "denied", claim.filed), "no tangelo was seen")
    personal.erase_customer(desk, zoe, "asked")
    assert "tangelo" not in everything(desk)
    sheet = claims.claim_sheet(desk, claim.ra)
    assert (sheet.pickup and sheet.pickup.reference, sheet.claims[0].reference) == ("", "")
    assert (sheet.claims[0].amount, sheet.claims[0].state) == (claim.amount, "denied")
    assert to_end(trust.verify(desk)).is_whole
