"""The demand letters of a check: with way and proof, to print, to mail, and to note as sent."""

from typing import Any

from desk.gui.ask import AskPanel, Blank, Question, write_mail
from desk.gui.papers import mail_of
from desk.gui.printing import print_or_show
from desk.gui.rows_card import RowsCard
from desk.gui.run import Bar, Run
from desk.gui.text import PlainLabel
from desk.operations import demands
from desk.records.demands import WAYS, Demand
from desk.records.rights import Act

COLUMNS = ("notice", "written", "sent")
CHANGES = ("checks",)


class DemandsCard(RowsCard):
    """The newest letter stands first; one that did not go out yet can be noted as sent."""

    def __init__(self, run: Run, bar: Bar, ask: AskPanel) -> None:
        super().__init__(run, "demands", COLUMNS, wide=2)
        self._bar, self._ask = bar, ask
        self.about = PlainLabel("", wrap=True)
        self.body.insertWidget(self.body.indexOf(self.table) + 1, self.about)
        self.add_step("print", self._print)
        self.add_step("mail", self._mail)
        self.add_step("sent", self._ask_sent, Act("note_demand_sent"))

    def show_check(self, number: str) -> None:
        """Read the letters of a check and show them."""
        self.show_demands(self._run.read(self._bar, demands.demands_of, number) or ())

    def show_demands(self, found: tuple[Demand, ...]) -> None:
        """Draw letters."""
        newest = found[::-1]
        self.show_rows(newest, [self._row(each) for each in newest])

    def _row(self, demand: Demand) -> list[str]:
        words = self._run.words
        sent = words.day(demand.sent) or words("demand.unsent")
        return [words(f"demand.kind-{demand.kind}"), words.day(demand.made), sent]

    def _about(self, demand: Demand) -> str:
        """How much a letter demands and by when; how it went, and what proves it."""
        words = self._run.words
        key = "demands.about-due" if demand.due else "demands.about"
        asked = words(key, amount=demand.amount, due=demand.due)
        way = words(f"demand.way-{demand.way}") if demand.way else ""
        return " · ".join(part for part in (asked, way, demand.proof) if part)

    def _offer(self) -> None:
        super()._offer()
        self.about.setText(self._about(self.chosen) if self.chosen else "")
        self.about.setVisible(self.chosen is not None)
        if self.chosen is None or self.chosen.sent is not None:
            self.buttons["sent"].setEnabled(False)

    def _print(self, demand: Demand) -> None:
        print_or_show(self._run, "demand_letter", demand.called)

    def _mail(self, demand: Demand) -> None:
        told = mail_of(self._run, self._bar, "demand_letter", demand.called)
        if told is not None and not write_mail(*told):
            self._bar.fault(self._run.words("mail.none"))

    def _ask_sent(self, demand: Demand) -> None:
        words = self._run.words
        ways = {way: words(f"demand.way-{way}") for way in WAYS}
        blanks = (
            Blank("way", words("demands.way"), "choice", options=ways),
            Blank("on", words("demands.on"), "day", day=self._run.desk.clock.today()),
            Blank("proof", words("demands.proof"), "line", required=False),
        )

        def note(given: dict[str, Any]) -> None:
            step = (demands.note_demand_sent, demand.called, given["way"], given["on"], given["proof"])
            self._run.write(self._bar, *step, changes=CHANGES, then=lambda _: self._ask.take_back())

        kind = words(f"demand.kind-{demand.kind}")
        sentence = words("demands.ask-sent", kind=kind, made=demand.made)
        self._ask.put(Question(sentence, words("demands.sent"), blanks, note))
