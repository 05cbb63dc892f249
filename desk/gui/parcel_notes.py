"""What was noted of the parcel of a return: what it turned out to be, the checklists, where pieces went."""

from collections.abc import Iterator

from desk.gui.pieces import Card, Pairs
from desk.records.returns import Return, ReturnLine
from desk.words import Words

_ANSWERS = ("yes", "no")


class ParcelNotes(Card):
    """Not to be seen where nothing was noted."""

    def __init__(self, words: Words) -> None:
        super().__init__(words("return.parcel"))
        self._words = words
        self.hide()

    def show_return(self, ra: Return) -> None:
        """Draw what was noted of a return."""
        rows = [*self._rows(ra)]
        self.fill(Pairs(rows))
        self.setVisible(bool(rows))

    def _rows(self, ra: Return) -> Iterator[tuple[str, str]]:
        words, done = self._words, ra.settlement
        if done is not None and done.found_reason:
            yield words("receive.reason"), words(f"reason.{done.found_reason}")
        for line in ra.lines:
            if line.checks:
                yield words("return.checked", sku=line.sku), self._checks(line)
            if line.place and ra.in_force:
                yield words("return.place", sku=line.sku), words(f"place.{line.place}")

    def _checks(self, line: ReturnLine) -> str:
        words = self._words
        return "\n".join(
            words("return.check", question=question, answer=words(answer) if answer in _ANSWERS else answer)
            for question, answer in line.checks.items()
        )
