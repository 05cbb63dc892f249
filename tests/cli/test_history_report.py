"""The lines of a report: sums, steps, each decision, and what is left to the file."""

from dataclasses import replace
from datetime import date

import pytest

from desk.cli import history_report
from desk.records.answers import Amount, Deadline
from desk.records.money import Money
from desk.records.what_if import Change, ClauseSum, OutcomeCount, Skipped, Verdict, WhatIf
from desk.words import LANGUAGES, Words

DAY = date(2026, 3, 13)
ALLOWED = Verdict(
    "allowed",
    destination="store_credit",
    credit=Money(7745),
    amounts=(Amount("merchandise", Money(7745), "credit-only"),),
    deadlines=(Deadline("return_by", date(2026, 3, 23), "ra-return-by"),),
)
REFUSED = Verdict("refused")
CHANGE = Change("RA-1", "#1", "return", DAY, ALLOWED, REFUSED, ALLOWED.differs(REFUSED))
SKIPPED = Skipped("RA-2", "#2", "return", DAY, "wants-condition", {"names": "resaleable", "number": "#2"})
REPORT = WhatIf(
    date(2026, 3, 1),
    None,
    4,
    3,
    changes=(CHANGE,),
    clauses=(
        ClauseSum("return", "credit-only", "merchandise", Money(7745), Money(0)),
        ClauseSum("return_request", "other", "wear", Money(0), Money(-5)),
    ),
    outcomes=(OutcomeCount("return", "allowed", "refused", 1),),
    touched=(replace(CHANGE, number="#3", ask="quote", differs=("services",)),),
    skipped=(SKIPPED,),
    uncompared=(SKIPPED,),
    names={"wear": {"en": "Wear and tear", "es": "Desgaste"}},
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_in_the_catalogues(language: str) -> None:
    text = "\n".join(history_report.lines(Words(language), REPORT, "Dolls"))
    for mark in ("what-if.", "error.", "ask.", "outcome.", "field-"):
        assert mark not in text
    assert "$77.45" in text and "[credit-only]" in text and "RA-2" in text
    assert {"en": "Wear and tear", "es": "Desgaste"}[language] in text


def test_a_change_says_from_what_to_what(words: Words) -> None:
    found = history_report.lines(words, REPORT, "")
    (line,) = (each for each in found if each.startswith("  RA-1"))
    assert "outcome Allowed → Refused" in line
    assert "credit $77.45 → $0.00" in line
    assert line.endswith("Mar 23, 2026 → –")
    (opened,) = (each for each in found if each.startswith("  #3"))
    assert opened.endswith("ways to send it")


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (None, None, "All decisions"),
        (DAY, None, "since Mar 13"),
        (None, DAY, "until Mar 13"),
        (DAY, date(2026, 4, 1), "from Mar 13, 2026 to Apr 1"),
    ],
)
def test_the_days_that_were_looked_at_are_said(
    words: Words, start: date | None, end: date | None, said: str
) -> None:
    assert said in history_report.lines(words, replace(REPORT, start=start, end=end), "Dolls")[1]


@pytest.mark.parametrize(
    ("before", "after", "said"), [(7745, 0, "$77.45 less"), (0, 5, "$0.05 more"), (5, 5, "same")]
)
def test_the_difference_is_said_as_more_or_less(words: Words, before: int, after: int, said: str) -> None:
    sides = (replace(ALLOWED, credit=Money(cents)) for cents in (before, after))
    found = replace(REPORT, changes=(Change("RA-1", "#1", "return", DAY, *sides, ("credit",)),))
    assert said in history_report.lines(words, found, "Dolls")[3]


def test_a_long_list_is_cut_and_says_so(words: Words) -> None:
    found = history_report.lines(words, replace(REPORT, changes=(CHANGE,) * 23), "Dolls")
    assert len([each for each in found if each.startswith("  RA-1")]) == history_report.MOST
    assert any("3 more" in each and "--output" in each for each in found)
    assert history_report.plain(replace(REPORT, changes=(CHANGE,) * 23))["changes"][22]["credit"] == "-77.45"
