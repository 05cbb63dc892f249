"""What is no fault of a pack and may still be meant otherwise: notes, idle readings, silences."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from desk.policy import vocabulary
from desk.policy.pack import Pack
from desk.policy.positions import positions, spell
from desk.records.errors import Fault

_Advice = tuple[str, tuple[str, ...], dict[str, Any]]


def advice(pack: Pack, text: str) -> tuple[Fault, ...]:
    """What to look at again in a pack that was read from a text, with its places, in the file's order."""
    lines = positions(text)
    found = []
    for key, path, values in (*_clauses(pack), *_readings(pack), *_questions(pack)):
        found.append(Fault(key, spell(path), lines.get(path, 0), **values))
    return tuple(sorted(found, key=lambda each: each.line or len(text)))


def _clauses(pack: Pack) -> Iterator[_Advice]:
    deposits = pack.terms.deposits.entries if pack.terms.deposits else ()
    cited = {each.clause for each in pack.rules} | {each.clause for each in pack.taxes}
    cited |= {each.clause for each in deposits} | {each.clause for each in pack.terms.plans}
    for name, clause in pack.clauses.items():
        if name not in cited:
            yield "clause-only-noted", ("clauses", name), {"clause": name}
        for language in vocabulary.LANGUAGES:
            if not clause.text.get(language):
                yield f"clause-without-{language}", ("clauses", name), {"clause": name}


def _readings(pack: Pack) -> Iterator[_Advice]:
    """Options that the same rules ask for: whoever chooses between them changes nothing."""
    for name, reading in pack.readings.items():
        asking = [rule.when["reading"][name] for rule in pack.rules if name in rule.when.get("reading", {})]
        for first, second in combinations(reading.options, 2):
            if asking and all((first in words) is (second in words) for words in asking):
                values = {"reading": name, "first": first, "second": second}
                yield "options-alike", ("readings", name), values


def _questions(pack: Pack) -> Iterator[_Advice]:
    for ask in vocabulary.ASKS:
        if not pack.asks(ask):
            yield "question-open", (), {"ask": ask}
