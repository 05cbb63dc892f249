"""A notice stands beside a fee until the owner confirmed it."""

from desk.gui.bar import MessageBar
from desk.gui.lawful_note import LawfulNote, unconfirmed
from desk.gui.run import Run
from desk.operations import agencies
from tests.operations.collecting import SOURCE


def test_it_stands_beside_a_fee_until_the_owner_confirmed_it(run: Run, bar: MessageBar) -> None:
    note = LawfulNote(run, bar)
    assert note.isHidden()
    note.show_beside(fee=True)
    assert not note.isHidden() and "Nobody confirmed yet" in note.text()
    note.show_beside(fee=False)
    assert note.isHidden()
    agencies.confirm_lawful(run.desk, SOURCE)
    note.show_beside(fee=True)
    assert note.isHidden() and unconfirmed(run, bar) == ""
