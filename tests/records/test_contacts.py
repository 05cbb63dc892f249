"""How people write phones, mail and postal addresses is understood, or refused with a way out."""

from dataclasses import replace

import pytest

from desk.records.addresses import Address
from desk.records.contacts import (
    address_lines,
    email_text,
    is_blank,
    is_po_box,
    person_lines,
    phone_key,
    phone_text,
    tidy,
)
from desk.records.errors import BadInput

HOME = Address("Ida", "", "5 Elm St", "", "Rolla", "MO", "65401", "US")


@pytest.mark.parametrize(
    ("written", "country", "kept"),
    [
        ("", "US", ""),
        ("3145550142", "US", "(314) 555-0142"),
        ("+1 314.555.0142", "US", "(314) 555-0142"),
        ("1-314-555-0142", "CA", "(314) 555-0142"),
        ("(314) 555-0142 ext. 12", "US", "(314) 555-0142 x12"),
        ("314 555 0142 extensión 7", "US", "(314) 555-0142 x7"),
        ("787-555-0142 #5", "PR", "(787) 555-0142 x5"),
        ("+1 314 555 0142", "DE", "(314) 555-0142"),
        ("+44  20 7946 0958", "US", "+44 20 7946 0958"),
        ("020 7946 0958", "GB", "020 7946 0958"),
        ("+52 55 1234 5678 x3", "MX", "+52 55 1234 5678 x3"),
    ],
)
def test_phones(written: str, country: str, kept: str) -> None:
    assert phone_text(written, country) == kept


@pytest.mark.parametrize(
    ("written", "country", "key"),
    [
        ("555-0142", "US", "phone-short"),
        ("114 555 0142", "US", "phone-unreadable"),
        ("call Ida", "US", "phone-unreadable"),
        ("31455501", "US", "phone-unreadable"),
        ("x12", "US", "phone-unreadable"),
        ("1234", "GB", "phone-unreadable"),
        ("+44 1234567890123456", "GB", "phone-unreadable"),
    ],
)
def test_phones_that_are_none(written: str, country: str, key: str) -> None:
    with pytest.raises(BadInput) as caught:
        phone_text(written, country)
    assert (caught.value.key, caught.value.values["phone"]) == (key, written)


def test_two_spellings_of_a_phone_have_one_key() -> None:
    keys = {phone_key(each) for each in ("(314) 555-0142", "+1 314 555 0142 x7", "314.555.0142")}
    assert keys == {"3145550142"}
    assert phone_key("+44 20 7946 0958") == "442079460958"
    assert phone_key("") == ""


def test_mail_addresses() -> None:
    assert email_text(" Ida.Doll+x@EXAMPLE.com ") == "Ida.Doll+x@example.com"
    assert email_text("mailto:ida@müller.de") == "ida@müller.de"
    assert email_text("  ") == ""


@pytest.mark.parametrize(
    "written",
    ["ida", "ida@", "@example.com", "ida@example", "i da@b.com", "a@b..com", "a@b@c.com", "<a@b.com>"],
)
def test_mail_addresses_that_are_none(written: str) -> None:
    with pytest.raises(BadInput, match="email-unreadable"):
        email_text(written)


@pytest.mark.parametrize(
    "line",
    [
        "P.O. Box 12",
        "PO Box 9",
        "POB 12",
        "pob12",
        "p.o.b. 7",
        "Post Office Box 3",
        "P O Box 77",
        "Attn: PO BOX 5",
        "POBOX 1",
        "P.O. Drawer K",
        "Box 12",
        "Apartado postal 12",
        "Apartado 1204",
        "Apdo. Postal 8",
        "Aptdo 33",
        "Postfach 10 12",
        "GPO Box 4",
    ],
)
def test_po_boxes(line: str) -> None:
    assert is_po_box(line, "")
    assert is_po_box("Farm shop", line)


