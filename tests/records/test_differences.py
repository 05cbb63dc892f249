"""Differences: what no edition says is None."""

from desk.records.differences import Difference, Value


def test_a_difference_is_of_the_policy_unless_it_says_of_what() -> None:
    plain = Difference("moved", "rule")
    assert (plain.name, plain.clause, plain.about.key, plain.asks, plain.values) == ("", "", "", (), ())
    assert (Value("days").before, Value("days").after) == (None, None)
