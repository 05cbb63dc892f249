"""Conditions of rules: what ``when`` may say, and the tests it is compiled to.

A test is asked with the view and a part and says yes, no, or None: a fact is missing, which its want names.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from desk.policy import bounds, matching, tables, told, vocabulary, windows
from desk.policy.amounts import Known
from desk.policy.bounds import Among
from desk.policy.matching import NOTHING, Plain, Test
from desk.policy.parts import Part
from desk.policy.view import View


def _among(words: tuple[str, ...]) -> tables.Kind:
    return bounds.among(tables.word(words))


STATIC_KEYS = {
    "reason": _among(vocabulary.REASONS),
    "kind": _among(vocabulary.KINDS),
    "by": _among(vocabulary.BY),
    "reading": tables.mapping(bounds.among(tables.text)),
}
ORDER_KEYS = {
    "payment": _among(vocabulary.PAYMENTS),
    "service": _among(vocabulary.SERVICES),
    "channel": bounds.among(tables.text),
    "cause": _among(vocabulary.CAUSES),
    "state": bounds.among(tables.text),
    "country": bounds.among(tables.text),
    "po_box": tables.flag,
    "shipping": tables.word(("free", "charged")),
    "replacement_in_stock": tables.flag,
    "ra_on_package": tables.flag,
    "has": tables.some(tables.word((*vocabulary.DAYS, *vocabulary.SUMS))),
    "lacks": tables.some(tables.word((*vocabulary.DAYS, *vocabulary.SUMS))),
    "passed": tables.some(tables.text),
    "within": tables.some(tables.text),
    "awaits": tables.some(tables.text),
    "outlasts": tables.mapping(tables.text),
    "dispatch": _among(vocabulary.DISPATCH),
    "effect": tables.flag,
    "settled": tables.flag,
    "owes": tables.flag,
    "cost_differs": tables.flag,
    "season": tables.mapping(bounds.season),
    "order": tables.record(bounds.MONEY),
    "held": tables.record(bounds.MONEY),
    "kept": tables.record(bounds.MONEY),
    "missed": tables.record(bounds.COUNTS),
    "pieces_together": tables.record(bounds.COUNTS),
    "splits": tables.text,
    "wish": _among(vocabulary.DESTINATIONS),
}
WINDOW_KEYS = ("passed", "within", "awaits")
# Keys that name several days or windows, each of which must be so.
NAMING = ("has", "lacks", *WINDOW_KEYS)
LINE_KEYS = {
    "condition": tables.record({name: tables.flag for name in vocabulary.CONDITIONS}),
    "price": tables.record(bounds.MONEY),
    "pieces": tables.record(bounds.COUNTS),
    "tag": bounds.among(tables.text),
}
KEYS: dict[str, tables.Kind] = {
    **STATIC_KEYS,
    **ORDER_KEYS,
    **LINE_KEYS,
    "fact": tables.mapping(told.spec),
}
# What takes longer to tell or can change while an answer is made: the other keys choose the rules beforehand.
_LATER = ("awaits", "outlasts", "dispatch", "settled", "owes", "cost_differs", "season", "splits", "wish")
_NUMBERS = ("order", "held", "kept", "missed", "price", "pieces", "pieces_together", "fact")
PLAIN_KEYS = KEYS.keys() - STATIC_KEYS.keys() - {*_LATER, *_NUMBERS}


def is_about_lines(when: Mapping[str, Any], known: Known) -> bool:
    """Whether a condition looks at the line, so that what it finds is said of each."""
    named = [known.facts[name].holder for name in when.get("fact", {})]
    return "kind" in when or "line" in named or not LINE_KEYS.keys().isdisjoint(when)


def compile_when(when: Mapping[str, Any], known: Known) -> tuple[Test, ...]:
    """The tests of a ``when`` that has been read, static facts left out: they choose the rules beforehand."""
    tests: list[Test] = []
    for key, spec in when.items():
        if key in PLAIN_KEYS:
            tests += [test for said in _singly(spec) for test in _plain(key, said, known)]
        elif key not in STATIC_KEYS:
            tests += _made(key, spec, known)
    return tuple(tests)


def beforehand(when: Mapping[str, Any], known: Known) -> tuple[Plain, ...]:
    """The tests of a ``when`` that are plain; without a plan's days, which take its money to tell."""
    found = []
    for key in PLAIN_KEYS & when.keys():
        for said in _singly(when[key]):
            if not (isinstance(said, str) and _is_planned(said, known.windows)):
                question, wanted = _question(key, said)
                pairs = zip(_plain(key, said, known), _plain(*question, known), strict=True)
                found += [(check, asked, wanted) for (check, _), (asked, _) in pairs]
    return tuple(found)


