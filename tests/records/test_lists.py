"""Lists: an empty query shows everything, the newest first; a hit opens by itself only if it is exact."""

from desk.records.lists import Hit, Progress, Query


def test_a_query_that_asks_for_nothing_shows_everything_newest_first() -> None:
    assert Query() == Query(chip="", text="", sort="", descending=True)


def test_a_query_is_a_key() -> None:
    """A list remembers what it fetched by the query."""
    assert {Query("open"): 1}[Query("open")] == 1
    assert Query("open") != Query("open", descending=False)


def test_a_hit_is_a_guess_unless_said() -> None:
    assert Hit("order", "#1001", "Łukasz Nowak") == Hit("order", "#1001", "Łukasz Nowak", "", exact=False)


def test_progress_is_so_many_of_so_many() -> None:
    assert (Progress(3, 10).done, Progress(3, 10).of) == (3, 10)
