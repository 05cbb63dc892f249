"""How to reach a customer, as people write it: phones, mail addresses, postal addresses with PO boxes."""

import re
from contextlib import suppress
from dataclasses import fields, replace
from typing import Any

from desk.records.addresses import Address
from desk.records.countries import country_code
from desk.records.errors import BadInput
from desk.records.places import MILITARY, TERRITORIES, military_state, postal_code, state_code
from desk.records.texts import bare

_EXTENSION = re.compile(r"[\s,;]*(?:extension|ext|extensi[oó]n|x|#)\.?\s*([0-9]{1,6})", re.IGNORECASE)
_PHONE = re.compile("\\+?[0-9 ().\\-/\u2010-\u2013\u00a0]+")
# Ten figures, of which neither the area nor the exchange begins with 0 or 1 (NANP).
_PLAN = re.compile(r"([2-9][0-9]{2})([2-9][0-9]{2})([0-9]{4})", re.ASCII)
_TEXTS = tuple(each.name for each in fields(Address) if each.name != "po_box")
FORCES = ("APO", "FPO", "DPO")
_ONE = ("US", "CA", *TERRITORIES)
_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"\\]{1,64}@(?:[\w-]{1,63}\.)+[\w-]{2,63}")
# Over bare text: of "P.O. Box #12" stays "p o box 12".
_ENGLISH_BOX = r"(?:p ?o ?box|p ?o ?b(?= ?[0-9])|post(?:al)? office box|postal box|p ?o drawer|gpo box)"
_OTHER_BOX = (
    r"(?:apartado|apartado postal|apartado de correos|apartado aereo|ap(?:ar)?t?do(?: postal)?|postfach)"
)
_BOX = re.compile(rf"\b{_ENGLISH_BOX}|\b{_OTHER_BOX} [0-9]|^box [0-9]+$", re.ASCII)
_WHOLE_BOX = re.compile(r"(?:p ?o ?box|p ?o ?b|post(?:al)? office box) ?([a-z]?[0-9]+[a-z]?)", re.ASCII)
_TOWN = re.compile(r"(.*[^\s,])[\s,]+([A-Za-z]{2})[\s,]+([0-9]{5}(?:-[0-9]{4})?)", re.ASCII)
_FORCES = re.compile(r"([afd]po)(?: (aa|ae|ap))?(?: ([0-9]{5})(?: ([0-9]{4}))?)?", re.ASCII)


def phone_text(text: str, country: str = "US") -> str:
    """A phone as it is kept: ``(314) 555-0142`` in North America, else as written, ``x12`` at its end.

    Raises BadInput: ``phone-unreadable``, and ``phone-short`` where the area code is missing.
    """
    typed = " ".join(text.split())
    if not typed:
        return ""
    number, extension = _parted(typed)
    figures = re.sub(r"[^0-9]", "", number)
    if not _PHONE.fullmatch(number):
        raise BadInput("phone-unreadable", phone=typed)
    ends = f" x{extension}" if extension else ""
    if number.startswith("+") and not figures.startswith("1"):
        return _foreign(typed, number, figures) + ends
    if country in _ONE or number.startswith("+"):
        return _american(typed, figures) + ends
    return _foreign(typed, number, figures) + ends


def phone_key(text: str) -> str:
    """The figures that two spellings of a phone share: no country code of North America, no extension."""
    figures = re.sub(r"[^0-9]", "", _parted(text)[0])
    return figures[1:] if len(figures) == 11 and figures.startswith("1") else figures


def email_text(text: str) -> str:
    """A mail address as it is kept, its host in small letters; raises BadInput ``email-unreadable``."""
    typed = text.strip().removeprefix("mailto:")
    if not typed:
        return ""
    if not _EMAIL.fullmatch(typed) or ".." in typed:
        raise BadInput("email-unreadable", email=text.strip())
    name, host = typed.rsplit("@", 1)
    return f"{name}@{host.lower()}"


def is_po_box(*lines: str) -> bool:
    """Whether a line of an address is a box at a post office, in whatever way people write one."""
    return any(_BOX.search(bare(line)) for line in lines)


