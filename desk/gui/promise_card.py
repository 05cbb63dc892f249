"""Whether the desk reminds of promises to ship, in Settings."""

from PySide6.QtWidgets import QCheckBox

from desk.gui.gate import gate_field
from desk.gui.pieces import LEFT, Card
from desk.gui.run import Bar, Run
from desk.gui.text import PlainLabel, caption
from desk.operations import promises
from desk.records.rights import Act


class PromiseCard(Card):
    """A box to tick; what was refused is put back."""

    def __init__(self, run: Run, bar: Bar) -> None:
        super().__init__(run.words("promises.card"))
        self._run, self._bar = run, bar
        self.on = QCheckBox(caption(run.words("promises.on")))
        self.fill(PlainLabel(run.words("promises.card-hint"), "muted", wrap=True), self.on)
        self.body.setAlignment(self.on, LEFT)
        self.load()
        self.on.clicked.connect(self._set)

    def load(self) -> None:
        """Show what is set."""
        self.on.setChecked(bool(self._run.read(self._bar, promises.promises_on)))
        gate_field(self._run, self.on, Act("change_setting", promises.SETTING))

    def _set(self) -> None:
        wanted = self.on.isChecked()
        # Shown as it is until the step was taken: it may want a secret first.
        self.load()
        step = (promises.set_promises, wanted)
        self._run.write(self._bar, *step, changes=("settings",), then=lambda _: self.load())
