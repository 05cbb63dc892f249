"""The window of a return authorization: what was asked and answered, what is next, void, reverse, papers."""

from functools import partial
from typing import Any

from desk.gui.answer_view import AnswerView
from desk.gui.ask import Blank, Question
from desk.gui.bundling import which_order
from desk.gui.claim_card import ClaimCard
from desk.gui.extending import EXTENDS, extensions, until_when
from desk.gui.fields import word_button
from desk.gui.given_back import GivenBack
from desk.gui.history_table import HistoryTable
from desk.gui.packed_card import PackedCard
from desk.gui.parcel_notes import ParcelNotes
from desk.gui.photos_card import PhotosCard
from desk.gui.pieces import Card, Columns, Entry, Pairs, SmallTable
from desk.gui.requests_card import RequestsCard
from desk.gui.text import PlainLabel, window_title
from desk.gui.timeline import Timeline
from desk.gui.together_card import TogetherCard
from desk.gui.window import RecordWindow
from desk.operations import (
    bundles,
    claims,
    decided,
    orders,
    overrides,
    refusals,
    requests,
    returns,
    shops,
)
from desk.records.lapses import standing
from desk.records.requests import Request
from desk.records.returns import MISSING, Return, ReturnLine, Settled, Sheet
from desk.records.rights import Act
from desk.words.conditions import found_text

CHANGES = ("returns", "orders", "credits", "ledger")


