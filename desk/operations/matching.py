"""Which customer or item of the shop a line of a list means."""

from collections.abc import Mapping, Sequence

from desk.operations.desk import Desk
from desk.records import codes
from desk.records.addresses import Address
from desk.records.contacts import is_blank, phone_key
from desk.records.customers import Customer
from desk.records.errors import NotFound, Refused
from desk.records.items import Item
from desk.records.texts import bare
from desk.store import customers, items, matching
from desk.store.keys import fold

NUMBER, OUTSIDE, EMAIL, HOME, NAME, FIRM = "number", "outside", "email", "home", "name", "firm"
SKU = "sku"
Firms = Mapping[str, Sequence[matching.Namesake]]
NO_FIRMS: Firms = {}


def firms(desk: Desk) -> Firms:
    """Customers by the company in their address: many lists name the company and nobody there."""
    return matching.firms(desk.db)


def known_customer(
    desk: Desk, seen: Customer, *, alone: bool, firms: Firms = NO_FIRMS
) -> tuple[Customer | None, str]:
    """The customer that a line means, and by what: a number, the email, the name with its postal code.

    The name by itself counts where only one has it, here and (``alone``) in the list; a company's name where
    one of the ``firms`` has it there. Raises Refused where the line contradicts what is known, or may mean
    several.
    """
    found, by = _by_number(desk, seen)
    if found is None and seen.email:
        found, by = customers.by_email(desk.db, seen.email), EMAIL
        _need_same_number(seen, found)
    if found is None:
        found, by = _by_name(desk, seen, alone=alone)
    if found is None and seen.address.company in ("", seen.name):
        found, by = _by_firm(desk, seen, firms)
    if found is None:
        return None, ""
    _need_free(desk, seen, found)
    return found, by


def customer_named(desk: Desk, text: str, firms: Firms = NO_FIRMS) -> tuple[Customer | None, str]:
    """The customer whom one text means, and by what: our number, their older one, email, name, company.

    Raises Refused ``list-namesakes-alone`` where several have that name or company.
    """
    found = _get(desk, text) if codes.series_of(text) == codes.CUSTOMER else None
    if found is not None:
        return found, NUMBER
    found = customers.by_outside_number(desk.db, text)
    if found is not None:
        return found, OUTSIDE
    found = customers.by_email(desk.db, text) if "@" in text else None
    if found is not None:
        return found, EMAIL
    for by, alike in ((NAME, matching.by_name(desk.db, text)), (FIRM, firms.get(fold(text), ()))):
        if len(alike) > 1:
            numbers = ", ".join(each[0] for each in alike[:5])
            raise Refused("list-namesakes-alone", name=text, numbers=numbers)
        if alike:
            return _get(desk, alike[0][0]), by
    return None, ""


def namesake(desk: Desk, seen: Customer) -> Customer | None:
    """The only customer of this name who may have given an order: no other email, and no other place.

    With an email that the order lacks it has to be the same place; the name alone would join strangers.
    """
    alike = [each for each in matching.by_name(desk.db, seen.name) if not (each[1] and seen.email)]
    found = [each for each in (_get(desk, number) for number, *_ in alike) if each]
    fitting = [each for each in found if _is_one_place(each, seen)]
    return fitting[0] if len(fitting) == 1 else None


def _is_one_place(known: Customer, seen: Customer) -> bool:
    """Whether two addresses may be one; only where both are told is that more than not to contradict."""
    if is_blank(known.address) or is_blank(seen.address):
        return not known.email
    here, there = known.address, seen.address
    if _postal(here.postal_code) and _postal(there.postal_code):
        return here.country == there.country and _zip(here) == _zip(there)
    return not known.email and all(_may_be(here, there, part) for part in ("country", "state", "city"))


def _zip(address: Address) -> str:
    """Of a ZIP code its first five figures: not everybody writes the rest."""
    found = _postal(address.postal_code)
    return found[:5] if address.country == "US" else found


def _may_be(here: Address, there: Address, part: str) -> bool:
    one, other = bare(getattr(here, part)), bare(getattr(there, part))
    return one == other or not (one and other)


