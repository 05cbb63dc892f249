"""What a history of checks may be told, and doing a step or hearing why not."""

from collections.abc import Callable, Container
from functools import wraps

from tests.operations import parcel_history

# What a history may be told: it is no fault that this cannot be done now.
NO = parcel_history.NO | {
    "check-again", "check-is-written-off", "check-no-checks", "check-not-taken", "check-not-yet",
    "check-owed", "check-part-paid", "check-undo-paid", "check-with-agency", "credit-frozen",
    "credit-rests", "deposit-before", "deposit-gone-on", "payment-of-check", "refund-given",
    "refund-rests", "void-check", "write-off-unshipped",
}  # fmt: skip
ON_THEIR_WAY = ("received", "returned")
WITH_BANK = ("deposited", "redeposited")
OWED = ("returned", "returned_again", "demanded")


def tried(step: Callable[[], object], no: Container[str] = NO) -> bool:
    """Do a step, or hear why not; whether it was done."""
    done = []
    parcel_history.tried(lambda: done.append(step()), no)
    return bool(done)


def heard(step: Callable[[], None]) -> Callable[[], None]:
    """A step of a history of orders, which may be told what only checks make impossible."""

    @wraps(step)
    def trying() -> None:
        tried(step)

    return trying
