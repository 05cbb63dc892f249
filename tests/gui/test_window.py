"""What record windows share."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desk.gui.run import Run
from desk.gui.text import PlainLabel
from desk.gui.window import RecordWindow
from desk.records.lists import Hit
from desk.words import Words
from tests.gui.acts import press, texts


class Plain(RecordWindow):
    """A record window with one sentence."""

    kind = "plain"
    concerns = frozenset({"orders"})
    loaded = 0
    left = 0

    def _build(self) -> None:
        body = QWidget()
        QVBoxLayout(body).addWidget(PlainLabel(self.words("returns.title")))
        self.set_body(body)

    def load(self) -> None:
        """Count."""
        self.loaded += 1

    def leave(self) -> None:
        """Count."""
        self.left += 1


def test_it_loads_again_after_a_change_that_concerns_it(run: Run) -> None:
    window = Plain(run, "1")
    run.changed.emit(frozenset({"checks"}))
    assert window.loaded == 1
    run.changed.emit(frozenset({"orders", "ledger"}))
    assert window.loaded == 2
    assert not window.take_hit(Hit("order", "1", ""))


def test_it_is_built_anew_in_another_language(run: Run) -> None:
    window = Plain(run, "1")
    run.words = Words("es")
    run.redressed.emit()
    assert "Devoluciones" in texts(window) and window.left == 1


def test_it_remembers_its_size_and_closes_by_key(run: Run, qtbot: QtBot) -> None:
    window = Plain(run, "1")
    window.show()
    window.resize(777, 555)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(window.closed):
        press(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    again = Plain(run, "2")
    assert (again.width(), again.height()) == (777, 555)


def test_a_window_without_a_body_is_a_bug(run: Run, qtbot: QtBot) -> None:
    with qtbot.captureExceptions():
        try:
            RecordWindow(run)
        except NotImplementedError:
            return
    raise AssertionError("a record window must build its body")
