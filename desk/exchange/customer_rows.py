"""What a row of a customers list says, and what would become of it: a new customer, or a changed one."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from desk.exchange.csv_in import Row
from desk.exchange.list_cells import Cells, same_text
from desk.operations import matching
from desk.operations.desk import Desk
from desk.records import codes
from desk.records.addresses import Address
from desk.records.contacts import email_text, is_blank, phone_key, phone_text, tidy
from desk.records.customers import Customer
from desk.records.errors import BadInput, DeskError
from desk.records.imports import CHANGED, NEW, SAME, FieldChange, Planned
from desk.records.texts import bare

_USUAL = "US"
_PLACE = ("street", "street2", "city", "state", "postal_code", "country")
_NAMES = ("name", "first_name", "last_name", "company")
_TEXTS = ("name", "email", "phone", "outside_number", "note")
# Which field a trouble with an address is about, by the first word of its key.
_ABOUT = {
    **{"state": "state", "province": "state", "military": "state"},
    **{"country": "country", "postal": "postal_code", "zip": "postal_code"},
}


class CustomerRows:
    """Plans the rows of a list; ``twice`` are the folded names that stand in it more than once."""

    def __init__(self, desk: Desk, cells: Cells, twice: frozenset[str]) -> None:
        self._desk, self._cells, self._twice = desk, cells, twice
        self._firms = matching.firms(desk)
        self._lines: dict[tuple[str, str], tuple[int, Customer]] = {}

    def plan(self, row: Row) -> Planned | None:
        """What would become of a row; None where a fault was noted."""
        before = self._cells.faults.count
        seen = self._read(row)
        if self._cells.faults.count > before:
            return None
        try:
            alone = bare(seen.name) not in self._twice
            known, by = matching.known_customer(self._desk, seen, alone=alone, firms=self._firms)
            kept = self._changed(known, seen) if known else self._new(seen)
        except DeskError as trouble:
            self._cells.refused(row, _about(trouble), trouble)
            return None
        planned = _planned(row.line, known, kept, by)
        return planned if self._is_first(row, seen, planned) else None

    def _read(self, row: Row) -> Customer:
        """The row as a customer without an id, its texts as they stand there."""
        text = {name: self._cells.text(row, name) for name in ("first_name", "last_name", "company", *_TEXTS)}
        parts: dict[str, Any] = {name: self._cells.text(row, name) for name in _PLACE}
        person = " ".join(part for part in (text["first_name"], text["last_name"]) if part)
        name = text["name"] or person or text["company"] or text["email"]
        if not name:
            self._cells.fault(row, "name", "import-no-name")
        address = replace(Address(name, text["company"]), **parts)
        number = self._cells.text(row, "number")
        email, phone, outside, note = (text[each] for each in _TEXTS[1:])
        if not number and codes.series_of(outside) == codes.CUSTOMER:
            # Our own list shows our own numbers, under whatever heading.
            number, outside = outside, ""
        return Customer(0, number, name, email, phone, address, outside, note)

    def _new(self, seen: Customer) -> Customer:
        """A customer of ours; a number that another shop gave is their older one."""
        place = replace(seen.address, country=seen.address.country or _USUAL)
        home = Address() if is_blank(replace(place, name="")) else tidy(place)
        return replace(
            seen,
            number="",
            email=email_text(seen.email),
            phone=phone_text(seen.phone, home.country),
            address=home,
            outside_number=seen.outside_number or seen.number,
        )

    def _changed(self, known: Customer, seen: Customer) -> Customer:
        """The known customer with what the row says otherwise; an empty field says nothing."""
        home = self._moved(known.address, seen.address)
        email, phone, name = known.email, known.phone, _renamed(known, seen)
        if seen.email and not same_text(seen.email.casefold(), email.casefold()):
            email = email_text(seen.email)
        if seen.phone and seen.phone != phone and phone_key(seen.phone) != phone_key(phone):
            phone = phone_text(seen.phone, home.country)
        return replace(
            known,
            name=name,
            email=email,
            phone=phone,
            # On labels stands who they are, unless somebody else was named there.
            address=replace(home, name=name) if home.name in ("", known.name) and home != Address() else home,
            outside_number=_said(known.outside_number, seen.outside_number),
            note=_said(known.note, seen.note),
        )

    def _moved(self, known: Address, seen: Address) -> Address:
        """With a street an address is one thing, its empty parts too; without, only what is there counts."""
        company = _said(known.company, seen.company)
        parts = {name: getattr(seen, name) for name in _PLACE if self._cells.has(name)}
        parts = {
            name: _alike(getattr(known, name), text)
            for name, text in parts.items()
            if text or (seen.street and name != "country")
        }
        if not any(text for name, text in parts.items() if name != "country"):
            return replace(known, company=company)
        wanted = replace(known, **parts, company=company)
        if all(getattr(known, name) == text for name, text in parts.items()):
            return wanted
        told = tidy(replace(wanted, po_box=False, phone=""))
        with suppress(BadInput):
            # What is only written in another way stays as it is.
            usual = tidy(replace(known, phone=""))
            same = {
                name: getattr(known, name) for name in parts if getattr(usual, name) == getattr(told, name)
            }
            if len(same) == len(parts):
                return replace(known, company=company)
            told = replace(told, **same)
        phone = ""
        with suppress(BadInput):
            phone = phone_text(known.phone, told.country)
        return replace(told, phone=phone)

    def _is_first(self, row: Row, seen: Customer, planned: Planned) -> bool:
        """Whether no earlier line says otherwise about the same customer; the same twice is no fault."""
        keys = _keys(seen, planned)
        earlier = next((self._lines[key] for key in keys if key in self._lines), None)
        self._lines.update({key: (row.line, seen) for key in keys if key not in self._lines})
        if earlier is None:
            return True
        if replace(earlier[1], id=0) != seen:
            self._cells.fault(row, "name", "import-line-twice", earlier=earlier[0], who=seen.name)
        return False


def name_in(row: Row, columns: Mapping[str, str]) -> str:
    """The name that stands in a row, as it is written there."""
    parts = {name: row.values.get(columns.get(name, ""), "").strip() for name in _NAMES}
    return parts["name"] or f"{parts['first_name']} {parts['last_name']}".strip() or parts["company"]


def _renamed(known: Customer, seen: Customer) -> str:
    """The name as the row has it, where it is a person's and not their company's or only an email."""
    if seen.name == seen.email or any(
        same_text(seen.name, company) for company in (known.address.company, seen.address.company) if company
    ):
        return known.name
    return _alike(known.name, seen.name)


def _said(known: str, seen: str) -> str:
    """What a row says of a text, where it says anything else than what is known."""
    return _alike(known, seen) if seen else known


def _alike(known: str, seen: str) -> str:
    return known if same_text(known, seen) else seen


def _keys(seen: Customer, planned: Planned) -> list[tuple[str, str]]:
    """What two lines may not share: the known customer, a number, an email, or else name and postal code."""
    if planned.subject:
        return [("known", planned.subject)]
    kept = planned.record
    assert isinstance(kept, Customer), "a customer was planned"
    keys = [("outside", kept.outside_number.casefold()), ("email", kept.email.casefold())]
    found = [key for key in keys if key[1]]
    return found or [("home", f"{bare(seen.name)} {bare(seen.address.postal_code)}")]


def _planned(line: int, known: Customer | None, kept: Customer, by: str) -> Planned:
    if known is None:
        return Planned(line, NEW, "", kept.name, record=kept)
    before, after = _told(known), _told(kept)
    changes = tuple(
        FieldChange(name, before[name], after[name]) for name in after if before[name] != after[name]
    )
    return Planned(line, CHANGED if changes else SAME, known.number, kept.name, by, changes, kept)


def _told(customer: Customer) -> dict[str, str]:
    """What a list can say of a customer, by its fields."""
    texts = {name: getattr(customer, name) for name in _TEXTS}
    return texts | {name: getattr(customer.address, name) for name in ("company", *_PLACE)}


def _about(trouble: DeskError) -> str:
    word = trouble.key.removeprefix("list-").split("-")[0]
    return _ABOUT.get(word, word if word in ("email", "phone") else "name")
