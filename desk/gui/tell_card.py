"""What to tell whoever brings a parcel without its number, in the words of the shop's own policy."""

from desk.gui.pieces import Card
from desk.gui.run import Bar, Run
from desk.gui.text import PlainLabel, selectable
from desk.operations import strays


class TellCard(Card):
    """``refuses`` says whether the policy does not accept such a parcel."""

    def __init__(self, run: Run, bar: Bar) -> None:
        super().__init__(run.words("door.tell"))
        words = run.words
        found = run.read(bar, strays.at_the_door) or ()
        self.refuses = bool(found)
        said = [PlainLabel(words(f"door.{'refused' if found else 'accepted'}"), wrap=True)]
        said += [selectable(PlainLabel(words.clause(each), "strong", wrap=True)) for each in found]
        self.fill(*said)
