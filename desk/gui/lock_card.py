"""After how long the till locks itself, in Settings."""

from PySide6.QtWidgets import QComboBox

from desk.gui.gate import gate_field
from desk.gui.pieces import LEFT, Card
from desk.gui.run import Bar, Run
from desk.gui.text import PlainLabel
from desk.operations import settings
from desk.records.rights import Act


class LockCard(Card):
    """A choice of minutes; what was refused is put back."""

    def __init__(self, run: Run, bar: Bar) -> None:
        super().__init__(run.words("lock.card"))
        self._run, self._bar = run, bar
        self.minutes = QComboBox()
        self.minutes.setAccessibleName(run.words("lock.after"))
        for each in settings.MINUTES:
            self.minutes.addItem(run.words.count("lock.minutes", each), each)
        self.fill(PlainLabel(run.words("lock.after"), "muted", wrap=True), self.minutes)
        self.body.setAlignment(self.minutes, LEFT)
        self.load()
        self.minutes.activated.connect(self._set)

    def load(self) -> None:
        """Show what is set."""
        kept = self._run.read(self._bar, settings.lock_after)
        self.minutes.setCurrentIndex(settings.MINUTES.index(kept or settings.USUAL))
        gate_field(self._run, self.minutes, Act("change_setting", settings.LOCK))

    def _set(self) -> None:
        wanted = self.minutes.currentData()
        # Shown as it is until the step was taken: it may want a secret first.
        self.load()
        step = (settings.set_lock_after, wanted)
        self._run.write(self._bar, *step, changes=("settings",), then=lambda _: self.load())