@pytest.mark.parametrize(
    "line",
    [
        *("5 Elm St", "12 Pobre Ln", "Box Elder Rd 4", "Post Rd 7", "Pob Hill", "4 Bishop Oboe St", ""),
        *("RR 2 Box 152", "Unit 2050 Box 4190", "Apartamento 12", "Apto 4"),
    ],
)
def test_other_addresses(line: str) -> None:
    assert not is_po_box(line)


def test_an_address_is_put_in_order() -> None:
    written = Address(
        " Ida  Doll ", "", "p.o.b. 12a", "", "rolla", "missouri", "654011234", "usa", "3145550142"
    )
    assert tidy(written) == Address(
        *("Ida Doll", "", "PO Box 12A", "", "rolla", "MO", "65401-1234", "US", "(314) 555-0142", True)
    )


def test_a_town_in_one_line_is_taken_apart_where_nothing_else_was_said() -> None:
    one = tidy(Address(street="5 Elm St", city="Saint Louis, mo 63101"))
    assert (one.city, one.state, one.postal_code) == ("Saint Louis", "MO", "63101")
    kept = tidy(replace(HOME, city="Rolla MO 65401"))
    assert kept.city == "Rolla MO 65401"


def test_a_box_keeps_what_stands_beside_it_and_its_own_language() -> None:
    beside = tidy(replace(HOME, street="Farm shop, PO Box 12"))
    assert (beside.street, beside.po_box) == ("Farm shop, PO Box 12", True)
    abroad = tidy(Address(street="Apartado postal 12", city="Xalapa", state="Veracruz", country="México"))
    assert (abroad.street, abroad.state, abroad.country, abroad.po_box) == (
        *("Apartado postal 12", "Veracruz", "MX", True),
    )
    ticked = tidy(replace(HOME, po_box=True))
    assert ticked.po_box


@pytest.mark.parametrize(
    ("city", "state", "code", "country", "becomes"),
    [
        ("apo", "AE", "09012", "US", ("APO", "AE", "09012")),
        ("APO AE 09012", "", "", "Germany", ("APO", "AE", "09012")),
        ("FPO, AP 96278-1234", "", "", "US", ("FPO", "AP", "96278-1234")),
        ("DPO", "Armed Forces Americas", "34002", "US", ("DPO", "AA", "34002")),
        ("APO", "NY", "09012", "US", ("APO", "AE", "09012")),
        ("APO", "Bavaria", "09012", "DE", ("APO", "AE", "09012")),
    ],
)
def test_mail_to_the_forces(city: str, state: str, code: str, country: str, becomes: tuple[str, ...]) -> None:
    written = Address("Ida", "", "Unit 2050 Box 4190", "", city, state, code, country)
    found = tidy(written)
    assert (found.city, found.state, found.postal_code) == becomes
    assert (found.country, found.po_box) == ("US", False)


@pytest.mark.parametrize(
    ("city", "state", "key"), [("APO", "", "military-state"), ("Berlin", "AE", "military-city")]
)
def test_mail_to_the_forces_that_lacks_something(city: str, state: str, key: str) -> None:
    with pytest.raises(BadInput) as caught:
        tidy(Address(street="Unit 1", city=city, state=state))
    assert caught.value.key == key


def test_territories_are_states() -> None:
    found = tidy(Address(street="Calle 1", city="San Juan", postal_code="0926", country="Puerto Rico"))
    assert (found.state, found.country, found.postal_code) == ("PR", "US", "00926")


def test_an_address_of_nothing_but_a_country_is_blank() -> None:
    assert is_blank(Address(country="MX"))
    assert not is_blank(Address(city="Rolla"))


def test_an_address_has_no_empty_lines_and_its_country_only_abroad() -> None:
    home = Address("Ann", "", "5 Elm St", " ", "Rolla", "MO", "65401")
    assert address_lines(home) == ["5 Elm St", "Rolla, MO 65401"]
    assert person_lines(replace(home, country="CA"), "US") == [
        "Ann",
        "5 Elm St",
        "Rolla, MO 65401",
        "CA",
    ]
    assert address_lines(Address()) == []
