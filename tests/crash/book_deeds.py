"""The kinds of write that the books have: an account named, cash moved, a day counted, a month closed."""

from collections.abc import Callable
from datetime import date, timedelta

from desk.exchange import list_file
from desk.operations import accounts, cash_moves, close_outs, closings, undoing_imports
from desk.operations.imports import to_end
from desk.records.cash_moves import PUT_IN, NewCashMove
from desk.records.close_outs import Count
from desk.records.money import Money
from tests.crash.bench import Bench, Claim, Write
from tests.exchange.list_files import BEAR, items_of

LINES, FIRST = 3, date(2016, 1, 1)


def change_account(bench: Bench) -> Write:
    """The owner calls an account as the accountant does."""
    name = f"Drawer {bench.turn}"

    def write() -> Claim:
        accounts.change_account(bench.desk, "1000", "", name)
        return "called", "1000", f"%{name}%"

    return write


def move_cash(bench: Bench) -> Write:
    """Change is put into the drawer."""
    new = NewCashMove(PUT_IN, Money(10000), bench.desk.clock.today(), f"change {bench.turn}")

    def write() -> Claim:
        return "moved", str(cash_moves.move_cash(bench.desk, new).id), "10000"

    return write


def close_out(bench: Bench) -> Write:
    """A day's cash is counted, five cents are missing, and some goes to the bank; the day is counted anew."""
    desk = bench.desk
    today = desk.clock.today()
    last = close_outs.last_close_out(desk)
    if last is not None and last.day == today:
        close_outs.undo_close_out(desk, last.number, "counted wrong")
    cash_moves.move_cash(desk, NewCashMove(PUT_IN, Money(10000), today))
    there = close_outs.count_drawer(desk, Count(today, sum=Money(0))).expected
    count = Count(today, sum=Money(there - 5), banked=Money(2000))

    def write() -> Claim:
        return "counted", close_outs.close_out(desk, count, there).number, str(int(there) - 5), "2000"

    return write


def close_month(bench: Bench) -> Write:
    """A month is closed, the next one each time: from before the shop, so that there is always one more."""
    every = closings.list_closings(bench.desk)
    month = every[-1].until + timedelta(days=1) if every else FIRST

    def write() -> Claim:
        return "closed", closings.close_month(bench.desk, month).until.isoformat()

    return write


def undo_import(bench: Bench) -> Write:
    """A list of items is taken back."""
    path = bench.folder / f"back-{bench.turn}.csv"
    path.write_bytes(items_of(*({**BEAR, "SKU": f"U{bench.turn}-{each}"} for each in range(LINES))))
    report = to_end(list_file.run(bench.desk, path, "items"))
    key = next(each.id for each in undoing_imports.list_imports(bench.desk) if each.digest == report.digest)

    def write() -> Claim:
        to_end(undoing_imports.undo_import(bench.desk, key, "the wrong list"))
        return "taken back", str(key), f"U{bench.turn}-%"

    return write


DEEDS: dict[str, Callable[[Bench], Write]] = {
    "change an account": change_account,
    "move cash": move_cash,
    "close out a day": close_out,
    "close a month": close_month,
    "undo an import": undo_import,
}
