"""The window of a form: what is typed in it is kept until it is placed, and stands there the next time."""

from typing import Any

from PySide6.QtWidgets import QWidget

from desk.gui.draft_keeper import DraftKeeper
from desk.gui.window import RecordWindow


class DraftWindow(RecordWindow):
    """What such windows share; each says what is typed in ``_typed`` and puts it back in ``_retype``.

    A window calls ``_begin_draft`` once its fields stand, and ``_drop_draft`` once what they say is done.
    """

    _keeper: DraftKeeper | None = None
    _stood: dict[str, Any] | None = None

    @property
    def keeper(self) -> DraftKeeper:
        """What keeps the fields, once they stand."""
        assert self._keeper is not None, "a draft is kept only of a form that stands"
        return self._keeper

    def rebuild(self) -> None:
        """Draw the form anew with all that stands in it, be it typed or handed over."""
        self._keep_standing()
        super().rebuild()
        self._stood = None

    def _keep_standing(self) -> None:
        """What stands in the form is put back when it is drawn anew."""
        self._stood = self._typed() if self._keeper is not None else None

    def _begin_draft(self, form: QWidget, *, again: bool = False) -> None:
        """Put back what was typed the last time, and keep what is typed from now on, as long as ``form``.

        It says so, unless the form is drawn ``again`` while somebody types in it.
        """
        self._keeper = DraftKeeper(form, self.run, self.bar, self._typed)
        typed = self._keeper.begin(self.kind, self.subject)
        if stands := self._stood or typed:
            self._retype(stands)
        if typed and not again:
            self.bar.tell(self.words("draft.resumed"), self.words("draft.afresh"), self._afresh)

    def _typed(self) -> dict[str, Any]:
        raise NotImplementedError

    def _retype(self, typed: dict[str, Any]) -> None:
        raise NotImplementedError

    def _afresh(self) -> None:
        """Forget what was typed, and begin with an empty form."""
        self._drop_draft()
        self.rebuild()

    def _drop_draft(self) -> None:
        """What was typed is done or given up: nothing of it waits for the next time."""
        if self._keeper is not None:
            self._keeper.drop()
            self._keeper = None

    def leave(self) -> None:
        """What is typed waits for the next time."""
        if self._keeper is not None:
            self._keeper.stop()
            self._keeper = None
