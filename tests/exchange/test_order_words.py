"""Words of other programs mean ways that the shop knows."""

from desk.exchange import order_words
from desk.records.orders import SERVICES
from desk.records.payments import METHODS


def test_every_word_means_something_known() -> None:
    assert set(order_words.METHODS.values()) == set(METHODS)
    assert set(order_words.SERVICES.values()) == set(SERVICES)
    for words in (order_words.METHODS, order_words.SERVICES, order_words.STATES):
        assert all(each == each.casefold().strip() for each in words)
