"""Document numbers such as RA-26-00017-4: series, year, counter and a Damm check digit over all three.

The check digit is python-stdnum's; letters count as in base 36 (A is 10), so that a wrong series or year is
noticed too.
"""

import re

from desk.records.errors import BadInput

RA = "RA"
CREDIT_SLIP = "CS"
ORDER = "SO"
# Not CU: its letters leave the check digit where RA leaves it, and a CU number would pass for an RA.
CUSTOMER = "CM"
# Of payments, by what they are for; of parcels. Each leaves the check digit elsewhere than RA does.
PAYMENT = "PY"
DEPOSIT = "DP"
BALANCE = "BP"
SHIPMENT = "SH"
# Of a balance that is asked for, and of any other letter to a customer.
BALANCE_NOTICE = "BN"
LETTER = "LE"
# Of a request that was refused or waits for the owner, and of a parcel that no return was found for.
REQUEST = "RQ"
STRAY = "ST"
# Of a check, and of a slip with which checks go to the bank.
CHECK = "CK"
BANK_DEPOSIT = "DS"
# Of the close-out of a day.
CLOSE_OUT = "CO"
_NUMBER = re.compile(r"([A-Z]{2})-([0-9]{2})-([0-9]{5,7})-([0-9])", re.ASCII)


def make(series: str, year: int, counter: int) -> str:
    """The document number of a series, a year of the shop's clock and the counter that restarts with it."""
    body = f"{series}-{year % 100:02d}-{counter:05d}"
    return f"{body}-{_check_digit(body)}"


def normal(text: str) -> str:
    """A number as it is kept: without white space around it, in capitals; imported numbers lose nothing."""
    return text.strip().upper()


def series_of(text: str) -> str:
    """The series of a text shaped like one of our own numbers, else an empty string (an imported number)."""
    found = _NUMBER.fullmatch(normal(text))
    return found.group(1) if found else ""


def validate(text: str) -> str:
    """The normal form of a number of ours; raises BadInput with the nearest for a wrong check digit."""
    number = normal(text)
    if not _NUMBER.fullmatch(number):
        raise BadInput("number-shape", text=text)
    body, digit = number[:-2], number[-1]
    if _check_digit(body) != digit:
        raise BadInput("number-check-digit", text=number, nearest=f"{body}-{_check_digit(body)}")
    return number


def _check_digit(body: str) -> str:
    # Imported when first used: it brings the network libraries along, and a start needs no check digit.
    from stdnum import damm

    digits = "".join(str(int(letter, 36)) for letter in body if letter != "-")
    return str(damm.calc_check_digit(digits))
