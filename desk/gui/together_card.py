"""The other returns whose pieces come in the same parcel, each one click away."""

from collections.abc import Callable, Iterable
from datetime import date

from desk.gui.fields import word_button
from desk.gui.pieces import LEFT, Card
from desk.gui.text import PlainLabel
from desk.records.lapses import standing
from desk.records.returns import ReturnRow
from desk.words import Words


class TogetherCard(Card):
    """Not to be seen where the parcel holds nothing else."""

    def __init__(self, words: Words, today: date, open_return: Callable[[ReturnRow], None]) -> None:
        super().__init__(words("together.title"))
        self._words, self._today, self._open = words, today, open_return
        self.hide()

    def show_rows(self, rows: Iterable[ReturnRow]) -> None:
        """A button for each, with its state and reason."""
        buttons = []
        for row in rows:
            state = self._words(f"state.{standing(row, self._today)}")
            reason = self._words(f"reason.{row.reason}")
            text = self._words("together.row", number=row.number, state=state, order=row.order, reason=reason)
            button = word_button(text, "link")
            button.setProperty("no_letter", True)
            button.clicked.connect(lambda _=False, to=row: self._open(to))
            buttons.append(button)
        self.fill(PlainLabel(self._words("together.hint"), "muted", wrap=True), *buttons)
        for button in buttons:
            self.body.setAlignment(button, LEFT)
        self.setVisible(bool(buttons))
