"""An answer's steps in words: which rules were asked, which fitted, what each added or took."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from desk.records.answers import STAGES, Answer, Finding, Point, Step
from desk.words.sentences import Words

# In which part of the catalogues a key's words stand; of the others under the key itself, of "" nowhere.
_WORDS = {
    "has": "fact",
    "lacks": "fact",
    "price": "bound",
    "country": "",
    "give": "amount",
    "take": "amount",
    "bill": "amount",
    "less": "amount",
    "inform": "amount",
    "order": "bound",
    "held": "bound",
    "kept": "bound",
    "missed": "bound",
    "pieces": "bound",
    "pieces_together": "bound",
    "between": "amount",
    "tender": "destination",
    "wish": "destination",
    "fact": "",
    "season": "",
    "show": "figure",
    "to": "destination",
    "serve": "service",
    "deny": "service",
    "outcome": "explain.outcome",
}
# A state is where an order goes to in a condition, and what an answer comes to in an effect.
_IN_CONDITIONS = ("state",)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an explanation, and whether what it tells of came to something."""

    text: str
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an explanation: its title and its sentences in order."""

    title: str
    sentences: tuple[Sentence, ...]


def sections(words: Words, answer: Answer) -> tuple[Section, ...]:
    """The explanation of an answer that brings its steps; parts without a sentence are left out."""
    told = {
        f"explain.stage.{stage}": [
            _sentence(words, answer, step) for step in answer.steps if step.stage == stage
        ]
        for stage in STAGES
    }
    told["explain.readings"] = [Sentence(words.clause(each)) for each in answer.said]
    if answer.outcome == "owner":
        told["explain.left"] = [Sentence(words.finding(each)) for each in answer.findings]
    return tuple(Section(words(title), tuple(sentences)) for title, sentences in told.items() if sentences)


def _sentence(words: Words, answer: Answer, step: Step) -> Sentence:
    """One rule: what it is about, its clause and lines, and whether it applied, or why it did not."""
    values = {"head": _head(words, step)}
    if step.misses:
        values["why"] = words("explain.and").join(_miss(words, answer, each) for each in step.misses)
    elif step.verdict == "applies":
        effects = "; ".join(_effect(words, each) for each in step.effects)
        values["what"] = effects or words("explain.does.nothing")
    return Sentence(words(f"explain.{step.verdict}", **values), step.verdict == "applies")


def about(words: Words, point: Point) -> str:
    """What a rule could bring: a fee of 20 %, where it goes, a deadline."""
    said = words(f"explain.about.{point.key}", **_shown(words, point))
    for key in ("percent", "flat"):
        if key in point.values:
            said = words(f"explain.{key}", about=said, value=_plain(point.values[key]))
    return said


def prefix(key: str, in_condition: bool = False) -> str:
    """In which part of the catalogues the words of a pack's key stand; "" where they are no ids."""
    if in_condition and key in _IN_CONDITIONS:
        return ""
    return _WORDS.get(key, key)


def _head(words: Words, step: Step) -> str:
    said = about(words, step.about)
    places = [words("explain.clause", clause=step.clause)] if step.clause else []
    if step.lines:
        key = "explain.lines-each" if len(step.lines) > 1 else "explain.lines"
        places.append(words(key, lines=", ".join(step.lines)))
    return words("explain.head", about=said, places=", ".join(places)) if places else said


def _effect(words: Words, point: Point) -> str:
    return words(f"explain.does.{point.key}", **_shown(words, point))


def _miss(words: Words, answer: Answer, point: Point) -> str:
    """Why a rule does not fit; a condition that no catalogue knows is told by its key."""
    values = {"found": None, **point.values}
    if point.key == "reading":
        said = next((each for each in answer.said if each.id == values["name"]), None)
        values["found"] = words.clause(said) if said else values["found"]
    shown = _shown(words, Point(point.key, values), in_condition=True)
    key = f"explain.when.{point.key}"
    if point.key == "fact" and point.values.get("kind") == "day":
        key = "explain.when.fact-day" if point.values["wanted"] else "explain.when.fact-no-day"
    return words(
        key if words.has(key) else "explain.when.other",
        **{"name": "", "wanted": "", **shown, "what": _letters(point.key)},
    )


def _shown(words: Words, point: Point, in_condition: bool = False) -> dict[str, Any]:
    """A point's values as a sentence takes them."""
    kind = prefix(point.key, in_condition)
    shown = {name: _value(words, kind, value, ", ") for name, value in point.values.items()}
    if "wanted" in shown:
        # Of words that are asked for any will do; what is found or brought is there together.
        shown["wanted"] = _value(words, kind, point.values["wanted"], words("explain.or"))
    ground = point.values.get("label" if point.key == "finding" else "finding")
    if ground is not None:
        day = point.values.get("day")
        found = Finding(ground, values={"day": day.isoformat() if day else "…"})
        shown["finding"] = words.finding(found).rstrip(".")
    if "bound" in point.values:
        bound = words.named("bound", point.values["bound"])
        shown["wanted"] = words("explain.bound", bound=bound, value=point.values["wanted"])
    if point.key == "season":
        shown |= {name: words.day_of_year(point.values[name]) for name in ("first", "last")}
    if "at" in point.values:
        shown["day"] = words("explain.at", day=point.values["day"], hour=point.values["at"])
    if point.values.get("but"):
        shown["wanted"] = words("explain.all-but", words=shown["wanted"])
    return {"day": words("explain.unknown"), **shown}


def _value(words: Words, kind: str, value: Any, between: str) -> Any:
    """Ids as words, several with a word between, yes and no; the sentence itself shows money and days."""
    if value in (None, "", ()):
        return words("explain.unknown")
    if isinstance(value, dict):
        return value.get(words.language) or value.get("en", "")
    if isinstance(value, bool):
        return words("yes" if value else "no").lower()
    if isinstance(value, tuple):
        return between.join(_value(words, kind, each, between) for each in value)
    if isinstance(value, str):
        return words.named(kind, value) if kind else value
    return value


def _plain(value: Any) -> Any:
    """A percentage as people write it."""
    return f"{float(value):g}" if isinstance(value, Fraction) else value


def _letters(key: str) -> str:
    return key.replace("_", " ")
