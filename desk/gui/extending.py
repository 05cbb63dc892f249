"""The owner lets what is to come back come later: what is asked, and what the timeline says of it."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from desk.gui.ask import Blank, Question
from desk.records.returns import Return
from desk.records.shop import HistoryLine
from desk.words import Words

EXTENDS = "extend_ra"
Step = tuple[str, str, date]


def until_when(words: Words, ra: Return, step: Callable[[dict[str, Any]], None]) -> Question:
    """Until which day a return is extended, and why; the day in force stands in the sentence."""
    blanks = (
        Blank("until", words("extend.until"), "day", ahead=True),
        Blank("reason", words("ask.reason"), "reason"),
    )
    return Question(words("extend.ask", day=ra.return_by), words("extend.deed"), blanks, step)


def extensions(words: Words, lines: Iterable[HistoryLine]) -> list[Step]:
    """A step of the timeline for each time that a return was extended: by whom, until when."""
    return [
        ("open", words("extend.step", person=line.person, day=_day(line)), line.day)
        for line in lines
        if line.operation == EXTENDS
    ]


def _day(line: HistoryLine) -> date | str:
    """The day that was given; what people wrote of an erased customer is gone."""
    told = line.after.get("return_by", "")
    return date.fromisoformat(told) if told else "…"
