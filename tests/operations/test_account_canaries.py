"""An account's number from a check's magnetic line stands in no file of the shop, however the check fares."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk.operations import backups, bouncing, checks, deposits, recovering, shops
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.checks import Bounce
from desk.records.errors import BadInput, Refused
from desk.store import history
from desk.store.database import Database
from tests.conftest import DAY, SHOP, FixedClock, owners_desk
from tests.operations import checking
from tests.store.samples import KEYS

ACCOUNT = "000123456789"
TYPED = {"routing": "0210 0002-1", "account": "0001 2345-6789"}
# Of its last four figures all may stand there; not one more.
TRACES = (ACCOUNT, ACCOUNT.lstrip("0"), ACCOUNT[:8], "56789", *TYPED.values())


def wrong(desk: Desk, order: str, **told: str) -> None:
    """A check of that account that is refused."""
    with pytest.raises((BadInput, Refused)):
        checking.received(desk, (order, 10000), **{**TYPED, **told})


def lived(desk: Desk) -> str:
    """The number of a check of that account that was refused, taken, returned, paid for by others."""
    order = checking.ordered(desk).number
    wrong(desk, order, routing="021000022")
    wrong(desk, order, memo="a\x00")
    number = checking.received(desk, (order, 10000), **TYPED).check.number
    again = checking.written(desk, (checking.ordered(desk).number, 10000), **TYPED)
    with pytest.raises(Refused, match="check-again"):
        checks.receive_check(desk, again)
    checks.receive_check_anyway(desk, replace(again, memo="another"), "it is another")
    deposits.make_deposit(desk, [number], DAY)
    bouncing.bounce(desk, Bounce(number, DAY, "nsf"))
    recovering.take_check_payment(desk, number, checking.cash(desk, 500))
    return number


def test_it_stands_in_no_file(clock: FixedClock, tmp_path: Path) -> None:
    desk = owners_desk(clock, db=Database.create(tmp_path / "shop.desk", KEYS))
    shops.create_shop(desk, SHOP, desk.packs["samanthas"])
    number = lived(desk)
    assert checks.open_check(desk, number).check.account4 == "6789"
    lines = [repr(each) for each in history.of(desk.db, number)]
    assert lines and not [line for line in lines for trace in TRACES if trace in line]
    to_end(backups.back_up(desk))
    # Reading a live file past SQLite gives up its locks; once it is closed its log stands in it.
    desk.db.close()
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert [each for each in files if b"Ann Bell" in each.read_bytes()], "what stands there is found"
    found = [(each.name, trace) for each in files for trace in TRACES if trace.encode() in each.read_bytes()]
    assert found == []
