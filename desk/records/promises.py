"""The day that a shop has to ship by what it said itself, and who has to be told where it cannot.

The source is the Mail, Internet, or Telephone Order Merchandise Rule, 16 CFR 435.2: an order ships by the day
that was stated, or within 30 days after it was complete; before that day passes, the customer is offered to
wait or to cancel. To a first delay of at most 30 days silence agrees; a longer one, and every further one,
has to be agreed to. This is a clerk's reminder and not legal advice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from desk.records.notices import AGREED, CANCELLED, DECLINED, DELAY, DELAYS, Notice

# The channels that the rule is about.
CHANNELS = ("mail", "phone", "web")
DAYS = timedelta(days=30)
# So long before the day passes an order is shown as one whose customer may have to be told.
AHEAD = timedelta(days=7)
RUNNING, SOON, TELL, LATE, MADE, WAITING, CANCEL = STATES = (
    "running", "soon", "tell", "late", "made", "waiting", "cancel",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clocked:
    """An open order by mail, phone or web: ``complete`` is when its payment came, None before that.

    ``expected`` is the last release day of what it still waits for, where that is known; ``asked`` the day on
    which the customer was asked for the balance of an order that is all in, which waits for them since.
    """

    id: int
    order: str
    customer: str
    channel: str
    placed: date
    complete: date | None
    promised: date | None = None
    expected: date | None = None
    asked: date | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """How an order stands by its shop's own promise: ``due`` is the day it has to ship by, as of now.

    ``state`` is running; soon, where its day is near; tell, where its goods come too late; late; made, where
    a notice waits to be told; waiting, for an answer until ``by``; or cancel, where the customer wants that
    or never agreed. ``further`` says that a first delay was told already.
    """

    order: str
    customer: str
    channel: str
    due: date
    state: str
    by: date
    further: bool = False


def promise_of(clocked: Clocked, notices: Iterable[Notice], today: date) -> Promise | None:
    """How an order stands on a day; None as long as it is not complete, since no clock runs before that."""
    if clocked.complete is None:
        return None
    due = clocked.promised or clocked.complete + DAYS
    state, by, further, open_notice = "", due, False, False
    for each in notices:
        if each.kind not in DELAYS:
            continue
        if each.told is None:
            open_notice = True
            continue
        state, by = _after(each, due)
        if state == RUNNING and each.promised is not None:
            due = by = each.promised
        further = True
    state = _state(clocked, (state, by), open_notice, today)
    return Promise(clocked.order, clocked.customer, clocked.channel, due, state, by, further)


def answer_by(kind: str, promised: date, due: date) -> date | None:
    """The day by which a customer has to agree to a delay; None where silence agrees."""
    if kind == DELAY:
        return None if promised <= due + DAYS else due + DAYS
    return due


def is_late(promise: Promise, today: date) -> bool:
    """Whether the day has passed, or the customer need not wait any longer."""
    return promise.state == CANCEL or today > promise.due


def _after(notice: Notice, due: date) -> tuple[str, date]:
    """How it goes on after a delay that was told: it runs to the new day, waits for an answer, or ends."""
    if notice.said in (DECLINED, CANCELLED):
        return CANCEL, due
    by = notice.due
    return (RUNNING, due) if notice.said == AGREED or by is None else (WAITING, by)


def _state(clocked: Clocked, told: tuple[str, date], made: bool, today: date) -> str:
    state, by = told
    if state == WAITING:
        return CANCEL if today > by else WAITING
    if state == CANCEL:
        return CANCEL
    if made:
        return MADE
    if clocked.asked is not None and clocked.asked <= by:
        return RUNNING
    if today > by:
        return LATE
    if clocked.expected is not None and clocked.expected > by:
        return TELL
    return SOON if by - today <= AHEAD else RUNNING
