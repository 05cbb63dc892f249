"""What is typed in a form waits for the next time, unless it is begun afresh."""

from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from desk.gui.draft_window import DraftWindow
from desk.gui.run import Run
from desk.operations import drafts
from tests.gui.acts import texts


class Form(DraftWindow):
    """One field."""

    kind = "form"

    def _build(self) -> None:
        self.field = QLineEdit()
        body = QWidget()
        self.field.setParent(body)
        self.set_body(body)
        self._begin_draft(self.field)

    def _typed(self) -> dict[str, Any]:
        return {"text": self.field.text()}

    def _retype(self, typed: dict[str, Any]) -> None:
        self.field.setText(typed["text"])


@pytest.fixture
def typed(run: Run, qtbot: Any) -> Form:
    """A form that is opened again after somebody typed."""
    first = Form(run, "1")
    first.field.setText("half a reason")
    first.close()
    again = Form(run, "1")
    qtbot.addWidget(again)
    return again


def test_what_was_typed_stands_there_again(typed: Form) -> None:
    assert typed.field.text() == "half a reason" and typed.words("draft.resumed") in texts(typed)


def test_it_is_begun_afresh(typed: Form, run: Run) -> None:
    typed._afresh()
    assert typed.field.text() == ""
    typed.close()
    assert drafts.load(run.desk, "form", "1") is None


def test_what_is_done_waits_no_more(typed: Form, run: Run) -> None:
    typed._drop_draft()
    typed.leave()
    assert drafts.load(run.desk, "form", "1") is None
    with pytest.raises(AssertionError):
        typed.keeper.keep()


def test_what_stands_there_stays_when_it_is_drawn_anew(typed: Form) -> None:
    typed.field.setText("another reason")
    typed.rebuild()
    assert typed.field.text() == "another reason" and typed.words("draft.resumed") in texts(typed)
    typed._drop_draft()
    typed.rebuild()
    assert typed.field.text() == ""


def test_what_was_handed_over_stays_without_being_kept(run: Run, qtbot: Any) -> None:
    form = Form(run, "2")
    qtbot.addWidget(form)
    form.field.setText("handed over")
    form.keeper.begin(form.kind, form.subject)
    form.rebuild()
    assert form.field.text() == "handed over" and form.words("draft.resumed") not in texts(form)
