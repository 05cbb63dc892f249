"""Damaged exports: each is refused with a sentence or enters whole orders; nothing else ever happens."""

import os
import random
from pathlib import Path

import pytest

from desk.exchange import shopify
from desk.operations import orders_list
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.errors import DeskError
from desk.records.lists import Query
from desk.words import Words
from tests.exchange.export_file import export, one_order

FILES = 20_000 if os.environ.get("DESK_LONG") else 2_000
_TEXTS = """"|""|,|=1+1|-1|1e9|NaN|999999999.99|0|#|Ł|１２|voided|refunded|partial|PR|EUR|Total|Name|
Gift Card + Cash|2026-02-30 09:30:00 -0600|9999-12-31 23:59:59 -2359|0001-01-01 00:00:00 +2359"""
PIECES = [each.strip().encode() for each in _TEXTS.split("|")]
PIECES += [b"\0", b"\t", b"\r", b"\n", b"\r\n", b"|", b"\xff", b"\xef\xbb\xbf", b" ", b"x" * 70_000]


def mutated(data: bytes, dice: random.Random) -> bytes:
    """The file with one to six places changed, cut out, doubled or filled with something nasty."""
    for _ in range(dice.randint(1, 6)):
        start = dice.randrange(len(data) + 1)
        end = min(len(data), start + dice.choice((0, 0, 1, 3, 20, 400)))
        piece = dice.choice((b"", dice.choice(PIECES), data[start:end] * 2, bytes([dice.randrange(256)])))
        data = data[:start] + piece + data[end:]
    return data


@pytest.mark.slow
def test_damaged_files(empty_desk: Desk, tmp_path: Path, words: Words) -> None:
    whole = export(*(row for number in range(5) for row in one_order(f"#{number}")))
    dice = random.Random(2026)
    path = tmp_path / "orders.csv"
    outcomes = {"refused": 0, "entered": 0}
    there = 0
    for _ in range(FILES):
        path.write_bytes(mutated(whole, dice))
        try:
            report = to_end(shopify.run(empty_desk, path))
        except DeskError as trouble:
            assert "{" not in words.error(trouble)
            outcomes["refused"] += 1
        else:
            there += report.orders
            outcomes["entered"] += 1
        assert len(orders_list.ids(empty_desk, Query())) == there
    assert min(outcomes.values()) > FILES // 50, outcomes
