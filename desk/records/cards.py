"""Payment card numbers in people's texts, so that none is ever kept (PCI DSS 3.4.1; trust.md S11).

A number is 13 to 19 digits of any script, with blanks, dots or hyphens between, that has a brand's first
digits and length and ISO/IEC 7812's check digit. Digits of one word belong together; a number may stand among
other numbers if it is grouped as cards are, or evenly.

Not found: a number cut into several fields, with letters between, or glued to further digits. Found wrongly:
one in ten of other numbers that begin and are as long as a brand's, such as a Diners' fourteen digits of a
GTIN-14 of a carton, fifteen of FedEx that begin with 34 or 37, or two phone numbers after each other.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

SHORTEST, LONGEST = 13, 19
# Bar codes are SKUs, of up to fourteen digits (GTIN-14).
SHORTEST_IN_SKU = 15
# What people put between digits, seen or not; a line's break and a tab also as JSON writes them.
_SIGNS = r"\s.\-\u00ad\u00b7\u200b-\u200f\u2010-\u2015\u2022\u202a-\u202e\u2060-\u2069\u2212\ufeff"
_BETWEEN = rf"(?:[{_SIGNS}]|\\[nrt]){{0,8}}"
# Nearly every text that is kept lacks even this, which is told in a tenth of the time.
_LONG = re.compile(rf"\d[\d{_SIGNS}\\nrt]{{{SHORTEST - 1}}}")
_MANY = re.compile(rf"\d(?:{_BETWEEN}\d){{{SHORTEST - 1}}}")
_RUN = re.compile(rf"\d(?:{_BETWEEN}\d)*")
_GROUP = re.compile(r"\d+")
# As JSON writes letters that are not ASCII's.
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
# Digests, ids and keys in hexadecimal digits: what stands between their letters is no number.
_HEX = re.compile(r"(?<![0-9a-z])(?=[0-9]*[a-f])(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?![0-9a-z])", re.I)
# A UPS number is 1Z and sixteen more, a USPS label begins with 91 to 95.
_UPS = re.compile(r"1Z\s?$", re.I)
_USPS = re.compile(r"(?:420\d{5}(?:\d{4})?)?9[1-5]\d{20}(?:\d{4}){0,2}|9[1-5]\d{18}")
# First digits and lengths: ISO/IEC 7812 issuers as the brands publish them. Maestro's are its usual ones.
_BRANDS = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})"  # Visa
    r"|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}"  # Mastercard
    r"|3[47]\d{13}"  # American Express
    r"|(?:6011|64[4-9]\d|65\d\d)\d{12}(?:\d{3})?"  # Discover
    r"|35(?:2[89]|[3-8]\d)\d{12}(?:\d{3})?"  # JCB
    r"|3(?:0[0-5]|095|[689]\d)\d*"  # Diners Club, its lengths below
    r"|62\d{14,17}"  # UnionPay
    r"|(?:5018|5020|5038|5893|6304|6759|676[1-3])\d{12}(?:\d{2,3})?"  # Maestro
)
_DINERS = ("30", "36", "38", "39")
_CARD_GROUPS = ([4, 6, 5], [4, 6, 4])
_FIRST_DIGITS = "23456"


def card_number(text: str, shortest: int = SHORTEST) -> str | None:
    """The digits of the first payment card number in a text, or None; those under ``shortest`` digits pass.

    Takes time in proportion to the text's length.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    if "\\u" in text:
        text = unicodedata.normalize("NFKC", _unescaped(text))
    if not _LONG.search(text) or not _MANY.search(text):
        return None
    text = _HEX.sub("#", text)
    for run in _RUN.finditer(text):
        found = _in_run(run.group(), text[max(0, run.start() - 3) : run.start()], shortest)
        if found:
            return found
    return None


def without_cards(fields: Any, name: str = "") -> Any:
    """The same fields of a form by their names, with nothing where a whole card number was typed."""
    if isinstance(fields, dict):
        return {key: without_cards(value, key) for key, value in fields.items()}
    if isinstance(fields, list):
        return [without_cards(each, name) for each in fields]
    shortest = SHORTEST_IN_SKU if name == "sku" else SHORTEST
    return "" if isinstance(fields, str) and card_number(fields, shortest) else fields


def _unescaped(text: str) -> str:
    """The letters that JSON's escapes stand for, those of two halves too."""
    whole = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return whole.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _in_run(run: str, before: str, shortest: int) -> str | None:
    groups = _GROUP.findall(run)
    if not run.isascii():
        groups = ["".join(str(int(digit)) for digit in group) for group in groups]
    whole = "".join(groups)
    # An international phone number has at most fifteen digits (E.164).
    is_phone = before.endswith("+") and len(whole) <= 15
    if len(whole) < shortest or is_phone or _UPS.search(before) or _USPS.fullmatch(whole):
        return None
    for digits in _numbers(groups, whole):
        if len(digits) >= shortest and _is_card(digits):
            return digits
    return None


def _numbers(groups: list[str], whole: str) -> Iterator[str]:
    """What may be one number: the whole run, or neighbouring groups of it that are set like a card's."""
    if len(whole) <= LONGEST:
        yield whole
    for first, group in enumerate(groups):
        if group[0] in _FIRST_DIGITS and len(group) <= LONGEST:
            for count in _counts(groups[first : first + LONGEST]):
                yield "".join(groups[first : first + count])


def _counts(groups: list[str]) -> Iterator[int]:
    """How many of these groups may be one number: evenly long but for a shorter last one, or as cards are."""
    length = size = len(groups[0])
    if length >= SHORTEST:
        yield 1
    for place, group in enumerate(groups[1:], start=1):
        length += len(group)
        if length > LONGEST or len(group) > size:
            break
        if length >= SHORTEST:
            yield place + 1
        if len(group) < size:
            break
    if [len(each) for each in groups[:3]] in _CARD_GROUPS:
        yield 3


def _is_card(digits: str) -> bool:
    if not _BRANDS.fullmatch(digits) or not _has_check_digit(digits, 2):
        return False
    if digits.startswith(_DINERS):
        return len(digits) in (14, 16)
    # A bar code that begins with 4 is far likelier than a Visa of thirteen digits, given out until the 1990s.
    return len(digits) != SHORTEST or not _has_check_digit(digits, 3)


def _has_check_digit(digits: str, weight: int) -> bool:
    """Luhn's sum for the weight 2, in which 10 counts 1; that of bar codes (GS1) for the weight 3."""
    doubled = (int(each) * weight for each in digits[-2::-2])
    others = sum(int(each) for each in digits[-1::-2])
    return (others + sum(each - 9 if weight == 2 and each > 9 else each for each in doubled)) % 10 == 0
