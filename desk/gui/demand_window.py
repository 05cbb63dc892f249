"""Demanding what is owed of a check: the letter that fits today, word for word, and those that were made."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desk.gui.demands_card import DemandsCard
from desk.gui.lawful_note import LawfulNote
from desk.gui.pieces import Card, Columns, Pairs
from desk.gui.printing import print_or_show
from desk.gui.text import PlainLabel, window_title
from desk.gui.window import RecordWindow
from desk.operations import demands
from desk.records.check_life import DEMAND, steps_from
from desk.records.demands import Demand
from desk.records.papers import DemandPaper
from desk.records.rights import Act
from desk.words import Words, bounces
from desk.words.demands import clauses, label, means, opening, requests, title

CHANGES = ("checks",)
# How making a letter is called, how it is done, and its right.
Making = tuple[str, Callable[[], None], Act]


class DemandWindow(RecordWindow):
    """One button makes the letter and prints it; what it says stands here before."""

    kind = "demand"
    concerns = frozenset({"checks", "payments", "orders", "settings"})
    size_units = (124, 78)

    def _build(self) -> None:
        words = self.words
        self.setWindowTitle(window_title(words("demands.window", number=self.subject)))
        self.head.state.hide()
        self.letter, self.said = Card(words("demands.letter")), LawfulNote(self.run, self.bar)
        self.made = DemandsCard(self.run, self.bar, self.ask)
        self.set_body(Columns([self.letter], [self.made], shares=(6, 5)))

    def load(self) -> None:
        """Read what a letter would say today, and which were made."""
        self.made.show_check(self.subject)
        self._offer()
        paper = self.run.read(self.bar, demands.demand_paper, self.subject, unless=self._tells_why)
        if paper is not None:
            self.show_paper(paper)

    def _tells_why(self, trouble: Exception) -> bool:
        """Where no letter can be made the card says why; nothing went wrong."""
        self.letter.fill(PlainLabel(self.words.error(trouble), wrap=True))  # type: ignore[arg-type]
        return True

    def show_paper(self, paper: DemandPaper) -> None:
        """Draw the letter in the language that it is printed in."""
        words, demand = self.words, paper.demand
        self.head.number.setText(paper.check.number)
        self.head.about.setText(bounces.about(words, paper.check))
        act = Act("make_demand", paper.check.number, paper.check.state)
        assert DEMAND in steps_from(paper.check.state), "what cannot be demanded has no letter"
        self._offer((words(f"demands.make-{demand.kind}"), self._make, act))
        self.said = LawfulNote(self.run, self.bar)
        self.said.show_beside(fee=has_fee(demand))
        self.letter.fill(self.said, *letter_text(paper))

    def _offer(self, *make: Making) -> None:
        """Make the letter; while the last one waits to be sent another is made from the menu only."""
        waits = self.made.chosen is not None and self.made.chosen.sent is None
        self.head.offer(*(make[0] if make and not waits else ("", None)))
        again = [("mail", *each) for each in make if waits]
        self.head.others([*again, ("checks", self.words("demands.open-check"), self._open_check)])

    def _make(self) -> None:
        step = (demands.make_demand, self.subject)
        self.run.write(self.bar, *step, changes=CHANGES, then=self._print)

    def _print(self, made: Demand) -> None:
        print_or_show(self.run, "demand_letter", made.called)

    def _open_check(self) -> None:
        self.run.wanted.emit("check", self.subject)


def has_fee(demand: Demand) -> bool:
    """Whether a letter asks for more than the check and what it had paid."""
    return any(each.money > 0 and each.label != "check_amount" for each in demand.amounts)


def letter_text(paper: DemandPaper) -> list[QWidget]:
    """What a letter says, as it will stand on paper."""
    words, demand = Words(paper.shop.language), paper.demand
    currency = paper.shop.currency
    rows = [(label(words, paper, each), words.money(each.money, currency)) for each in demand.amounts]
    total = words("demand.sum")
    rows.append((total, words.money(demand.amount, currency)))
    return [
        PlainLabel(title(words, demand), "heading", wrap=True),
        PlainLabel(opening(words, paper), wrap=True),
        Pairs(rows, amounts=True, strong=[total]),
        *(PlainLabel(each, "strong", wrap=True) for each in requests(words, paper)),
        *(PlainLabel(each, wrap=True) for each in means(words, paper)),
        *(PlainLabel(words.clause(each), "muted", wrap=True) for each in clauses(demand)),
    ]
