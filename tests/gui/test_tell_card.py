"""What to tell of a parcel without its number, in the words of the shop's own policy."""

from pytestqt.qtbot import QtBot

from desk.gui.bar import MessageBar
from desk.gui.memory import Memory
from desk.gui.run import Run
from desk.gui.tell_card import TellCard
from desk.words import Words
from tests.gui.acts import texts
from tests.operations.own_policies import shop_under


def card(run: Run, qtbot: QtBot) -> TellCard:
    """The card of a shop."""
    bar = MessageBar("x")
    made = TellCard(run, bar)
    qtbot.addWidget(bar)
    qtbot.addWidget(made)
    return made


def test_a_policy_that_wants_the_number_outside_says_so(run: Run, qtbot: QtBot, memory: Memory) -> None:
    made = card(run, qtbot)
    assert made.refuses and "must be readable on the outside of the package" in texts(made)
    assert "debe leerse por fuera" in texts(card(Run(run.desk, Words("es"), memory), qtbot))


def test_one_that_does_not_mind_has_it_kept(run: Run, qtbot: QtBot, memory: Memory) -> None:
    other = shop_under(run.desk, run.desk.packs["miniature-expressions"])
    made = card(Run(other, Words("en"), memory), qtbot)
    assert not made.refuses and "does not ask for a number" in texts(made)
    other.db.close()
