"""What was noted of the parcel of a return: what it turned out to be, the checklists, where pieces went."""

from collections.abc import Callable, Iterable, Iterator

from desk.gui.fields import word_button
from desk.gui.pieces import LEFT, Card, Pairs
from desk.records.requests import RequestRow
from desk.records.returns import Return, ReturnLine
from desk.words import Words

_ANSWERS = ("yes", "no")


class ParcelNotes(Card):
    """Not to be seen where nothing was noted; requests of what was not settled are one click away."""

    def __init__(self, words: Words, open_request: Callable[[str], None]) -> None:
        super().__init__(words("return.parcel"))
        self._words, self._open = words, open_request
        self.hide()

    def show_return(self, ra: Return, asked: Iterable[RequestRow]) -> None:
        """Draw what was noted, and the requests of this return."""
        rows = [*self._rows(ra)]
        buttons = []
        for row in asked:
            state = self._words(f"state.{row.state}")
            button = word_button(self._words("return.request", number=row.number, state=state), "link")
            button.clicked.connect(lambda _=False, number=row.number: self._open(number))
            buttons.append(button)
        self.fill(*([Pairs(rows)] if rows else []), *buttons)
        for button in buttons:
            self.body.setAlignment(button, LEFT)
        self.setVisible(bool(rows or buttons))

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
