"""Slips of close-outs that the paper is drawn from."""

from dataclasses import replace
from datetime import date

from desk.paper.close_out_slip import render
from desk.records import codes
from desk.records.close_outs import CloseOut, CloseOutSlip, Line
from desk.records.money import Money
from desk.records.shop import Shop
from desk.words import Words
from tests.paper.samples import SHOP

DAY = date(2026, 3, 20)
QUIET = CloseOut(
    id=7,
    number=codes.make(codes.CLOSE_OUT, 2026, 7),
    day=DAY,
    since=None,
    at="2026-03-20T23:00:00+00:00",
    person="Ann",
    witness="",
    moved=(("opening", Money(20000)),),
    counted=Money(20000),
    pieces=(),
    cards=(),
    terminal=None,
    checks=(),
    banked=Money(0),
    note="",
    head="812-0a1b2c3d4e5f6789",
    last_entry=4,
    entry=None,
    bank_move=None,
    undone=False,
    version=1,
)


def card(at: int, text: str = "Visa 4242 A1") -> Line:
    """A card's payment."""
    return Line("payment", at, codes.make(codes.PAYMENT, 2026, at), "#1001", "card", text, Money(1000 + at))


def check(at: int, text: str = "Ann Miller") -> Line:
    """A check that waits in the drawer."""
    return Line("check", at, codes.make(codes.CHECK, 2026, at), text, "check", "1042 Ozark", Money(2000 + at))


def slip(count: int, text: str = "", shop: Shop = SHOP, **changes: object) -> CloseOutSlip:
    """A busy day's slip with so many cards and checks, people's words one text where that is given."""
    told = (text,) if text else ()
    refund = Line("payout", 1, "", "#1002", "card", "", Money(-500))
    busy = replace(
        QUIET,
        since=date(2026, 3, 19),
        person=text or "Ann",
        witness=text or "Bo",
        moved=(("opening", Money(20000)), ("payment_received", Money(4000)), ("banked", Money(-1000))),
        counted=Money(22950),
        pieces=((Money(2000), 11), (Money(500), 1), (Money(25), 18)),
        cards=(*(card(at, *told) for at in range(1, count + 1)), refund),
        terminal=Money(5000),
        checks=tuple(check(at, *told) for at in range(1, count + 1)),
        banked=Money(15000),
        note=text or "The till stuck.",
    )
    return CloseOutSlip(shop, replace(busy, **changes))  # type: ignore[arg-type]


def slip_of(text: str, shop: Shop, words: Words) -> bytes:
    """The paper of a day on which people's words were one text."""
    return render(slip(1, text, shop), words)
