"""Answers to a shop's own questions: the last one counts, an empty one is none."""

from desk.records.questions import Told, latest


def test_what_was_found_out_goes_before_what_was_said() -> None:
    said = (Told("photo", "yes"), Told("wound", "ball", "1"))
    found = (Told("wound", "skein", "1"), Told("wound", "ball", "2"), Told("photo", ""))
    assert latest(said, found) == (Told("wound", "skein", "1"), Told("wound", "ball", "2"))
    assert latest() == ()
