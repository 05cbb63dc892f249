"""Asks for the secret that a step wants, in the window where it is taken: one's own, or who may approve."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from desk.gui.ask import AskPanel, Blank, Question
from desk.gui.run import Bar, Run
from desk.operations import people, rights
from desk.records.errors import NeedsConsent
from desk.records.people import Consent
from desk.records.rights import Act


class ConsentPanel(AskPanel):
    """Stands below a window's bar until it is agreed to or taken back; ``again`` then takes the step."""

    def __init__(self, run: Run, bar: Bar, needs: NeedsConsent, again: Callable[[Consent], None]) -> None:
        super().__init__(run, bar)
        self._needs, self._again = needs, again

    def begin(self) -> bool:
        """Ask; False, and the bar says it, where there is nobody whose secret would count."""
        words, operation = self._run.words, str(self._needs.values["operation"])
        named, blanks = {"operation": words.named("operation", operation)}, []
        if self._needs.key == "wants-approval":
            act = Act(operation, str(self._needs.values["subject"]))
            names = [each.name for each in rights.approvers(self._run.desk, act)]
            if not names:
                self._bar.fault(words("consent.nobody"))
                return False
            options = {name: name for name in names}
            blanks = [Blank("name", words("consent.who"), "choice", options=options)]
        blanks.append(Blank("secret", words("consent.secret"), "secret"))
        sentence = words(f"consent.{self._needs.key}", **named)
        self.put(Question(sentence, words("consent.agree"), tuple(blanks), self._agreed))
        return True

    def take_back(self) -> None:
        """Ask nothing, and go: nothing happened."""
        asked = self._question is not None
        super().take_back()
        if asked:
            self.deleteLater()

    def _agreed(self, answers: dict[str, Any]) -> None:
        name = answers.get("name", self._run.desk.who)
        consent = self._run.read(self._bar, people.agree, self._needs, name, answers["secret"])
        if consent is None:
            self.empty_secret()
            return
        self._bar.clear()
        self.take_back()
        self._again(consent)


def ask_consent(run: Run, bar: Any, needs: NeedsConsent, again: Callable[[Consent], None]) -> None:
    """Ask below a window's bar for the consent that a step wants; an older question there is taken back."""
    place = bar.parentWidget()
    for old in place.findChildren(ConsentPanel):
        old.take_back()
    panel = ConsentPanel(run, bar, needs, again)
    column, row = _place_of(place.layout(), bar)
    column.insertWidget(row + 1, panel)
    if not panel.begin():
        panel.deleteLater()


def _place_of(layout: QLayout | None, bar: QWidget) -> tuple[QVBoxLayout, int]:
    """The column in which a bar stands, in a row of its own or not, and its place there."""
    for column in (layout, *(layout.findChildren(QVBoxLayout) if layout else ())):
        if isinstance(column, QVBoxLayout):
            for row in range(column.count()):
                inner: Any = column.itemAt(row).layout()  # type: ignore[union-attr]
                if column.indexOf(bar) == row or (inner is not None and inner.indexOf(bar) >= 0):
                    return column, row
    raise ValueError("a bar stands in a column")
