"""What a settled return gave its customer: a slip and the order that is paid with it, or a refund."""

from collections.abc import Iterable
from datetime import date

from desk.gui.pieces import Entry
from desk.gui.window import RecordWindow
from desk.operations import credits, payouts
from desk.records.payouts import Refund
from desk.records.returns import Return, Settlement
from desk.records.reversals import in_force
from desk.records.rights import Act

Step = tuple[str, str, date]


class GivenBack:
    """The steps in a return's window."""

    def __init__(self, window: RecordWindow) -> None:
        self.window, self.run, self.words = window, window.run, window.words

    def entries(self, ra: Return) -> list[Entry]:
        """What can be done next with what was given, first what is next; nothing once it was all done."""
        done = ra.in_force
        if done is None:
            return []
        found = self._with_slip(done) if done.slip else []
        if any(each.open for each in self._refunds(ra)):
            act, wanted = Act("mark_refunded", ra.number), self.run.wanted
            found.append(("credits", self.words("return.refund"), lambda: wanted.emit("refunds", ""), act))
        return found

    def _with_slip(self, done: Settlement) -> list[Entry]:
        """The slip, and as long as it can be spent the new order: first where the customer exchanges."""
        words, wanted = self.words, self.run.wanted
        slip: Entry = ("print", words("return.print-slip"), lambda: wanted.emit("credit_slip", done.slip))
        lot = self.run.read(self.window.bar, credits.open_credit, done.slip)
        if lot is None or lot.state != "open":
            return [slip]
        act = Act("take_order")
        take: Entry = ("orders", words("return.exchange"), lambda: wanted.emit("take", done.slip), act)
        return [take, slip] if done.destination == "exchange" else [slip, take]

    def steps(self, ra: Return) -> list[Step]:
        """A step of the timeline for each refund: that it is still to be made, or the day that it was."""
        return [self._step(each) for each in self._refunds(ra)]

    def _step(self, refund: Refund) -> Step:
        if refund.open:
            return "open", self.words("step.refund-open", amount=refund.open), refund.since
        made = max(each.day for each in in_force(refund.payouts))
        return "settled", self.words("step.refunded", amount=refund.amount), made

    def _refunds(self, ra: Return) -> Iterable[Refund]:
        every = self.run.read(self.window.bar, payouts.refunds_of, ra.order) or ()
        return [each for each in every if each.record == ra.number]
