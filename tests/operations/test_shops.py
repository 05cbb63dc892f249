"""A shop starts with a name and one policy edition."""

import pytest

from desk.operations import shops
from desk.operations.desk import Desk
from desk.records.errors import BadInput
from desk.records.shop import Shop
from tests.conftest import SHOP


def test_a_new_shop_keeps_who_it_is_and_its_edition(empty_desk: Desk) -> None:
    assert shops.read_shop(empty_desk) == SHOP
    (edition,) = shops.editions(empty_desk)
    assert edition.pack == "samanthas" and len(edition.digest) == 64


def test_a_shop_without_a_name_is_refused(empty_desk: Desk) -> None:
    with pytest.raises(BadInput, match="shop-name-empty"):
        shops.create_shop(empty_desk, Shop(" "), empty_desk.packs["samanthas"])
