"""A shop's own checklists: what is looked at, by the category of goods, when such a piece comes back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from desk.records.conditions import FAULTLESS
from desk.records.errors import BadInput
from desk.records.returns import CONDITIONS, Checks

# How a question is answered, and a yes or no as it is kept: no word of a language.
YES_NO, TEXT = KINDS = ("yes", "text")
YES, NO = "yes", "no"
MOST_QUESTIONS, MOST_CATEGORIES, LONGEST = 20, 100, 120


@dataclass(frozen=True, slots=True)
class Check:
    """One question of a checklist: answered by yes or no, or by a text such as an edition's number.

    ``spoils`` is the condition that is not as it should be where the answer is no, or empty.
    """

    text: str
    kind: str = YES_NO
    spoils: str = ""


Checklists = dict[str, tuple[Check, ...]]


def questions_for(checklists: Mapping[str, tuple[Check, ...]], category: str) -> tuple[Check, ...]:
    """The questions about goods of a category, whatever its case; none where it has no checklist."""
    wanted = category.casefold()
    found = (checks for name, checks in checklists.items() if name.casefold() == wanted)
    return next(found, ())


def checked(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Questions as they are kept.

    Raises BadInput ``check-text``, ``check-kind``, ``check-spoils``, ``check-twice`` or ``check-many``.
    """
    made: list[Check] = []
    for each in checks:
        text = " ".join(each.text.split())
        if not 0 < len(text) <= LONGEST:
            raise BadInput("check-text", most=LONGEST)
        if each.kind not in KINDS:
            raise BadInput("check-kind", kind=each.kind, known=", ".join(KINDS))
        if each.spoils and (each.kind != YES_NO or each.spoils not in CONDITIONS):
            raise BadInput("check-spoils", text=text, known=", ".join(CONDITIONS))
        if text.casefold() in {other.text.casefold() for other in made}:
            raise BadInput("check-twice", text=text)
        made.append(replace(each, text=text))
    if len(made) > MOST_QUESTIONS:
        raise BadInput("check-many", most=MOST_QUESTIONS)
    return tuple(made)


def spoilt(checks: Iterable[Check], answers: Checks) -> dict[str, bool]:
    """The conditions that answers to a checklist say, each as the opposite of what it should be."""
    no = (each.spoils for each in checks if each.spoils and answers.get(each.text) == NO)
    return {name: not FAULTLESS[name] for name in no}


def open_questions(checks: Iterable[Check], answers: Checks) -> tuple[str, ...]:
    """The questions that nobody has answered yet."""
    return tuple(each.text for each in checks if not answers.get(each.text))
