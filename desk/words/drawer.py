"""What is in the drawer, in a reader's language."""

from desk.records.close_outs import Line
from desk.words import Words


def called(words: Words, line: Line) -> str:
    """A line's number; a refund has none and says that it is one, an imported payment has none at all."""
    return words("drawer.refund") if line.noun == "payout" else line.number
