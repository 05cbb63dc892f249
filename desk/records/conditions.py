"""What a condition that was found says: what is as it should be, and where the pieces go."""

from desk.records.facts import Condition
from desk.records.returns import AS_DAMAGED, IN_STOCK, MISSING

# What is found of a piece that nothing is wrong with.
FAULTLESS = {
    "opened": False,
    "original_packaging": True,
    "secured": True,
    "damaged": False,
    "resaleable": True,
}
# Reasons for which another piece of the same is sent, where there is one; and for which nothing comes back,
# or something else than was bought.
EXCHANGED = ("defective", "damaged_in_transit")
_NOT_ITSELF = (MISSING, "wrong_item")


def place_of(reason: str, found: Condition | None) -> str:
    """Where pieces go that came back for a reason in a condition, unless somebody says otherwise.

    Nowhere as long as nobody looked, and where it is not the same thing that was bought.
    """
    if reason in _NOT_ITSELF:
        return ""
    if reason in EXCHANGED:
        return AS_DAMAGED
    if found is None or (found.damaged is None and found.resaleable is None):
        return ""
    return AS_DAMAGED if found.damaged or found.resaleable is False else IN_STOCK
