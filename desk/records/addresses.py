"""Postal addresses: where the shop is, where customers live and where parcels go."""

from dataclasses import dataclass

_ALWAYS = ("name", "street", "city", "country")
# A post office of the United States finds no street without these.
_AT_HOME = ("state", "postal_code")


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; ``state`` and ``country`` are codes where the country has them."""

    name: str = ""
    company: str = ""
    street: str = ""
    street2: str = ""
    city: str = ""
    state: str = ""
    postal_code: str = ""
    country: str = "US"
    phone: str = ""
    po_box: bool = False

    @property
    def lacking(self) -> tuple[str, ...]:
        """The parts that a parcel cannot do without and that are not known; a company is a name."""
        needed = _ALWAYS + (_AT_HOME if self.country == "US" else ())
        missing = (part for part in needed if not getattr(self, part).strip())
        return tuple(part for part in missing if not (part == "name" and self.company.strip()))
