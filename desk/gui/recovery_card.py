"""The recovery words, in Settings: shown to the owner once the secret was given, and put away again."""

from desk.gui.fields import word_button
from desk.gui.gate import gate
from desk.gui.pieces import LEFT, Card
from desk.gui.recovery_page import RecoveryPage
from desk.gui.run import Bar, Run
from desk.gui.text import PlainLabel
from desk.operations import recovery
from desk.records.papers import RecoverySheet
from desk.records.rights import Act


class RecoveryCard(Card):
    """A button, or the words while they are being written down."""

    def __init__(self, run: Run, bar: Bar) -> None:
        super().__init__(run.words("recovery.name"))
        self._run, self._bar = run, bar
        self.put_away()

    def put_away(self) -> None:
        """Show the button and no words."""
        self.show_words = word_button(self._run.words("recovery.show"))
        self.show_words.clicked.connect(self._ask)
        self.fill(PlainLabel(self._run.words("recovery.hint"), "muted", wrap=True), self.show_words)
        self.body.setAlignment(self.show_words, LEFT)
        gate(self._run, self.show_words, Act("show_recovery_words"))

    def _ask(self) -> None:
        step = recovery.show_recovery_words
        self._run.write(self._bar, step, changes=("history",), then=self._show)

    def _show(self, sheet: RecoverySheet) -> None:
        self.page = RecoveryPage(self._run, sheet)
        self.page.done.connect(self.put_away)
        self.fill(self.page)
        self.page.setFocus()
