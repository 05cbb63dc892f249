"""The one gate of buttons and menu entries: open exactly where the operation behind would be let pass."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QWidget

from desk.gui.run import Run
from desk.gui.text import tip
from desk.operations import rights
from desk.records.errors import DeskError
from desk.records.rights import DENY, Act
from desk.words import Words


def gate(run: Run, target: QAbstractButton | QAction, act: Act, *, ready: bool = True) -> None:
    """Enable a button or menu entry where the person at the counter may do what it leads to.

    ``ready`` says whether the record and what is typed let it be done at all; a tool tip says why not.
    """
    allowed = ready and is_open(run, act)
    target.setEnabled(allowed)
    if ready and not allowed:
        target.setToolTip(tip(why_not(run.words, act)))
        if isinstance(target, QAbstractButton):
            target.setAccessibleDescription(why_not(run.words, act))


def gate_field(run: Run, target: QWidget, act: Act) -> None:
    """Enable a field where the person at the counter may change what it sets."""
    allowed = is_open(run, act)
    target.setEnabled(allowed)
    target.setToolTip(tip("" if allowed else why_not(run.words, act)))


def is_open(run: Run, act: Act) -> bool:
    """Whether an operation would be let pass now, with a secret or an approval where it wants one."""
    try:
        return rights.may(run.desk, act) != DENY
    except DeskError:
        # Whoever was put out of service meanwhile does nothing more.
        return False


def why_not(words: Words, act: Act) -> str:
    """Whose right it is, as a sentence; that of nobody where it is one's own work or the record's state."""
    roles = rights.roles_for(act)
    return words(f"gate.{roles[-1]}" if roles else "gate.nobody")
