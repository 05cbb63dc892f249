"""The owner's yes where the policy says no: a menu entry that is there only then, and what it asks."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from desk.gui.ask import Blank, Question
from desk.gui.gate import gate
from desk.gui.pieces import Entry
from desk.gui.window import RecordWindow
from desk.records.answers import Answer
from desk.records.money import Money
from desk.records.paybacks import WAYS
from desk.records.rights import Act
from desk.words import Words

Step = Callable[[], None]


def offer_override(
    window: RecordWindow, answer: Answer | None, act: Act, ask: Step, usual: Sequence[Entry] = ()
) -> None:
    """Fill a window's menu: the usual entries, and below them the override where the answer is no yes."""
    entries: list[Entry] = list(usual)
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


def how_much(
    words: Words,
    told: tuple[str, str],
    step: Callable[[dict[str, Any]], None],
    ways: Iterable[str] = WAYS,
    proposed: Money | None = None,
) -> Question:
    """How much is given as the owner decides, which way, and why; ``told`` is the sentence and the deed."""
    blanks = (
        Blank("credit", words("override.credit"), "money", money=proposed),
        Blank("destination", words("override.destination"), "choice", options=ways_text(words, ways)),
        Blank("reason", words("ask.reason"), "reason"),
    )
    return Question(*told, blanks, step)


def ways_text(words: Words, ways: Iterable[str] = WAYS) -> dict[str, str]:
    """The ways that money goes back to a customer, by their names."""
    return {name: words(f"destination.{name}") for name in ways}
