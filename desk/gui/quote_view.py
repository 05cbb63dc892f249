"""The live quote beside an order being taken: what it comes to, what is due now, how and when it can go."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.gui.pieces import Pairs, State, empty
from desk.gui.text import PlainLabel, selectable
from desk.gui.theme import Theme
from desk.operations.quoting import SILENT
from desk.records.answers import Answer, Clause
from desk.records.money import ZERO, Money, total
from desk.records.orders import PICKUP
from desk.records.payments import STORE_CREDIT
from desk.records.quotes import Quote
from desk.words import Words
from desk.words.answers import last_moment

_STRONG = ("total", "due", "left")


class QuoteView(QWidget):
    """Shows a quote, or what is still needed before there can be one."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._content: QWidget | None = None

    def show_nothing(self, sentence: str) -> None:
        """Say what is still needed."""
        self._begin()
        self._say(sentence, "muted")

    def show_quote(self, quote: Quote, need: str = "") -> None:
        """Show a quote instead of the one before, and what is still needed before it can be placed."""
        self._begin()
        if need:
            self._say(need, "muted")
        answer = quote.answer
        self._clauses = {clause.id: self.words.clause(clause) for clause in answer.clauses}
        self._outcome(answer)
        for short in quote.short:
            told = {"sku": short.sku, "asked": short.asked, "free": short.free}
            self._say(self.words("quote.short", **told), "strong")
        for sku in quote.retired:
            self._say(self.words("quote.retired", sku=sku), "strong")
        self._amounts(quote)
        self._ways(quote)
        self._days(quote, answer)
        self._why(answer)

    def _begin(self) -> None:
        empty(self._content)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.px(1))
        self._outer.addWidget(self._content)

    def _say(self, text: str, role: str = "") -> None:
        self._column.addWidget(PlainLabel(text, role, wrap=True))

    def _outcome(self, answer: Answer) -> None:
        """A policy that is silent about quotes is told as such, and stands against nothing."""
        against = [each for each in answer.findings if each.key != SILENT]
        if answer.outcome != "allowed" and against:
            state = State()
            state.show_state(answer.outcome, self.words(f"outcome.{answer.outcome}"))
            self._column.addWidget(state)
        for finding in against:
            clause = self._clauses.get(finding.clause, "")
            self._say("\n".join(filter(None, (self.words.finding(finding), clause))))

    def _amounts(self, quote: Quote) -> None:
        order = quote.order
        rows: list[tuple[str, Money]] = [("lines", order.merchandise), ("tax", order.tax)]
        rows += [("shipping", order.shipping_charged), ("total", order.total)]
        rows += [("deposit", quote.deposit)] if quote.deposit else []
        rows += [("due", quote.due_now), ("tendered", quote.tendered)]
        rows += [("left", quote.left)] if quote.left >= ZERO else [("ahead", ZERO - quote.left)]
        told = [(self.words(f"quote.{name}"), self.words.money(amount)) for name, amount in rows]
        strong = [self.words(f"quote.{name}") for name in _STRONG]
        self.amounts = Pairs(told, amounts=True, strong=strong)
        self._column.addWidget(self.amounts)
        self._credit(quote)

    def _credit(self, quote: Quote) -> None:
        """The store credit that there is, or that is left once the order is paid with it."""
        spent = total(each.amount for each in quote.order.payments if each.method == STORE_CREDIT)
        if spent:
            left = max(ZERO, quote.credit - spent)
            self._say(self.words("quote.credit-left", spent=spent, left=left), "strong")
        elif quote.credit:
            self._say(self.words("quote.credit", amount=quote.credit), "strong")

    def _ways(self, quote: Quote) -> None:
        answer, words = quote.answer, self.words
        if answer.services:
            names = ", ".join(words.named("service", each) for each in answer.services)
            self._say(words("quote.services", names=names))
        for clause in dict.fromkeys(answer.refused_services.values()):
            refused = [name for name, why in answer.refused_services.items() if why == clause]
            names = ", ".join(words.named("service", each) for each in refused)
            told = words("quote.services-refused", names=names, clause=self._clauses.get(clause, ""))
            self._say(told, "muted")
        if answer.billable_weight_lb is not None:
            self._say(words("quote.weight", pounds=answer.billable_weight_lb))

    def _days(self, quote: Quote, answer: Answer) -> None:
        words = self.words
        # What is carried out of the shop never waits to be shipped.
        days = () if quote.order.service == PICKUP else answer.deadlines
        for deadline in sorted(days, key=lambda each: each.day):
            name = words.named("deadline", deadline.name, answer.names)
            self._say(f"{name}: {last_moment(words, deadline)}")
        for hold in answer.holds:
            self._say(words("quote.hold", hold=words.named("hold", hold)), "strong")

    def _why(self, answer: Answer) -> None:
        shown: Sequence[Clause] = [each for each in answer.clauses if self.words.clause(each)]
        if shown:
            self._say(self.words("answer.why"), "heading")
        for clause in shown:
            self._column.addWidget(selectable(PlainLabel(self.words.clause(clause), "small", wrap=True)))