def tidy(address: Address) -> Address:
    """An address as the mail writes it: state, country and postal code by code, PO boxes known as such.

    Raises BadInput for what cannot be understood, with what to do about it.
    """
    typed = _of_forces(_one_line(_trimmed(address)))
    country = country_code(typed.country)
    if country in TERRITORIES:
        typed, country = replace(typed, state=typed.state or country), "US"
    state = state_code(typed.state, country)
    if country == "US" and state in MILITARY and typed.city not in FORCES:
        raise BadInput("military-city", state=state, city=typed.city)
    return replace(
        typed,
        street=_box_text(typed.street, country),
        street2=_box_text(typed.street2, country),
        state=state,
        country=country,
        postal_code=postal_code(typed.postal_code, state, country),
        phone=phone_text(typed.phone, country),
        po_box=typed.po_box or is_po_box(typed.street, typed.street2),
    )


def is_blank(address: Address) -> bool:
    """Whether nothing of an address is known but, perhaps, its country."""
    return not any(getattr(address, name) for name in _TEXTS if name != "country")


def address_lines(address: Address, home: str = "US") -> list[str]:
    """An address as it stands on a parcel, without the name; the country stands where it is not ``home``."""
    region = " ".join(part for part in (address.state, address.postal_code) if part)
    town = ", ".join(part for part in (address.city, region) if part)
    country = address.country if address.country != home else ""
    lines = (address.company, address.street, address.street2, town, country)
    return [line for line in lines if line.strip()]


def person_lines(address: Address, home: str = "US") -> list[str]:
    """A person's name and address in lines."""
    return [line for line in (address.name, *address_lines(address, home)) if line.strip()]


def _parted(phone: str) -> tuple[str, str]:
    """The number and its extension."""
    found = re.search(rf"{_EXTENSION.pattern}$", phone, re.IGNORECASE)
    return (phone[: found.start()], found[1]) if found and found.start() else (phone, "")


def _american(typed: str, figures: str) -> str:
    found = _PLAN.fullmatch(figures[1:] if len(figures) == 11 and figures[0] == "1" else figures)
    if found is None:
        raise BadInput("phone-short" if len(figures) == 7 else "phone-unreadable", phone=typed)
    return f"({found[1]}) {found[2]}-{found[3]}"


def _foreign(typed: str, number: str, figures: str) -> str:
    if not 5 <= len(figures) <= 15:
        raise BadInput("phone-unreadable", phone=typed)
    return number.strip()


def _trimmed(address: Address) -> Address:
    texts: dict[str, Any] = {name: " ".join(getattr(address, name).split()) for name in _TEXTS}
    return replace(address, **texts)


def _one_line(address: Address) -> Address:
    """``Saint Louis, MO 63101`` in the field of the city is taken apart where nothing else was said."""
    found = _TOWN.fullmatch(address.city)
    if not found or address.state or address.postal_code:
        return address
    return replace(address, city=found[1], state=found[2].upper(), postal_code=found[3])


def _of_forces(address: Address) -> Address:
    """Mail to the forces: the city is APO, FPO or DPO; a state that is missing follows from the ZIP."""
    found = _FORCES.fullmatch(bare(address.city))
    if not found:
        return address
    city, state, zip_code, more = (part or "" for part in found.groups())
    postal = address.postal_code or "-".join(part for part in (zip_code, more) if part)
    state = state.upper() or _force_of(address.state) or military_state(postal)
    if not state:
        raise BadInput("military-state", city=city.upper())
    return replace(address, city=city.upper(), state=state, postal_code=postal, country="US")


def _force_of(state: str) -> str:
    with suppress(BadInput):
        found = state_code(state)
        return found if found in MILITARY else ""
    return ""


def _box_text(line: str, country: str) -> str:
    """A line that is nothing but a box, as the mail of the United States writes it."""
    found = _WHOLE_BOX.fullmatch(bare(line)) if country == "US" else None
    return f"PO Box {found[1].upper()}" if found else line
