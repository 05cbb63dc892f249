"""The window of a request: what was asked, what the policy said, and what the owner decided or has to."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from desk.gui import deciding
from desk.gui.answer_view import AnswerView
from desk.gui.ask import Blank, Question, write_mail
from desk.gui.fields import word_button
from desk.gui.history_table import HistoryTable
from desk.gui.papers import mail_of
from desk.gui.pieces import Card, Columns, Entry, Pairs, SmallTable
from desk.gui.printing import print_or_show
from desk.gui.text import PlainLabel, window_title
from desk.gui.window import RecordWindow
from desk.operations import orders, refusals, requests, returns, shops
from desk.records.answers import Answer
from desk.records.requests import ALLOWED, DECLINED, REFUSED, WAITING, Request
from desk.records.returns import Ask, Parcel, Return
from desk.records.rights import Act
from desk.words.conditions import found_text
from desk.words.refusals import spoken

CHANGES = ("requests", "returns", "orders", "credits", "ledger", "refunds", "overrides")


class RequestWindow(RecordWindow):
    """One request; nobody but the owner decides it."""

    kind = "request"
    concerns = frozenset({"requests", "returns"})
    size_units = (128, 88)

    def _build(self) -> None:
        words = self.words
        self.past = HistoryTable(words)
        self.what, self.decided = Card(words("request.what")), Card(words("request.decision"))
        self.why, self.proposed = Card(words("request.answer")), Card(words("request.proposal"))
        history = Card(words("record.history"))
        history.fill(self.past)
        left = [self.decided, self.what, history]
        self.set_body(Columns(left, [self.why, self.proposed], shares=(6, 5)))

    def load(self) -> None:
        """Read the request and show it."""
        found = self.run.read(self.bar, requests.open_request, self.subject)
        if found is not None:
            self.request: Request = found
            self.show_request(found)

    def show_request(self, request: Request) -> None:
        """Draw a request."""
        words = self.words
        self.setWindowTitle(window_title(words("request.window", number=request.number)))
        self.head.number.setText(request.number)
        self.head.state.show_state(request.state, words(f"state.{request.state}"))
        self.head.about.setText(words("request.about", customer=request.customer, order=request.order))
        self.ra = self._return()
        self.what.fill(Pairs(self._asked()), *self._lines(), *self._links())
        self._show_decision()
        self._show_answer()
        lines = self.run.read(self.bar, orders.read_history, request.number) or ()
        shop = self.run.read(self.bar, shops.read_shop)
        self.past.show_history(shop.time_zone, lines)
        self._offer()

    def _return(self) -> Return | None:
        sheet = self.run.read(self.bar, returns.open_return, self.request.ra) if self.request.ra else None
        return sheet.ra if sheet else None

    def _asked(self) -> list[tuple[str, str]]:
        words, request, facts = self.words, self.request, self.request.facts
        told = [
            ("kind", words(f"request.kind-{request.kind}")),
            ("reason", words(f"reason.{request.reason}")),
        ]
        if isinstance(facts, Ask):
            told += [("asked", words.day(facts.on)), ("delivered", words.day(facts.delivered))]
        else:
            told += self._came(facts)
        return [(words(f"request.{name}"), value) for name, value in told if value]

    def _came(self, parcel: Parcel) -> list[tuple[str, str]]:
        words, outside = self.words, parcel.ra_on_package
        return [
            ("found-reason", words(f"reason.{parcel.found_reason}") if parcel.found_reason else ""),
            ("received", words.day(parcel.received)),
            ("sent", words.day(parcel.sent)),
            ("outside", "" if outside is None else words("yes" if outside else "no")),
            ("cost", "" if parcel.shipping_cost is None else words.money(parcel.shipping_cost)),
        ]

    def _lines(self) -> list[QWidget]:
        """The pieces it is about, and how those of a parcel were found."""
        words, request = self.words, self.request
        titles = [words(f"column.{name}") for name in ("sku", "item", "pieces", "price")]
        table = SmallTable(words("request.what"), titles, right=(2, 3))
        table.show_rows(
            [[each.sku, each.name, str(each.quantity), words.money(each.price)] for each in request.lines]
        )
        facts, lines = request.facts, self.ra.lines if self.ra else ()
        if not isinstance(facts, Parcel):
            return [table]
        told = [found_text(words, line.sku, facts.condition(line.id)) for line in lines]
        return [table, *(PlainLabel(text, "muted", wrap=True) for text in told if text)]

    def _links(self) -> list[QWidget]:
        words, wanted, request = self.words, self.run.wanted, self.request
        order = word_button(words("return.open-order", number=request.order), "link")
        order.clicked.connect(lambda: wanted.emit("order", request.order))
        if not request.ra:
            return [order]
        ra = word_button(words("request.open-return", number=request.ra), "link")
        ra.clicked.connect(lambda: wanted.emit("return", request.ra))
        return [order, ra]

    def _show_decision(self) -> None:
        words, request = self.words, self.request
        told = [
            ("decided", words.day(request.decided)),
            ("by", request.by),
            ("why", request.why),
            ("sent-back", words.day(request.sent_back)),
            ("tracking", request.tracking),
        ]
        hint = PlainLabel(words(f"request.is-{request.state}"), "muted", wrap=True)
        self.decided.fill(hint, Pairs([(words(f"request.{name}"), value) for name, value in told if value]))

    def _show_answer(self) -> None:
        words, request = self.words, self.request
        view = AnswerView(words, self.run.desk.clock.today() if request.state == WAITING else None)
        view.show_answer(request.answer)
        say = [] if request.state != REFUSED else [PlainLabel(spoken(words, request.answer), wrap=True)]
        self.why.fill(*say, view)
        self.proposal = self._proposal() if request.state == WAITING else None
        self.proposed.setVisible(self.proposal is not None)
        if self.proposal is not None:
            view = AnswerView(words, self.run.desk.clock.today(), estimate=True)
            view.show_answer(self.proposal)
            self.proposed.fill(view)

    def _proposal(self) -> Answer | None:
        """What the policy says of what was found, where that is not what was told."""
        facts, ra = self.request.facts, self.ra
        if not isinstance(facts, Parcel) or ra is None or ra.state != "open" or not facts.found_reason:
            return None
        sheet = self.run.read(self.bar, returns.open_return, ra.number)
        noted = sheet and self.run.read(self.bar, returns.inspect, sheet, facts)
        return noted.proposal if noted else None

    def _offer(self) -> None:
        words, request = self.words, self.request
        number, steps = request.number, list[Entry]()
        self.head.offer("", None)
        if request.state == WAITING:
            self.head.offer(words("decide.deed"), self._ask_decision, Act("decide_request", number))
            act = Act("withdraw_request", number)
            steps.append(("close", words("request.withdraw"), self._ask_withdraw, act))
        elif request.state == ALLOWED and request.ra:
            self.head.offer(
                words("request.open-return", number=request.ra),
                lambda: self.run.wanted.emit("return", request.ra),
            )
        elif request.state in (REFUSED, DECLINED):
            self._offer_letter(steps)
        self.head.others(steps)

    def _offer_letter(self, steps: list[Entry]) -> None:
        words, request = self.words, self.request
        letter = words("request.letter")
        if request.waits_to_go_back:
            act = Act("send_refused_back", request.number)
            self.head.offer(words("request.went-back"), self._ask_went_back, act)
            steps.append(("print", letter, self._print))
        else:
            self.head.offer(letter, self._print)
        steps.append(("mail", words("request.mail"), self._mail))
        if self.ra is not None and self.ra.state == "refused":
            act = refusals.taking_back(self.run.desk, self.ra)
            steps.append(("close", words("request.take-back"), self._ask_take_back, act))

    def _print(self) -> None:
        print_or_show(self.run, "refusal_letter", self.request.number)

    def _mail(self) -> None:
        told = mail_of(self.run, self.bar, "refusal_letter", self.request.number)
        if told is not None and not write_mail(*told):
            self.bar.fault(self.words("mail.none"))

    def _ask_decision(self) -> None:
        self.ask.put(deciding.question(self.words, self.request, self.proposal, self._decide))

    def _decide(self, given: dict[str, Any]) -> None:
        step = (requests.decide_request, self.request.number, deciding.decision(self.request, given))
        self.run.write(self.bar, *step, changes=CHANGES, then=self._after)

    def _after(self, request: Request) -> None:
        """A yes is printed: the label of the RA, or the slip of the credit."""
        self.ask.take_back()
        if request.state != ALLOWED or self.ra is None:
            return
        if self.ra.state == "open":
            print_or_show(self.run, "ra_label", self.ra.number)
        elif self.ra.in_force and self.ra.in_force.slip:
            print_or_show(self.run, "credit_slip", self.ra.in_force.slip)

    def _ask_withdraw(self) -> None:
        self._ask_why("withdraw", lambda given: (requests.withdraw_request, self.subject, given["reason"]))

    def _ask_take_back(self) -> None:
        ra = self.request.ra
        self._ask_why("take-back", lambda given: (refusals.take_back_refusal, ra, given["reason"]))

    def _ask_why(self, deed: str, step: Any) -> None:
        words = self.words

        def take(given: dict[str, Any]) -> None:
            self.run.write(self.bar, *step(given), changes=CHANGES, then=lambda _: self.ask.take_back())

        blank = Blank("reason", words("ask.reason"), "reason")
        asked, confirm = words(f"request.ask-{deed}"), words(f"request.do-{deed}")
        self.ask.put(Question(asked, confirm, (blank,), take))

    def _ask_went_back(self) -> None:
        words, number = self.words, self.request.number
        today: date = self.run.desk.clock.today()
        blanks = (
            Blank("on", words("request.left-on"), "day", day=today),
            Blank("tracking", words("request.tracking"), "line", required=False),
        )

        def note(given: dict[str, Any]) -> None:
            step = (requests.send_refused_back, number, given["on"], given["tracking"])
            self.run.write(self.bar, *step, changes=CHANGES, then=lambda _: self.ask.take_back())

        self.ask.put(Question(words("request.ask-went-back"), words("request.do-went-back"), blanks, note))
