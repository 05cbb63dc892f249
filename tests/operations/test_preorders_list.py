"""The list's rows, ids and counts stand on the shop's day."""

from desk.operations import preorders_list
from tests import preorder_shop
from tests.conftest import FixedClock


def test_the_list_of_a_shop(clock: FixedClock) -> None:
    desk = preorder_shop.open_shop(clock)
    preorder_shop.four(desk)
    ids = preorders_list.ids(desk, preorders_list.EVERY)
    assert len(ids) == 4
    assert preorders_list.rows(desk, ids[:1]) == preorders_list.list_preorders(desk, limit=1)
    assert preorders_list.counts(desk)["awaited"] == 4
