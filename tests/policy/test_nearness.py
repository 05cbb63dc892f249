"""The nearest right word: of a few all where none is alike, of many the three most alike."""

from desk.policy.nearness import nearest


def test_where_no_word_is_near_the_known_ones_are_told() -> None:
    assert nearest("xyzzy", ("card", "check")) == "card, check"
    assert nearest("chekc", ("card", "check")) == "check"
    assert nearest("x", ()) == ""
    assert nearest("-", "abcdefghijklm") == "a, b, c, d, e, f, g, h, i, j, k, l"


def test_of_many_words_those_that_are_hardly_alike_are_told() -> None:
    """So that the right one is not left out because a dozen others stand before it."""
    words = (
        *(f"other-{number:02}" for number in range(12)),
        "damaged_in_transit",
        "damaged_box",
        "wrong_item",
    )
    assert nearest("transit", words).split(", ")[0] == "damaged_in_transit"
    assert len(nearest("damage", words).split(", ")) <= 3
    assert nearest("~", words) == ", ".join(words[:12])
