"""States and codes of mail: how people write them, and how they stand on a parcel."""

import re

from desk.records.errors import BadInput
from desk.records.texts import bare

_STATES = """
AL Alabama; AK Alaska; AZ Arizona; AR Arkansas; CA California; CO Colorado; CT Connecticut; DE Delaware;
DC District of Columbia; FL Florida; GA Georgia; HI Hawaii; ID Idaho; IL Illinois; IN Indiana; IA Iowa;
KS Kansas; KY Kentucky; LA Louisiana; ME Maine; MD Maryland; MA Massachusetts; MI Michigan; MN Minnesota;
MS Mississippi; MO Missouri; MT Montana; NE Nebraska; NV Nevada; NH New Hampshire; NJ New Jersey;
NM New Mexico; NY New York; NC North Carolina; ND North Dakota; OH Ohio; OK Oklahoma; OR Oregon;
PA Pennsylvania; RI Rhode Island; SC South Carolina; SD South Dakota; TN Tennessee; TX Texas; UT Utah;
VT Vermont; VA Virginia; WA Washington; WV West Virginia; WI Wisconsin; WY Wyoming; PR Puerto Rico; GU Guam;
VI Virgin Islands; AS American Samoa; MP Northern Mariana Islands; AA Armed Forces Americas;
AE Armed Forces Europe; AP Armed Forces Pacific
"""
_STATES_ALSO = """
DC Washington DC; DC Washington D C; VI US Virgin Islands; VI U S Virgin Islands; NY Nueva York;
NM Nuevo Mexico; NJ Nueva Jersey; NH Nuevo Hampshire; NC Carolina del Norte; SC Carolina del Sur;
ND Dakota del Norte; SD Dakota del Sur; WV Virginia Occidental; PA Pensilvania; LA Luisiana;
VI Islas Virgenes; AS Samoa Americana; MP Islas Marianas del Norte; HI Hawai; TX Tejas;
MP Saipan
"""
_PROVINCES = """
AB Alberta; BC British Columbia; MB Manitoba; NB New Brunswick; NL Newfoundland and Labrador;
NL Newfoundland; NS Nova Scotia; NT Northwest Territories; NU Nunavut; ON Ontario; PE Prince Edward Island;
QC Quebec; SK Saskatchewan; YT Yukon; BC Columbia Britanica
"""
# Some countries of ISO 3166 are states to the mail, to taxes and to the policies.
TERRITORIES = ("PR", "GU", "VI", "AS", "MP")
MILITARY = ("AA", "AE", "AP")
# Their ZIP codes begin with zeros, which spreadsheets lose.
_ZEROS = ("CT", "MA", "ME", "NH", "NJ", "RI", "VT", "AE", "PR", "VI")
_ZIP = re.compile(r"([0-9]{5})(?:[-\s]*([0-9]{4}))?", re.ASCII)
_CANADIAN = re.compile(r"([A-Z][0-9][A-Z])[-\s]*([0-9][A-Z][0-9])", re.ASCII)


def _by_name(*tables: str) -> dict[str, str]:
    rows = [row for table in tables for row in " ".join(table.split()).split("; ")]
    return {bare(name): row[:2] for row in rows for name in (row[:2], row[3:])}


# The states of the US and what its mail takes for one, by their letters.
STATES = tuple(sorted({row[:2] for row in " ".join(_STATES.split()).split("; ")}))
_KNOWN = {"US": _by_name(_STATES_ALSO, _STATES), "CA": _by_name(_PROVINCES)}


def state_code(text: str, country: str = "US") -> str:
    """A state's two letters from its name or code; elsewhere than in the US and Canada as it was written.

    Raises BadInput ``state-near`` with the nearest code, or ``state-unknown``.
    """
    # Imported when first used: a start needs no nearest name.
    from difflib import get_close_matches

    wanted, names = bare(text), _KNOWN.get(country)
    if names is None or not wanted:
        return text.strip()
    found = names.get(wanted) or names.get(wanted.replace(" ", ""))
    if found is None:
        near = get_close_matches(wanted, names, 1)
        if near:
            raise BadInput("state-near", state=text.strip(), nearest=names[near[0]], country=country)
        raise BadInput("state-unknown", state=text.strip(), country=country)
    return found


def postal_code(text: str, state: str = "", country: str = "US") -> str:
    """A postal code as the mail writes it; raises BadInput ``zip-unreadable`` or ``postcode-unreadable``."""
    wanted = text.strip().upper()
    if country == "US" and wanted:
        return _zip(wanted, state)
    if country == "CA" and wanted:
        found = _CANADIAN.fullmatch(wanted)
        if found is None:
            raise BadInput("postcode-unreadable", code=text.strip())
        return f"{found[1]} {found[2]}"
    return wanted


def military_state(zip_code: str) -> str:
    """The state that a military ZIP code lies in, empty for any other."""
    ways = (("AA", ("340",)), ("AE", ("09",)), ("AP", ("962", "963", "964", "965", "966")))
    return next((state for state, starts in ways if zip_code.startswith(starts)), "")


def _zip(text: str, state: str) -> str:
    if state in _ZEROS and re.fullmatch(r"[0-9]{4}", text, re.ASCII):
        text = f"0{text}"
    found = _ZIP.fullmatch(text)
    if found is None:
        raise BadInput("zip-unreadable", code=text)
    return f"{found[1]}-{found[2]}" if found[2] else found[1]