class ReturnWindow(RecordWindow):
    """One RA; receiving it has a window of its own."""

    kind = "return"
    concerns = frozenset({"returns", "credits", "photos", "requests"})
    size_units = (128, 88)

    def _build(self) -> None:
        words = self.words
        self.lines = SmallTable(
            words("return.lines"),
            [words(f"column.{name}") for name in ("sku", "item", "pieces", "price")],
            right=(2, 3),
        )
        self.past, self.given = HistoryTable(words), GivenBack(self)
        names = ("lines", "timeline", "facts")
        self.cards = {name: Card(words(f"return.{name}")) for name in names}
        self.why = Card(words("return.answer"))
        self.history = Card(words("record.history"))
        self.found = PlainLabel(role="muted", wrap=True)
        self.cards["lines"].fill(self.lines, self.found)
        self.history.fill(self.past)
        self.claim, self.photos, self.packed = ClaimCard(self), PhotosCard(self), PackedCard(self)
        self.parcel = ParcelNotes(words)
        self.together = TogetherCard(
            words, self.run.desk.clock.today(), lambda row: self.run.wanted.emit("return", row.number)
        )
        # What a photo shows is held against what was packed: the two stand together.
        left = [self.cards["lines"], self.cards["timeline"], self.packed, self.photos]
        self.requests = RequestsCard(self.run, self.bar)
        left += [self.cards["facts"], self.requests, self.history]
        left.insert(1, self.parcel)
        self.set_body(Columns(left, [self.why, self.claim, self.together], shares=(6, 5)))

    def load(self) -> None:
        """Read the return and show it."""
        sheet = self.run.read(self.bar, returns.open_return, self.subject)
        if sheet is not None:
            self.ra = sheet.ra
            self.show_return(sheet)

    def take_known(self, known: Settled) -> None:
        """What settling it brought about: the order that sends the same item again is a click away."""
        if known.replacement:
            told = self.words("return.replaced", number=known.replacement)
            show = self.words("return.show-replacement")
            self.bar.tell(told, show, lambda: self.run.wanted.emit("order", known.replacement))

    def show_return(self, sheet: Sheet) -> None:
        """Draw a return."""
        words, ra = self.words, sheet.ra
        self.setWindowTitle(window_title(words("return.window", number=ra.number)))
        self.head.number.setText(ra.number)
        state = standing(ra, self.run.desk.clock.today())
        self.head.state.show_state(state, words(f"state.{state}"))
        self.head.about.setText(words("return.about", customer=ra.customer, order=ra.order))
        self.lines.show_rows([self._line(line) for line in ra.lines])
        found = (found_text(words, line.sku, line.condition) for line in ra.lines)
        self.found.setText("\n".join(filter(None, found)))
        self.found.setVisible(bool(self.found.text()))
        self.cards["timeline"].fill(self._timeline(ra))
        order = word_button(words("return.open-order", number=ra.order), "link")
        order.clicked.connect(lambda: self.run.wanted.emit("order", ra.order))
        self.cards["facts"].fill(Pairs(self._facts(ra)), order)
        today = self.run.desk.clock.today() if ra.state == "open" else None
        view = AnswerView(words, today, estimate=ra.state != "settled")
        self.refused = self._refusal(ra)
        if self.refused:
            view.show_answer(self.refused.answer)
        elif sheet.answer:
            explain = partial(self.run.read, self.bar, decided.explain_return, ra.number)
            view.show_answer(sheet.answer, explain)
        self.why.fill(view)
        self._show_claim(ra)
        self.requests.show_requests(ra.order, ra.number)
        self.parcel.show_return(ra)
        self.together.show_rows(sheet.together)
        self._show_history(ra)
        self._offer(ra)

    def _line(self, line: ReturnLine) -> list[str]:
        return [line.sku, line.name, str(line.quantity), self.words.money(line.price)]

    def _timeline(self, ra: Return) -> Timeline:
        words, done = self.words, self._done(ra)
        due = [(words("step.return-by"), ra.return_by)] if ra.return_by and ra.state == "open" else []
        lines = self.run.read(self.bar, orders.read_history, ra.number) or ()
        done[1:1] = extensions(words, lines)
        return Timeline(words, self.run.desk.clock.today(), done, due)

    def _done(self, ra: Return) -> list[tuple[str, str, Any]]:
        steps = [("placed", self.words("step.issued"), ra.issued)]
        found = ra.settlement
        if found:
            days = [("shipped", "sent"), ("shipped", "received"), ("settled", "settled")]
            # Nothing of what is missing was ever sent back.
            days = days[2:] if ra.reason == MISSING else days
            steps += [(sign, self.words(f"step.{name}"), getattr(found, name)) for sign, name in days]
            steps += [("reversed", self.words("step.reversed"), found.reversed)] if found.reversed else []
        steps += self.given.steps(ra)
        steps += [("refused", self.words("step.refused"), ra.refused)] if ra.refused else []
        return steps

    def _facts(self, ra: Return) -> list[tuple[str, str]]:
        words, done = self.words, ra.settlement
        facts = [("reason", words(f"reason.{ra.reason}")), ("customer", ra.customer)]
        if done and not done.reversed:
            facts.append(("went", words.named("destination", done.destination)))
            facts += [("credit", words.money(done.credit)), ("slip", done.slip)]
        return [(words(f"return.{name}"), value) for name, value in facts if value]

    def _refusal(self, ra: Return) -> Request | None:
        """What a refused return was refused with: that counts, and not the answer at its issue."""
        rows = self.run.read(self.bar, requests.requests_of, ra.order) if ra.state == "refused" else ()
        last = next((row.number for row in reversed(rows or ()) if row.ra == ra.number), "")
        return self.run.read(self.bar, requests.open_request, last) if last else None

    def _show_claim(self, ra: Return) -> None:
        """Any return may have photos; what is arranged and how it was packed matter to a claim."""
        self.photos.show_photos(ra.number)
        sheet = self.run.read(self.bar, claims.claim_sheet, ra.number)
        self.replacement = sheet.replacement if sheet is not None else ""
        if not ra.is_claim:
            sheet = None
        for card in (self.claim, self.packed):
            card.setVisible(sheet is not None)
            if sheet is not None:
                card.show_claim(sheet)

    def _show_history(self, ra: Return) -> None:
        lines = self.run.read(self.bar, orders.read_history, ra.number) or ()
        shop = self.run.read(self.bar, shops.read_shop)
        self.past.show_history(shop.time_zone, lines)

    def _offer(self, ra: Return) -> None:
        words = self.words
        # Nothing comes back for what is missing, and only of a claim there is a report.
        # The label of a refused one would pass for valid, as that of a voided one.
        labels = ra.reason != MISSING and ra.state != "refused"
        kinds = [*(("ra_label", "ra_sheet") if labels else ()), *(("claim_report",) if ra.is_claim else ())]
        papers: list[Entry] = [
            ("print", words(f"paper-name.{kind}"), partial(self.run.wanted.emit, kind, ra.number))
            for kind in kinds
        ]
        if ra.state == "open":
            act, wanted = Act("settle", ra.number), self.run.wanted
            self.head.offer(words("action.receive"), lambda: wanted.emit("receive", ra.number), act)
            papers += self._while_open(ra)
        elif given := self.given.entries(ra):
            self.head.offer(*given[0][1:])
            papers += given[1:]
        elif ra.state == "settled" and self.replacement:
            sent = self.replacement
            self.head.offer(words("return.open-replacement"), lambda: self.run.wanted.emit("order", sent))
        elif self.refused:
            # There the letter is printed, and noted that it went back.
            refused = self.refused.number
            self.head.offer(words("return.open-refusal"), lambda: self.run.wanted.emit("request", refused))
        else:
            self.head.offer("", None)
        if ra.state == "settled":
            act = self._act("reverse_settlement")
            papers.append(("close", words("return.reverse"), self._ask_reverse, act))
        if ra.state == "refused":
            act = self._act("take_back_refusal")
            papers.append(("returns", words("return.take-back"), self._ask_take_back, act))
        elif ra.state != "voided":
            papers.append(("save", words("return.save-case"), self._ask_case, self._act("save_case")))
        self.head.others(papers)

    def _while_open(self, ra: Return) -> list[Entry]:
        """What can be done with a return that is to come back."""
        words = self.words
        extend: Entry = ("today", words("extend.entry"), self._ask_extend, self._act(EXTENDS))
        void: Entry = ("close", words("return.void"), self._ask_void, self._act("void_ra"))
        more: Entry = ("orders", words("bundle.entry"), self._ask_more, Act("issue_ra"))
        return [more, extend, void] if ra.return_by else [more, void]

    def _ask_more(self) -> None:
        found = self.run.read(self.bar, bundles.orders_beside, self.ra.number)
        if found:
            self.ask.put(which_order(self.words, found, self._more))
        elif found is not None:
            self.bar.tell(self.words("bundle.none"))

    def _more(self, answers: dict[str, Any]) -> None:
        self.ask.take_back()
        self.run.led.emit("issue", answers["order"], self.ra.on_parcel)

    def _ask_extend(self) -> None:
        self.ask.put(until_when(self.words, self.ra, self._extend))

    def _extend(self, answers: dict[str, Any]) -> None:
        step = (overrides.extend_ra, self.ra.number, answers["until"], answers["reason"])
        self.run.write(self.bar, *step, changes=CHANGES, then=self._done_with)

    def _act(self, operation: str) -> Act:
        return Act(operation, self.ra.number, self.ra.state)

    def _ask_void(self) -> None:
        self._ask("void", self._void)

    def _ask_reverse(self) -> None:
        self._ask("reverse", self._reverse)

    def _ask_take_back(self) -> None:
        self._ask("take-back", self._take_back)

    def _take_back(self, answers: dict[str, Any]) -> None:
        step = (refusals.take_back_refusal, self.ra.number, answers["reason"])
        self.run.write(self.bar, *step, changes=(*CHANGES, "requests"), then=self._done_with)

    def _ask(self, deed: str, step: Any) -> None:
        blank = Blank("reason", self.words("ask.reason"), "reason")
        self.ask.put(Question(self.words(f"return.ask-{deed}"), self.words(f"return.{deed}"), (blank,), step))

    def _ask_case(self) -> None:
        words = self.words
        blank = Blank("name", words("return.case-name"), "reason", required=False)
        self.ask.put(Question(words("return.ask-case"), words("return.save-case"), (blank,), self._save_case))

    def _save_case(self, answers: dict[str, Any]) -> None:
        from desk.operations import cases

        step = (cases.save_case, self.ra.number, answers["name"])
        self.run.write(self.bar, *step, changes=("policy", "returns"), then=self._case_saved)

    def _case_saved(self, _case: Any) -> None:
        self.ask.take_back()
        show = self.words("return.show-cases")
        self.bar.tell(self.words("return.case-saved"), show, lambda: self.run.wanted.emit("policy", ""))

    def _void(self, answers: dict[str, Any]) -> None:
        step = (returns.void_ra, self.ra.number, answers["reason"])
        self.run.write(self.bar, *step, changes=CHANGES, then=self._done_with)

    def _reverse(self, answers: dict[str, Any]) -> None:
        step = (returns.reverse_settlement, self.ra.number, answers["reason"])
        self.run.write(self.bar, *step, changes=CHANGES, then=self._done_with)

    def _done_with(self, _ra: Return) -> None:
        self.ask.take_back()
