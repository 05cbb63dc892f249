"""Two editions of a policy in a shopkeeper's words: what is new, gone, reworded, each value that differs."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from desk.records.answers import Finding
from desk.records.differences import Difference, Value
from desk.words.explanations import about, prefix
from desk.words.sentences import Words

# Texts that are longer than a word or two stand on lines of their own.
_SHORT = 40


def sentences(words: Words, difference: Difference) -> tuple[str, ...]:
    """One difference: what it is about, then a line for each value that is other."""
    head = words(f"differ.{difference.way}.{difference.what}", about=_about(words, difference))
    if difference.way == "moved":
        return (head,)
    values = difference.values
    if difference.way != "changed":
        values = tuple(each for each in values if each.key.split(".")[0] not in ("ask", "clause", "note"))
    return (head, *(_value(words, each, difference) for each in values))


def _about(words: Words, difference: Difference) -> str:
    if difference.what != "rule":
        return difference.name.replace(".", ": ")
    said = about(words, difference.about.called(difference.names))
    places = [words("explain.clause", clause=difference.clause)] if difference.clause else []
    places += [words.named("ask", each) for each in difference.asks]
    return words("explain.head", about=said, places="; ".join(places))


def _value(words: Words, value: Value, difference: Difference) -> str:
    """A value that is other: before and after, or the one there is."""
    name = _key(words, value.key)
    own = difference.names
    before, after = (_shown(words, value.key, each, own) for each in (value.before, value.after))
    if difference.way != "changed":
        one = before if value.after is None else after
        return words("differ.one", name=name, value=one) if name else one
    key = "differ.long" if max(len(before), len(after)) > _SHORT else "differ.value"
    return words(key, name=name or words("differ.choice"), before=before, after=after)


def _key(words: Words, path: str) -> str:
    """A key's path as people read it: ``when.price.over`` is a condition of the price."""
    return " · ".join(words.named("key", part) for part in path.split(".") if part and part != "when")


def _shown(words: Words, path: str, value: Any, own: Mapping[str, dict[str, str]]) -> str:
    """A value as it is read: money, days, yes and no, ids by the words of their key, texts as they are."""
    if value is None:
        return words("differ.none")
    if isinstance(value, bool):
        return words("yes" if value else "no").lower()
    if isinstance(value, tuple):
        return ", ".join(_shown(words, path, each, own) for each in value)
    if isinstance(value, str):
        if path == "finding":
            return words.finding(Finding(value, values={"day": "…"}))
        kind = prefix(_first(path), in_condition=path.startswith("when."))
        return words.named(kind, value, own) if value in own or words.has(f"{kind}.{value}") else value
    if isinstance(value, Fraction):
        return f"{float(value):g}"
    return words("differ.plain", value=value)


def _first(path: str) -> str:
    return path.removeprefix("when.").split(".")[0]