def _question(key: str, said: Any) -> tuple[tuple[str, Any], bool]:
    """An entry as a question that is also that of its opposite, and the answer that is wanted."""
    if isinstance(said, Among):
        return (key, Among(said.words)), not said.negated
    if isinstance(said, bool):
        return (key, True), said
    if key == "condition":
        return (key, (said[0], True)), said[1]
    return ("has", said) if key == "lacks" else (key, said), key != "lacks"


def _singly(spec: Any) -> tuple[Any, ...]:
    """What an entry says, each name of it for itself."""
    if isinstance(spec, Mapping):
        return tuple(spec.items())
    return spec if isinstance(spec, tuple) else (spec,)


def _is_planned(name: str, spans: Mapping[str, windows.Window]) -> bool:
    """Whether a day is one of a plan, or a window counted from one."""
    if name in spans:
        return any(_is_planned(each, spans) for each in (*spans[name].anchors, spans[name].act))
    return name in vocabulary.PLAN_DAYS


def _plain(key: str, said: Any, known: Known) -> list[Test]:
    """The tests of what a plain entry says, made once: the same is the same test in all rules of a pack."""
    if (key, said) not in known.tests:
        spec = dict([said]) if key == "condition" else (said,) if key in NAMING else said
        known.tests[key, said] = _made(key, spec, known)
    return known.tests[key, said]


def _made(key: str, spec: Any, known: Known) -> list[Test]:
    spans, facts = known.windows, known.facts
    if key in WINDOW_KEYS:
        return _window_tests(key, [spans[name] for name in spec], spans)
    if key == "outlasts":
        return [
            (_outlasting(windows.limit(spans[name], spans), windows.limit(spans[other], spans)), NOTHING)
            for name, other in spec.items()
        ]
    if key == "season":
        return [
            (matching.seasonal(windows.day_of(name, spans), part), NOTHING) for name, part in spec.items()
        ]
    if key == "splits":
        return [(matching.splitting(spec, facts[spec].default), NOTHING)]
    if key == "fact":
        return [(told.test(facts[name], said), facts[name].want) for name, said in spec.items()]
    return matching.MAKERS[key](spec)


def _window_tests(key: str, named: list[windows.Window], known: Mapping[str, windows.Window]) -> list[Test]:
    """All the windows named must be passed, or all still open, or their days all still to come."""
    tests: list[Test] = []
    for window in named:
        if key == "awaits":
            tests.append((_awaiting(windows.limit(window, known)), NOTHING))
            continue
        ask = windows.passed(window, known)
        if window.unit == "hours":
            known_days = windows.is_known(window, known)
            tests.append((partial(_is_passed, known_days), windows.want(window, known)))
        test = partial(_is_passed, ask) if key == "passed" else partial(_is_within, ask)
        tests.append((test, windows.want_of_act(window, known)))
    return tests


def _awaiting(day_of: windows.Limit) -> Callable[[View, Part], bool]:
    """Whether a window's day has not come: one that nobody can tell yet has not."""

    def test(view: View, part: Part) -> bool:
        day = day_of(view)
        return not isinstance(day, date) or view.on < day

    return test


def _outlasting(first: windows.Limit, second: windows.Limit) -> Callable[[View, Part], bool]:
    """Whether one window's day is known to lie after another's."""

    def test(view: View, part: Part) -> bool:
        day, other = first(view), second(view)
        return isinstance(day, date) and isinstance(other, date) and day > other

    return test


def _is_passed(ask: Callable[[View], bool | None], view: View, part: Part) -> bool | None:
    return ask(view)


def _is_within(ask: Callable[[View], bool | None], view: View, part: Part) -> bool | None:
    found = ask(view)
    return None if found is None else not found
