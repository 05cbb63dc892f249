"""The wait after wrong tries doubles and has an end."""

from desk.records.people import FREE_TRIES, LONGEST_WAIT, wait_after


def test_the_wait_grows_after_the_free_tries_and_has_an_end() -> None:
    assert [wait_after(wrong) for wrong in range(FREE_TRIES)] == [0] * FREE_TRIES
    waits = [wait_after(wrong) for wrong in range(FREE_TRIES, 30)]
    assert waits[:3] == [16, 32, 64] and waits == sorted(waits) and waits[-1] == LONGEST_WAIT
    assert all(wait >= min(2 ** (wrong - 1), LONGEST_WAIT) for wrong, wait in enumerate(waits, FREE_TRIES))


def test_guessing_every_pin_of_four_digits_takes_more_than_a_year() -> None:
    assert sum(wait_after(wrong) for wrong in range(10_000)) > 365 * 24 * 3600
