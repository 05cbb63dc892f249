"""The policy's window: clauses, what they leave open, cases, editions, and changing it from a day on."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desk.gui import policy_files
from desk.gui.ask import Blank, Question
from desk.gui.draft_keeper import DraftKeeper
from desk.gui.fields import word_button
from desk.gui.flow import FlowLayout
from desk.gui.gate import gate
from desk.gui.pieces import Entry, scrolled
from desk.gui.policy_cases import CasesPage
from desk.gui.policy_changes import KINDS, Changes, ChangesBar
from desk.gui.policy_clauses import ClausesPage
from desk.gui.policy_editions import EditionsPage, in_force, upcoming
from desk.gui.policy_faults import FaultsPage
from desk.gui.policy_preview import PreviewPage, looking, warning_text
from desk.gui.policy_silences import SilencesPage
from desk.gui.run import Run
from desk.gui.theme import Theme
from desk.gui.window import RecordWindow
from desk.operations import cases, editions, proposals, shops
from desk.records.errors import BadInput
from desk.records.policies import EditionRow, PolicyDraft, PolicySheet, Prospect
from desk.records.rights import Act
from desk.records.what_if import WhatIf

PAGES = ("clauses", "silences", "cases", "editions", "preview", "faults")
# These stand only once there is something on them.
LATER = ("preview", "faults")
CHANGES = ("policy",)


class PolicyWindow(RecordWindow):
    """One policy; what is changed is kept as a draft until it is saved as a new edition or discarded."""

    kind = "policy"
    concerns = frozenset({"policy"})
    size_units = (140, 92)

    def __init__(self, run: Run, subject: str = "") -> None:
        self.changes = Changes()
        self.day = run.desk.clock.today() + timedelta(days=1)
        self.sheet: PolicySheet | None = None
        self._page = "clauses"
        super().__init__(run, subject)

    def _build(self) -> None:
        words = self.words
        self.setWindowTitle(words("policy.title"))
        self.head.offer(words("policy.run-cases"), self.run_cases)
        self.clauses, self.silences = ClausesPage(words), SilencesPage(words)
        self.cases, self.editions = CasesPage(words), EditionsPage(words)
        self.preview, self.faults = PreviewPage(words), FaultsPage(words)
        self._stack = QStackedWidget()
        self._tabs = QButtonGroup(self._stack)
        tabs = QWidget()
        flow = FlowLayout(tabs)
        self.tabs: dict[str, QPushButton] = {}
        for place, name in enumerate(PAGES):
            page = getattr(self, name)
            self._stack.addWidget(page if name == "clauses" else scrolled(page))
            button = word_button(words(f"policy.tab.{name}"), "chip")
            button.setCheckable(True)
            button.setVisible(name not in LATER)
            self._tabs.addButton(button, place)
            flow.addWidget(button)
            self.tabs[name] = button
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.px(1.5))
        column.addWidget(tabs)
        column.addWidget(self._stack, 1)
        self.set_body(body)
        self.changed = ChangesBar(words, self.run.desk.clock.today(), self.day, self._allow)
        self.set_foot(self.changed)
        self.show_page(self._page if self._page not in LATER else "clauses")

    def _connect(self) -> None:
        self._tabs.idClicked.connect(lambda place: self.show_page(PAGES[place]))
        self.clauses.changed.connect(self._note)
        self.cases.wanted.connect(self.run_cases)
        self.preview.opened.connect(self.run.wanted)
        self.changed.previewed.connect(self.look_ahead)
        self.changed.saved.connect(self._ask_save)
        self.changed.discarded.connect(self._discard)
        self.changed.moved.connect(self._move)
        self.keeper = DraftKeeper(self.clauses, self.run, self.bar, self._typed)
        self._keeping = False

    def first_field(self) -> QWidget | None:
        """The list of clauses."""
        return self.clauses.list

    def show_page(self, name: str) -> None:
        """Show one of the pages."""
        self._page = name
        self._stack.setCurrentIndex(PAGES.index(name))
        self.tabs[name].setVisible(True)
        self.tabs[name].setChecked(True)

    def load(self) -> None:
        """Read the policy of the day the changes are for, and what was typed the last time."""
        if not self._keeping:
            self._keeping = True
            self._resume()
        sheet = self.run.read(self.bar, proposals.open_policy, self.day, self.changes.text)
        if sheet is None and self.changes.text:
            # A file that was brought before, and that this version finds faults with.
            self.changes = Changes()
            sheet = self.run.read(self.bar, proposals.open_policy, self.day)
        if sheet is not None:
            self.sheet = sheet
            self._drop_lost(sheet)
            self.show_policy(sheet)

    def _resume(self) -> None:
        typed = self.keeper.begin("policy", "")
        if not typed or self.sheet is not None:
            return
        self.changes = Changes(typed["text"], **{kind: dict(typed[kind]) for kind in KINDS})
        self.day = max(date.fromisoformat(typed["day"]), self.day)
        self.changed.day.set_day(self.day)
        if self.changes.count:
            self.bar.tell(self.words("draft.resumed"), self.words("draft.afresh"), self._discard)

    def _drop_lost(self, sheet: PolicySheet) -> None:
        """What was typed about a value that this policy has not is of another one."""
        known = {value.path for clause in sheet.clauses for value in clause.values}
        for path in self.changes.values.keys() - known:
            self.changes.note("values", path, None)
        for name in self.changes.readings.keys() - sheet.readings.keys():
            self.changes.note("readings", name, None)

    def show_policy(self, sheet: PolicySheet) -> None:
        """Draw the policy with its editions and cases."""
        rows = self.run.read(self.bar, editions.list_editions) or ()
        shop = self.run.read(self.bar, shops.read_shop)
        self._show_head(sheet, rows)
        self.clauses.show_policy(sheet, self.changes)
        self.silences.show_policy(sheet)
        self.cases.show_cases(self.run.read(self.bar, cases.list_cases) or ())
        lines = self.run.read(self.bar, editions.read_changes) or ()
        self.editions.show_editions(rows, lines, shop.time_zone)
        self.changed.show_count(self.changes.count)

    def _show_head(self, sheet: PolicySheet, rows: tuple[EditionRow, ...]) -> None:
        words, brought = self.words, bool(self.changes.text)
        shown, about = in_force(words, sheet.name, rows, brought)
        coming = upcoming(rows)
        self.head.number.setText(sheet.name)
        self.head.state.show_state("allowed" if shown == "in_force" else "open", words(f"edition.{shown}"))
        self.head.about.setText(about)
        entries: list[Entry] = [
            ("import", words("policy.bring"), lambda: policy_files.bring(self)),
            ("save", words("policy.save-file"), lambda: policy_files.save_text(self)),
        ]
        for row in coming:
            step = partial(self._ask_withdraw, row)
            act = Act("withdraw_edition", str(row.id))
            entries.append(("close", words("policy.withdraw", day=row.in_force), step, act))
        self.head.others(entries)

    def _allow(self, save: QPushButton, ready: bool) -> None:
        gate(self.run, save, Act("new_edition"), ready=ready)

    def bring(self, text: str) -> None:
        """Change to another policy's text, which has been read without faults."""
        self.changes = Changes(text)
        self.tabs["faults"].hide()
        self.cases.forget()
        self.load()
        self.show_page("clauses")

    def _note(self, kind: str, name: str, told: str | None) -> None:
        self.changes.note(kind, name, told)
        self.clauses.mark()
        self.changed.show_count(self.changes.count)

    def _typed(self) -> dict[str, Any]:
        return {"day": self.day.isoformat()} | self.changes.fields()

    def _move(self) -> None:
        """Another day: the policy that would hold then is what is changed."""
        day = self.run.attempt(self.bar, self._chosen_day)
        if day is not None and day != self.day:
            self.bar.clear_fault()
            self.day = day
            self.load()

    def _chosen_day(self) -> date:
        day = self.changed.day.day()
        if day is None:
            raise BadInput("field-empty", label=self.words("policy.from-day"))
        return day

    def draft(self) -> PolicyDraft:
        """What is changed, from the day in the field; raises BadInput where that is none."""
        return self.changes.drafted(self._chosen_day())

    def look_ahead(self) -> None:
        """Decide last year's returns again under the changed policy, and show what would be otherwise."""
        self.bar.clear()
        draft = self.run.attempt(self.bar, self.draft)
        if draft is not None:
            steps = partial(looking, draft)
            self.run.long(self, self.words("policy.previewing"), steps, (), lambda found: self._ahead(*found))

    def _ahead(self, ahead: Prospect, report: WhatIf) -> None:
        self.preview.show_report(ahead, report)
        self.show_page("preview")

    def run_cases(self) -> None:
        """Ask all cases under the policy as it is being changed, or as it stands."""
        self.bar.clear()
        desk, changed = self.run.desk, self.changes.count > 0
        work = (lambda: proposals.proposed(desk, self.draft())) if changed else (lambda: None)
        proposal = self.run.attempt(self.bar, work)
        if changed and proposal is None:
            return
        steps = partial(cases.running_cases, proposal=proposal)
        self.run.long(self, self.words("policy.running"), steps, (), lambda found: self._ran(found, changed))

    def _ran(self, outcomes: Any, changed: bool) -> None:
        self.cases.show_outcomes(outcomes, changed)
        self.show_page("cases")

    def _ask_save(self) -> None:
        self.bar.clear()
        draft = self.run.attempt(self.bar, self.draft)
        ahead = draft and self.run.read(self.bar, proposals.look_ahead, draft)
        if not draft or not ahead:
            return
        words = self.words
        said = [words.count("policy.ask-save", self.changes.count, day=draft.in_force)]
        said += [warning_text(words, each) for each in ahead.warnings]
        blank = Blank("reason", words("ask.reason"), "reason")
        self.ask.put(
            Question(
                "\n".join(said), words("policy.save-now"), (blank,), lambda told: self._save(draft, told)
            )
        )

    def _save(self, draft: PolicyDraft, told: dict[str, Any]) -> None:
        def saved(_edition: Any) -> None:
            self.changes = Changes()
            self.ask.take_back()
            self._forget()
            self.load()
            self.bar.tell(self.words("policy.saved", day=draft.in_force))

        self.run.write(self.bar, proposals.adopt, draft, told["reason"], changes=CHANGES, then=saved)

    def _discard(self) -> None:
        self.ask.take_back()
        self.bar.clear()
        self.changes = Changes()
        self._forget()
        self.load()

    def _forget(self) -> None:
        """Nothing is being changed any more, and nothing of it shown."""
        self.keeper.drop()
        self.day = self.run.desk.clock.today() + timedelta(days=1)
        self.changed.day.set_day(self.day)
        self.keeper.begin("policy", "")
        self.cases.forget()
        for name in LATER:
            self.tabs[name].hide()
        if self._page in LATER:
            self.show_page("clauses")

    def _ask_withdraw(self, row: EditionRow) -> None:
        words = self.words
        blank = Blank("reason", words("ask.reason"), "reason")
        sentence = words("policy.ask-withdraw", day=row.in_force)
        step = self._withdraw
        self.ask.put(Question(sentence, words("policy.withdraw-now"), (blank,), lambda told: step(row, told)))

    def _withdraw(self, row: EditionRow, told: dict[str, Any]) -> None:
        def withdrawn(_edition: Any) -> None:
            self.ask.take_back()
            self.bar.tell(self.words("policy.withdrawn", day=row.in_force))

        step = (editions.withdraw_edition, row.id, told["reason"])
        self.run.write(self.bar, *step, changes=CHANGES, then=withdrawn)

    def leave(self) -> None:
        """What is typed waits for the next time."""
        self.keeper.stop()
