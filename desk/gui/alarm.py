"""The strip that stays as long as the shop's file is not as the program left it: nobody can wave it away."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from desk.gui.bar import MessageBar
from desk.gui.button import Button
from desk.gui.icons import icon
from desk.gui.run import Run
from desk.gui.text import PlainLabel, caption
from desk.gui.theme import Theme


class Alarm(QFrame):
    """Shown by ``load`` where the last check found something; its button leads to what was found."""

    def __init__(self, run: Run, bar: MessageBar) -> None:
        super().__init__()
        self.setProperty("role", "bar-error")
        self._run, self._bar = run, bar
        sign = PlainLabel()
        sign.setPixmap(icon("alert", "bad").pixmap(Theme.px(2.5)))
        self.label = PlainLabel(role="strong", wrap=True)
        self.button = Button(caption(run.words("trust.look")))
        row = QHBoxLayout(self)
        row.setContentsMargins(Theme.px(1.5), Theme.px(1), Theme.px(1.5), Theme.px(1))
        row.addWidget(sign)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        run.changed.connect(self._changed)
        self.hide()

    def load(self) -> None:
        """Show or hide it, by what is kept of the last check."""
        # Imported here: a start has painted long before the first check is over.
        from desk.operations import trust

        look = self._run.read(self._bar, trust.last_look)
        found = look.found if look else 0
        if found:
            self.label.setText(self._run.words.count("trust.alarm", found))
        self.setVisible(bool(found))

    def _changed(self, nouns: frozenset[str]) -> None:
        if "trust" in nouns:
            self.load()
