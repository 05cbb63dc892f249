"""Asks which record a window is about: by a scan, by its number or by searching."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.gui.bar import MessageBar
from desk.gui.run import Run
from desk.gui.search_box import SearchBox
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.operations import search
from desk.records.errors import DeskError
from desk.records.lists import Hit


class Pick(QWidget):
    """A question and a field that finds one kind of record; ``take`` gets the chosen one's number.

    What else can be done stands ``below``.
    """

    def __init__(
        self, run: Run, bar: MessageBar, kind: str, take: Callable[[str], None], *below: QWidget
    ) -> None:
        super().__init__()
        self._run, self._bar, self._kind, self._take = run, bar, kind, take
        self.box = SearchBox(run.words, self._find, centred=True)
        self.box.field.setPlaceholderText(run.words(f"pick.{kind}.hint"))
        self.box.opened.connect(lambda hit: take(hit.number))
        title = PlainLabel(run.words(f"pick.{kind}"), "title", wrap=True)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(Theme.px(4), 0, Theme.px(4), 0)
        column.addStretch(1)
        column.addWidget(title)
        column.addWidget(self.box)
        for widget in below:
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)
        self.setFocusProxy(self.box.field)

    def _find(self, text: str) -> tuple[Hit, ...] | None:
        self._bar.clear()
        found = self._run.read(self._bar, search.find, text, unless=self._offer_nearest)
        return None if found is None else tuple(hit for hit in found if hit.kind == self._kind)

    def _offer_nearest(self, trouble: DeskError) -> bool:
        """A number with a wrong figure needs no typing again."""
        nearest = str(trouble.values.get("nearest", ""))
        if nearest:
            sentence, button = (
                self._run.words.error(trouble),
                self._run.words("search.nearest", number=nearest),
            )
            self._bar.tell(sentence, button, lambda: self._take_nearest(nearest))
        return bool(nearest)

    def _take_nearest(self, number: str) -> None:
        hit = next((hit for hit in self._find(number) or () if hit.exact), None)
        if hit:
            self._take(hit.number)
        else:
            self._bar.fault(self._run.words("search.nothing"))