def known_item(desk: Desk, sku: str) -> Item | None:
    """The item with this SKU, or the only one whose SKU is like it but for case."""
    exact, alike = items.by_sku(desk.db, sku), items.like_sku(desk.db, sku)
    return exact or (alike[0] if len(alike) == 1 else None)


def holder_of(desk: Desk, barcode: str) -> str:
    """The SKU of the item with this barcode; empty for none."""
    found = items.by_barcode(desk.db, barcode)
    return found.sku if found else ""


def _by_number(desk: Desk, seen: Customer) -> tuple[Customer | None, str]:
    """By our own number, where anything else agrees with it: another shop has the same numbers."""
    found = _get(desk, seen.number) if seen.number else None
    if found is not None:
        if not _agree(found, seen):
            raise Refused("list-number-of-other", number=found.number, name=found.name)
        return found, NUMBER
    found = customers.by_outside_number(desk.db, seen.outside_number) if seen.outside_number else None
    return (found, OUTSIDE) if found else (None, "")


def _agree(found: Customer, seen: Customer) -> bool:
    phone = phone_key(seen.phone)
    return (
        bare(found.name) == bare(seen.name)
        or bool(seen.email and found.email.casefold() == seen.email.casefold())
        or bool(phone and phone_key(found.phone) == phone)
        or bool(seen.outside_number and found.outside_number == seen.outside_number)
    )


def _by_name(desk: Desk, seen: Customer, *, alone: bool) -> tuple[Customer | None, str]:
    """By the name; whoever has another number in the older system is somebody else."""
    namesakes = _possible(seen, matching.by_name(desk.db, seen.name))
    there = _there(seen, namesakes)
    if there:
        return _get(desk, there), HOME if _postal(seen.address.postal_code) else NAME
    others = [each for each in namesakes if not (each[1] and seen.email)]
    if alone and len(namesakes) == len(others) == 1:
        return _get(desk, others[0][0]), NAME
    return None, ""


def _by_firm(desk: Desk, seen: Customer, firms: Firms) -> tuple[Customer | None, str]:
    found = _there(seen, _possible(seen, firms.get(fold(seen.name), ())))
    return (_get(desk, found), FIRM) if found else (None, "")


def _possible(seen: Customer, namesakes: Sequence[matching.Namesake]) -> list[matching.Namesake]:
    """Those who have no other number in the older system."""
    return [each for each in namesakes if not (each[2] and seen.outside_number not in ("", each[2]))]


def _there(seen: Customer, namesakes: Sequence[matching.Namesake]) -> str:
    """The number of the only one with the same postal code, or without one as well; empty for none."""
    place = _postal(seen.address.postal_code)
    there = [each[0] for each in namesakes if _postal(each[3]) == place]
    if len(there) > 1:
        raise Refused("list-namesakes", name=seen.name, numbers=", ".join(there[:5]))
    return there[0] if there else ""


def _postal(code: str) -> str:
    return bare(code).replace(" ", "")


def _get(desk: Desk, number: str) -> Customer | None:
    """The customer with this number, or the one that they turned out to be; None for none."""
    try:
        return customers.get(desk.db, number)
    except NotFound:
        return None


def _need_same_number(seen: Customer, found: Customer | None) -> None:
    if found and found.outside_number and seen.outside_number not in ("", found.outside_number):
        raise Refused("list-email-of-other", email=seen.email, name=found.name, number=found.outside_number)


def _need_free(desk: Desk, seen: Customer, found: Customer) -> None:
    """The email and the older number have to be nobody else's."""
    other = customers.by_email(desk.db, seen.email) if seen.email else None
    if other is not None and other.id != found.id:
        raise Refused("list-email-taken", email=seen.email, name=other.name, number=other.number)
    other = customers.by_outside_number(desk.db, seen.outside_number) if seen.outside_number else None
    if other is not None and other.id != found.id:
        raise Refused("list-outside-taken", outside=seen.outside_number, name=other.name, number=other.number)
