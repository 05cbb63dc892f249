"""Any operation by its name, with its arguments as JSON and its record as JSON (``desk do``)."""

import argparse
import inspect
import json
import re
import sys
from array import array
from collections.abc import Callable, Generator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any, TextIO, TypeVar, get_args

from desk.operations.catalogue import OPERATIONS
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.errors import BadInput
from desk.records.plain import from_plain, hints_of, to_plain

T = TypeVar("T")
_MODULE = re.compile(r"\b(?:[a-z_]+\.)+(?=[A-Za-z])")
_LONGEST = 16 * 2**20


class WrongUse(BadInput):
    """The call itself is wrong, before any operation has begun: its name, its JSON or its arguments."""


def call(desk: Desk, name: str, text: str) -> Any:
    """Call an operation with a JSON object's arguments, its record as plain values. WrongUse if not."""
    return prepare(name, text)(desk)


def prepare(name: str, text: str) -> Callable[[Desk], Any]:
    """The call of an operation, all read and checked, which needs a shop only now; raises WrongUse."""
    try:
        operation = _operation(name)
        arguments = _arguments(name, operation, _read(text))
    except BadInput as trouble:
        raise WrongUse(trouble.key, **trouble.values) from trouble

    def run(desk: Desk) -> Any:
        result = operation(desk, **arguments)
        if isinstance(result, Generator):
            result = to_end(result)
        return to_plain(list(result) if isinstance(result, array) else result)

    return run


def record(kind: type[T], text: str) -> T:
    """A record of a kind out of a JSON object with its fields; raises WrongUse."""
    try:
        made: T = from_plain(kind, _read(text), kind.__name__)
        return made
    except BadInput as trouble:
        raise WrongUse(trouble.key, **trouble.values) from trouble


def read_input(stream: TextIO) -> str:
    """All of a stream's text; raises WrongUse where it is not UTF-8."""
    try:
        return stream.read()
    except UnicodeDecodeError as trouble:
        raise WrongUse("json-unreadable", line=1, column=1) from trouble


def typed(given: argparse.Namespace) -> str:
    """What was given on standard input, which can be read once only, however often the command is run."""
    if not hasattr(given, "typed"):
        given.typed = read_input(sys.stdin)
    return str(given.typed)


def listing() -> tuple[tuple[str, str, str], ...]:
    """Each operation's name, its arguments with their types, and what it is for."""
    return tuple((name, _signature(each), _purpose(each)) for name, each in sorted(OPERATIONS.items()))


def _operation(name: str) -> Callable[..., Any]:
    if not name:
        raise BadInput("operation-missing")
    if name not in OPERATIONS:
        raise BadInput("operation-unknown", name=name, known=", ".join(sorted(OPERATIONS)))
    return OPERATIONS[name]


def _read(text: str) -> dict[str, Any]:
    if len(text) > _LONGEST:
        raise BadInput("json-too-long", limit=f"{_LONGEST // 2**20} MiB")
    try:
        # A decimal as text keeps its cents; a fraction has no place here, and NaN is no number at all.
        found = json.loads(text or "{}", parse_float=_refuse, parse_constant=_refuse)
    except (ValueError, RecursionError) as trouble:
        line, column = getattr(trouble, "lineno", 1), getattr(trouble, "colno", 1)
        raise BadInput("json-unreadable", line=line, column=column) from trouble
    if not isinstance(found, dict):
        raise BadInput("json-no-object")
    return found


def _refuse(text: str) -> Any:
    raise BadInput("json-number", text=text)


def _arguments(name: str, operation: Callable[..., Any], given: Mapping[str, Any]) -> dict[str, Any]:
    parameters = dict(list(inspect.signature(operation).parameters.items())[1:])
    for word in given:
        if word not in parameters:
            known = ", ".join(parameters) or "-"
            raise BadInput("argument-unknown", name=word, operation=name, known=known)
    for word, parameter in parameters.items():
        if word not in given and parameter.default is parameter.empty:
            raise BadInput("argument-missing", name=word, operation=name)
    hints = hints_of(operation)
    return {word: from_plain(hints[word], value, word) for word, value in given.items()}


def records() -> tuple[tuple[str, str], ...]:
    """The records that arguments hold, with their fields: what a script must send for them."""
    found: dict[str, str] = {}
    waiting = [hint for each in OPERATIONS.values() for hint in _argument_hints(each)]
    while waiting:
        hint = waiting.pop()
        if is_dataclass(hint) and isinstance(hint, type) and hint.__name__ not in found:
            hints = hints_of(hint)
            found[hint.__name__] = ", ".join(_spell(each, hints[each.name]) for each in fields(hint))
            waiting += hints.values()
        waiting += get_args(hint)
    return tuple(sorted(found.items()))


def _argument_hints(operation: Callable[..., Any]) -> list[Any]:
    hints = hints_of(operation)
    return [hints[name] for name in list(inspect.signature(operation).parameters)[1:]]


def _spell(each: Field[Any], hint: Any) -> str:
    kind = inspect.formatannotation(hint)
    needed = each.default is MISSING and each.default_factory is MISSING
    return _MODULE.sub("", f"{each.name}: {kind}" if needed else f"{each.name}?: {kind}")


def _signature(operation: Callable[..., Any]) -> str:
    """The arguments without the modules that their types come from."""
    parameters = list(inspect.signature(operation).parameters.values())[1:]
    return _MODULE.sub("", ", ".join(str(each) for each in parameters))


def _purpose(operation: Callable[..., Any]) -> str:
    return (inspect.getdoc(operation) or "").partition("\n")[0]
