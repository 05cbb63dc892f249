"""That nobody confirmed yet whether a returned check's fee is lawful here: said beside it, never on paper."""

from desk.gui.run import Bar, Run
from desk.gui.text import PlainLabel
from desk.operations import agencies


class LawfulNote(PlainLabel):
    """A sentence beside a fee until the owner confirmed it in Settings; the fee is what it is."""

    def __init__(self, run: Run, bar: Bar) -> None:
        super().__init__("", "fault", wrap=True)
        self._run, self._bar = run, bar
        self.hide()

    def show_beside(self, *, fee: bool) -> None:
        """Say it where a ``fee`` is shown that was not confirmed yet."""
        said = unconfirmed(self._run, self._bar) if fee else ""
        self.setText(said)
        self.setVisible(bool(said))


def unconfirmed(run: Run, bar: Bar) -> str:
    """The sentence while nobody confirmed it, empty once somebody did."""
    return "" if run.read(bar, agencies.lawful) is not None else run.words("lawful.note")
