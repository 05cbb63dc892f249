"""What would change is told in cents by clause, then decision by decision; a row opens its record."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QApplication

from desk.gui.pieces import SmallTable
from desk.gui.policy_preview import PreviewPage, warning_text
from desk.records.money import Money
from desk.records.policies import Caution, Prospect
from desk.records.what_if import Change, ClauseSum, Skipped, Verdict, WhatIf
from desk.words import Words
from tests.gui.acts import texts

DAY = date(2026, 4, 1)
AHEAD = Prospect(
    "samanthas", "Samantha's", DAY, (), (Caution("later-stands", values={"day": date(2026, 5, 1)}),)
)
BEFORE, AFTER = Verdict("allowed", credit=Money(7745)), Verdict("refused")
REPORT = WhatIf(
    date(2025, 3, 13),
    date(2026, 3, 13),
    decisions=5,
    open=2,
    changes=(Change("RA-26-00001-3", "#1001", "return", DAY, BEFORE, AFTER, ("outcome", "credit")),),
    clauses=(
        ClauseSum("return", "restocking", "restocking_fee", Money(-1799), Money(-900)),
        ClauseSum("return", "restocking", "wear", Money(0), Money(-5)),
    ),
    names={"wear": {"en": "Wear and tear"}},
    touched=(Change("#1003", "#1003", "cancel", DAY, BEFORE, AFTER, ("deadlines",)),),
    skipped=(Skipped("#1002", "#1002", "quote", DAY, "wants-shipped", {"number": "#1002"}),),
)


def test_before_a_preview_it_says_how_one_comes_about(words: Words, qapp: QApplication) -> None:
    assert "press “Preview what would change”" in texts(PreviewPage(words))


def test_a_report_is_told_by_clause_and_by_record(words: Words, qapp: QApplication) -> None:
    page = PreviewPage(words)
    page.show_report(AHEAD, REPORT)
    read = texts(page)
    for part in (
        "What would change from Apr 1, 2026 on",
        "5 decisions from Mar 13, 2025 to Mar 13, 2026 were decided again. 1 would come out otherwise.",
        "Customers would have been given $77.45 less for what came back.",
        "Another edition begins on May 1, 2026",
        "Return\nRestocking\nRestocking fee\n-$17.99\n-$9.00\n$8.99",
        "Return\nRestocking\nWear and tear",
        "RA-26-00001-3\nReturn\nApr 1, 2026\n$77.45\nRefused\noutcome, credit",
        "#1003\nCancellation\ndeadlines",
        "1 cannot be decided again",
    ):
        assert part in read, part


def test_more_money_is_told_too_and_empty_lists_are_left_out(words: Words, qapp: QApplication) -> None:
    page = PreviewPage(words)
    gain = Change("RA-26-00001-3", "#1001", "return", DAY, AFTER, BEFORE, ("credit",))
    page.show_report(replace(AHEAD, warnings=()), WhatIf(None, None, 1, 0, changes=(gain,)))
    read = texts(page)
    assert "$77.45 more" in read and "By clause" not in read and "cannot be decided" not in read


def test_a_row_opens_its_record(words: Words, qapp: QApplication) -> None:
    page = PreviewPage(words)
    page.show_report(AHEAD, REPORT)
    heard: list[tuple[str, str]] = []
    page.opened.connect(lambda *told: heard.append(told))
    for table in page.findChildren(SmallTable):
        table.itemActivated.emit(table.item(0, 0))
    assert heard == [("return", "RA-26-00001-3"), ("order", "#1003"), ("order", "#1002")]


def test_every_warning_is_a_sentence(words: Words) -> None:
    told = [
        Caution("other-pack", values={"before": "a", "after": "b"}),
        Caution("replaces-upcoming", values={"day": DAY}),
        Caution("text-names-old", "ra-request", values={"old": "5"}),
    ]
    sentences = [warning_text(words, each) for each in told]
    assert all("{" not in each and each.endswith(".") for each in sentences)
    assert "RA request" in sentences[2]
