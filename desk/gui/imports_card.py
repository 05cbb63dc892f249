"""The files that were imported, under the import's first step: each may be taken back as a whole."""

from desk.gui.ask import Blank, Question
from desk.gui.rows_card import RowsCard
from desk.gui.window import RecordWindow
from desk.operations import shops, undoing_imports
from desk.records.imports import ImportMark
from desk.records.rights import Act
from desk.words.moments import moment

CHANGES = ("orders", "customers", "items", "checks", "payments", "ledger", "bank")
_COLUMNS = ("import-at", "import-holds", "import-file", "who", "state")


class ImportsCard(RowsCard):
    """Shows the last imports; what is to be taken back is asked for with its reason in the window."""

    def __init__(self, window: RecordWindow) -> None:
        super().__init__(window.run, "imports", _COLUMNS, wide=2)
        self._window = window
        self.add_step("take-back", self._ask, Act("undo_import"), _may_go)
        self.load()

    def load(self) -> None:
        """Read the imports and show them."""
        run, words = self._run, self._run.words
        marks = run.read(self._window.bar, undoing_imports.list_imports) or ()
        zone = shops.read_shop(run.desk).time_zone
        self.show_rows(
            marks,
            [
                [
                    moment(words, each.at, zone),
                    words(f"import.kind.{each.kind}") if each.kind else "",
                    each.file,
                    each.person,
                    words("imports.undone") if each.undone else "",
                ]
                for each in marks
            ],
        )

    def _ask(self, mark: ImportMark) -> None:
        words = self._run.words
        blank = Blank("reason", words("ask.reason"), "reason")
        self._window.ask.put(
            Question(
                words("imports.ask", file=mark.file),
                words("imports.take-back"),
                (blank,),
                lambda told: self._take_back(mark, str(told["reason"])),
            )
        )

    def _take_back(self, mark: ImportMark, reason: str) -> None:
        self._run.long(
            self._window,
            self._run.words("imports.taking-back"),
            lambda desk: undoing_imports.undo_import(desk, mark.id, reason),
            CHANGES,
            self._done,
        )

    def _done(self, mark: ImportMark) -> None:
        self.load()
        self._window.bar.tell(self._run.words("imports.taken-back", file=mark.file))


def _may_go(mark: ImportMark) -> bool:
    """Not what went already, and not what came before it was kept what each import brought."""
    return bool(mark.kind) and not mark.undone
