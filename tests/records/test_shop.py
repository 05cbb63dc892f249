"""The shop: what holds for one that said no more than its name."""

from datetime import date

from desk.records.addresses import Address
from desk.records.shop import Draft, Edition, HistoryLine, Shop


def test_a_shop_that_said_only_its_name() -> None:
    shop = Shop("Button & Bear")
    assert (shop.time_zone, shop.language, shop.currency) == ("America/Chicago", "en", "USD")
    assert (shop.address, shop.address.country) == (Address(), "US")
    assert (shop.pack, shop.sample) == ("", False)


def test_an_owner_who_chose_nothing_left_an_empty_table() -> None:
    assert Edition(1, "samanthas", date(2026, 3, 2), "", "").choices == "{}"


def test_history_and_drafts_are_told_apart_by_every_field() -> None:
    line = HistoryLine(1, "2026-03-02T18:00:00+00:00", date(2026, 3, 2), "Alma", "settle", "RA-26-00017-4")
    assert (line.reason, line.before, line.after) == ("", {}, {})
    assert Draft("Ann", "return", "", "{}", line.at) != Draft("Bo", "return", "", "{}", line.at)
