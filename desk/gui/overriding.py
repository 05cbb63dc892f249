"""The owner's yes where the policy says no: a menu entry that is there only then, and what it asks."""

from collections.abc import Callable, Sequence
from typing import Any

from desk.gui.ask import Blank, Question
from desk.gui.gate import gate
from desk.gui.run import Run
from desk.gui.window import RecordWindow
from desk.operations import overrides
from desk.records.answers import Answer
from desk.records.rights import Act
from desk.words import Words

Step = Callable[[], None]
Entry = tuple[str, str, Step]


def offer_override(
    window: RecordWindow, answer: Answer | None, act: Act, ask: Step, usual: Sequence[Entry] = ()
) -> None:
    """Fill a window's menu: the usual entries, and below them the override where the answer is no yes."""
    entries = list(usual)
    against = answer is not None and answer.outcome != "allowed"
    if against:
        entries.append(("alert", window.words("override.menu"), ask))
    window.head.others(entries)
    if against:
        gate(window.run, window.head.menu.actions()[-1], act)


def why(words: Words, step: Callable[[dict[str, Any]], None]) -> Question:
    """Why an RA is issued against the policy."""
    blanks = (Blank("reason", words("ask.reason"), "reason"),)
    return Question(words("override.ra"), words("override.ra-confirm"), blanks, step)


def send_anyway(words: Words, step: Callable[[dict[str, Any]], None]) -> Question:
    """Why a parcel leaves although it is held."""
    blanks = (Blank("reason", words("ask.reason"), "reason"),)
    return Question(words("ship.anyway-ask"), words("ship.anyway-deed"), blanks, step)


def how_much(run: Run, step: Callable[[dict[str, Any]], None]) -> Question:
    """How much is given against the policy, which way, and why."""
    words = run.words
    ways = {name: words(f"destination.{name}") for name in overrides.DESTINATIONS}
    blanks = (
        Blank("credit", words("override.credit"), "money"),
        Blank("destination", words("override.destination"), "choice", options=ways),
        Blank("reason", words("ask.reason"), "reason"),
    )
    return Question(words("override.settle"), words("override.settle-confirm"), blanks, step)
