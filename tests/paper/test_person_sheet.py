"""The sheet with everything about one customer holds it all, letter for letter."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import drafts, orders, personal, photos, returns
from desk.operations.desk import Desk
from desk.paper import person_sheet
from desk.records.addresses import Address
from desk.records.answers import Answer
from desk.records.checks import Check, Step
from desk.records.claims import CarrierClaim, Pickup
from desk.records.demands import Demand
from desk.records.errors import BadInput
from desk.records.money import Money
from desk.records.personal import BankLine, PersonCheck, PersonFile
from desk.words import Words
from tests.operations.test_personal import NAME, settled_and_taken_back, zoes_order
from tests.operations.test_returns import ask_for, parcel_for
from tests.paper.reading import faults, text
from tests.store.photo_trees import photo


@pytest.fixture
def held(desk: Desk) -> PersonFile:
    """A customer with some of everything."""
    orders.enter_order(desk, zoes_order())
    settled_and_taken_back(desk)
    ra = returns.issue_ra(desk, ask_for(desk, "#2001"))
    returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), parcel_for(ra)))
    photos.attach(desk, "#2001", photo("box", "box & <b>.jpg"))
    drafts.save(desk, "issue", "#2001", {"said": "R&D"})
    return personal.export_customer(desk, personal.find_people(desk, NAME)[0].number, "asked")


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_tells_all_that_is_kept(held: PersonFile, language: str) -> None:
    pdf = person_sheet.render(held, Words(language))
    shown = text(pdf)
    for part in (
        *(NAME, "zoe.q@example.org", "(417) 555-0123", "9 Hidden Hollow", held.customer.number),
        *("#2001", "Felt bear, honey", "REF-7788", "Leave it under the kumquat"),
        *(
            "Tangelo was told the wrong amount",
            "1Z-Tangelo",
            "keeps the tangelo",
            "quintanilla.jpg",
            "box & <b>.jpg",
        ),
        *(held.credits[1].number, held.returns[0].number, "R&D"),
    ):
        assert part in shown, part
    assert faults(pdf) == []
    assert pdf == person_sheet.render(held, Words(language))


def test_it_is_short_where_little_is_kept(held: PersonFile) -> None:
    nothing = {
        name: ()
        for name in (
            *("orders", "shipments", "returns", "outcomes", "credits", "photos", "history", "drafts"),
            "strays",
        )
    }
    shown = text(person_sheet.render(replace(held, **nothing), Words("en")))
    assert "Returns" not in shown and "Parcels" not in shown and "History" not in shown


def test_it_tells_what_a_carrier_was_asked(held: PersonFile) -> None:
    ra, day = held.returns[0].number, date(2026, 3, 16)
    pickups = (Pickup(day, "UPS", "1Z 8", ra=ra), Pickup(day, "FedEx", ra=ra))
    claims = (CarrierClaim(ra, day, "DHL", Money(8995), "C-7"), CarrierClaim("RA-0", day, "Nobody", Money(1)))
    shown = text(person_sheet.render(replace(held, pickups=pickups, claims=claims), Words("en")))
    for part in ("UPS · 1Z 8", "FedEx", "DHL", "$89.95", "C-7"):
        assert part in shown, part
    assert "Nobody" not in shown


def test_many_addresses_and_an_order_without_a_note(held: PersonFile) -> None:
    order = replace(held.orders[0], note=" ")
    order = replace(order, payments=(replace(order.payments[0], method="barter"),))
    parcel = replace(held.shipments[0], delivered=None, tracking="1Z 77")
    addresses = tuple(Address(f"Name {n}", street=f"Street {n}") for n in range(4))
    paper = replace(held, orders=(order,), addresses=addresses, shipments=(parcel,), day=date(2026, 5, 6))
    shown = text(person_sheet.render(paper, Words("en")))
    assert all(f"Street {n}" in shown for n in range(4))
    assert "barter" in shown and "1Z 77" in shown and "May 6, 2026" in shown and "Note" not in shown


def test_letters_that_cannot_be_printed_are_refused(held: PersonFile) -> None:
    odd = replace(held, customer=replace(held.customer, name="\U00012000 scribe"))
    with pytest.raises(BadInput):
        person_sheet.render(odd, Words("en"))


def test_it_tells_notes_and_by_what_else_they_were_known(held: PersonFile) -> None:
    known = replace(held.customer, outside_number="OLD-7", note="rings twice")
    twin = replace(held.customer, number="CM-26-00009-1", name="Zoe Q", phone="(417) 555-0199", note="waits")
    shown = text(person_sheet.render(replace(held, customer=known, merged=(twin,)), Words("en")))
    for part in ("OLD-7", "rings twice", "CM-26-00009-1", "Zoe Q", "(417) 555-0199", "waits"):
        assert part in shown, part


def test_it_tells_of_checks_and_of_what_their_bank_wrote(held: PersonFile) -> None:
    day = date(2026, 3, 16)
    check = Check(1, "CK-26-00001-4", 1, "CM", NAME, Money(5000), day, day, payer="R&D <b>", bank="First")
    steps = (
        Step("receive", "", "received", day, "", "Alma"),
        Step("void", "received", "", day, "", "", "R&B"),
    )
    letter = Demand("CK-26-00001-4", "first", day, Money(8500), Answer("returned_check", "owner"))
    sent = replace(letter, way="hand", sent=day, proof="signed & sealed")
    told = PersonCheck(check, ("#2001",), steps, (letter, sent))
    line = BankLine(1, day, Money(5000), "1042", "CHECK & CO", "")
    shown = text(person_sheet.render(replace(held, checks=(told,), bank_lines=(line,)), Words("en")))
    for part in ("CK-26-00001-4", "R&D <b>", "First", "R&B", "$85.00", "signed & sealed", "CHECK & CO"):
        assert part in shown, part
