"""A count is its pieces or its sum; a close-out adds up what it lists."""

from datetime import date

from desk.records.close_outs import PIECES, CloseOut, Count, Drawer, Line, Reckoned
from desk.records.money import Money

DAY = date(2026, 3, 13)
CARD = Line("payment", 1, "PY-26-00001-4", "#1001", "card", "Visa 4242", Money(5000))


def test_pieces_come_to_a_sum_and_a_sum_to_itself() -> None:
    pieces = ((Money(2000), 3), (Money(25), 7), (Money(1), 0))
    assert Count(DAY, pieces).counted == Money(6175)
    assert Count(DAY, sum=Money(0)).counted == Money(0)
    assert list(PIECES) == sorted(PIECES, reverse=True)


def test_what_moved_is_what_is_expected() -> None:
    moved = (("opening", Money(10000)), ("payment_received", Money(2500)), ("banked", Money(-4000)))
    found = Reckoned(Drawer(DAY, None, ""), Count(DAY, sum=Money(8450)), moved)
    assert (found.expected, found.difference) == (Money(8500), Money(-50))


def test_a_close_out_adds_up() -> None:
    refund = Line("payout", 2, "", "#1001", "card", "", Money(-1500))
    done = CloseOut(
        id=1,
        number="CO-26-00001-3",
        day=DAY,
        since=None,
        at="",
        person="Ann",
        witness="Bo",
        moved=(("opening", Money(100)), ("payment_received", Money(900))),
        counted=Money(1010),
        pieces=(),
        cards=(CARD, refund),
        terminal=None,
        checks=(),
        banked=Money(800),
        note="",
        head="1-a",
        last_entry=4,
        entry=4,
        bank_move=1,
        undone=False,
        version=1,
    )
    assert (done.expected, done.difference, done.left) == (Money(1000), Money(10), Money(210))
    assert (done.by_card, done.by_check) == (Money(3500), Money(0))
