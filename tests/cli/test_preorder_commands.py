"""``desk preorders`` and ``desk notices``."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desk.exchange.csv_out import read_back
from tests.cli.conftest import Counter

Do = Callable[..., str]


@pytest.fixture
def do(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> Do:
    """An operation by its name."""

    def done(name: str, **given: object) -> str:
        monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(given)))
        return counter("do", name)

    return done


def ordered(do: Do) -> None:
    """A pre-order by check, taken by phone, whose doll has come."""
    line = {"sku": "WINTER", "name": "Winter doll", "quantity": 1, "price": "349.99", "kind": "preorder"}
    paid = {"method": "check", "amount": "70.00", "received": "2026-01-05"}
    home = {"name": "Ann Miller", "state": "OH"}
    new = {
        "placed": "2026-01-05", "name": "Ann Miller", "email": "ann@example.com", "phone": "417 555 0100",
        "lines": [line], "payments": [paid], "channel": "phone", "ship_to": home, "payment_method": "check",
    }  # fmt: skip
    do("enter_order", new=new)


def test_what_is_awaited_and_whom_to_tell(counter: Counter, do: Do, tmp_path: Path) -> None:
    assert counter("preorders") == "No pre-orders\n" and "nobody to tell" in counter("notices")
    ordered(do)
    assert "Ann Miller  0/1 × WINTER Winter doll  Awaited" in counter("preorders")
    do("arrive", sku="WINTER", quantity=1, on="2026-01-20")
    do("make_balance_notices")
    assert counter("preorders", "--chip", "awaited") == "No pre-orders\n"
    assert "Due by" in counter("preorders", "--chip", "untold")
    told = counter("notices")
    assert "Balance" in told and "$279.99" in told and "(417) 555-0100  ann@example.com" in told
    assert counter.json("preorders", "--json")[0]["state"] == "untold"
    assert counter.json("notices", "--json")[0]["amount"] == "279.99"
    counter("preorders", "--output", tmp_path / "pre.csv")
    counter("notices", "--output", tmp_path / "told.csv")
    pre, notices = (read_back((tmp_path / name).read_bytes()) for name in ("pre.csv", "told.csv"))
    assert pre[0][:3] == ("order", "placed", "customer")
    assert pre[1][2:5] == ("Ann Miller", "WINTER", "Winter doll")
    assert notices[1][1:4] == ("balance", pre[1][0], "Ann Miller") and notices[1][6] == "279.99"
    assert "no filter" in counter("preorders", "--chip", "nowhere", code=1)
