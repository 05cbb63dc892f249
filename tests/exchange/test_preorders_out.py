"""Pre-orders and notices as CSV: what people typed is text, amounts and days are plain."""

from dataclasses import replace

from desk.exchange import preorders_out
from desk.exchange.csv_out import read_back
from desk.operations import notices, orders
from desk.records.lists import Query
from desk.records.money import Money
from tests import preorder_shop
from tests.conftest import FixedClock
from tests.preorder_shop import DOLL


def test_the_lines_of_a_chip_and_whom_to_tell(clock: FixedClock) -> None:
    desk = preorder_shop.open_shop(clock)
    preorder_shop.four(desk)
    preorder_shop.order(desk, "=1+1", "cash", lines=(replace(DOLL, sku="00123"),))
    preorder_shop.all_in(desk, clock)
    waiting = preorders_out.preorders_csv(desk, Query("awaited"))
    assert b'"\'=1+1"' in waiting and b'"\t00123"' in waiting
    rows = read_back(waiting)
    assert rows[0] == preorders_out.PREORDERS and [row[2] for row in rows[1:]] == ["=1+1", "Cy Young"]
    found = notices.notices_to_tell(desk)
    told = read_back(preorders_out.notices_csv(desk, found))
    assert [row[3] for row in told[1:]] == ["Ann Miller", "Di & Co"]
    assert told[1][4:] == ("(417) 555-0100", "ann@example.com", "314.29", "", "2026-04-03")
    assert [each.after["rows"] for each in orders.read_history(desk, "notices")] == ["2"]
    less = replace(found[0], open=Money(10000))
    assert read_back(preorders_out.notices_csv(desk, [less]))[1][6] == "100.00", "what is asked for still"
    desk.db.close()
