"""How an order on layaway stands: what was paid, what is left, the next payment, and its statement."""

from desk.gui.fields import word_button
from desk.gui.pieces import Card, Pairs
from desk.gui.run import Bar, Run
from desk.gui.text import PlainLabel
from desk.operations import layaways
from desk.records.money import ZERO
from desk.records.orders import Order
from desk.records.papers import LayawayStatement


class LayawayCard(Card):
    """Hidden for an order of which nothing is laid away."""

    def __init__(self, run: Run, bar: Bar) -> None:
        super().__init__(run.words("layaway.card"))
        self._run, self._bar, self._words = run, bar, run.words

    def show_order(self, order: Order) -> None:
        """Show how an order's layaway stands."""
        laid = layaways.is_layaway(order) and not order.cancelled
        found = self._run.read(self._bar, layaways.layaway_paper, order.number) if laid else None
        self.setVisible(found is not None)
        if found is not None:
            statement = word_button(self._words("layaway.statement"), "link")
            statement.clicked.connect(lambda: self._run.wanted.emit("layaway_statement", order.number))
            hint = PlainLabel(self._words("layaway.ships-paid"), "muted", wrap=True)
            hint.setVisible(found.left > ZERO)
            self.fill(Pairs(self._facts(found)), hint, statement)

    def _facts(self, found: LayawayStatement) -> list[tuple[str, str]]:
        words = self._words
        rows = [(f"layaway.{name}", words.money(getattr(found, name))) for name in ("first", "paid", "left")]
        if found.next is not None:
            rows.append(
                ("layaway.next", words("layaway.next-on", amount=found.next.money, day=found.next.day))
            )
        return [(words(key), value) for key, value in rows]
