"""``desk policy``: explain a case step by step, look through a pack, compare two editions."""

import re
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from desk.cli import case_files, reports
from desk.cli.arguments import DONE, SHORT, WRONG_USE, Call, Command, option
from desk.cli.calls import WrongUse
from desk.operations import policies, shops
from desk.operations.desk import Desk
from desk.records.errors import BadInput, DeskError, Fault, Malformed
from desk.records.facts import Choices
from desk.words import Words

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Wording(NamedTuple):
    """An edition to compare: a pack's text, and what the owner chose within it."""

    text: str
    choices: Choices = Choices()


def explain(call: Call) -> int:
    """Tell of each case, or of the one that was named, which rules were asked and what each did."""
    from desk.policy import explaining

    found = case_files.read_cases(call, call.given.file)
    chosen = _choose(call.given.case, [each.name for each in found.cases])
    for place in chosen:
        case = found.cases[place]
        answer = explaining.explain(found.pack, found.choices, case.facts)
        values = {"number": place + 1, "name": case.name, "file": str(call.given.file), "line": case.line}
        print(call.words("cli.case", **values))
        print("\n".join([*reports.explanation_lines(call.words, answer), ""]))
    return DONE


def _choose(wanted: str, names: list[str]) -> range | list[int]:
    """The places of the cases that are meant: a number from one, a name, or all."""
    if not wanted:
        return range(len(names))
    if wanted in names:
        return [names.index(wanted)]
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted) <= len(names):
        return [int(wanted) - 1]
    raise WrongUse("case-unknown", case=wanted, count=len(names))


def lint(call: Call) -> int:
    """Tell all faults of each pack, or that there are none and what to look at again."""
    worst = DONE
    for path in call.given.files:
        try:
            lines, code = _look_through(call.words, case_files.text_of(path)), DONE
        except Malformed as trouble:
            lines = [call.words("cli.lint-faults", count=len(trouble.faults))]
            lines, code = [*lines, *(f"  {call.words.fault(each)}" for each in trouble.faults)], WRONG_USE
        except DeskError as trouble:
            lines, code = [call.words.error(trouble)], WRONG_USE
        print("\n".join([f"{path}: {lines[0]}", *lines[1:]]))
        worst = max(worst, code)
    return worst


def _look_through(words: Words, text: str) -> list[str]:
    from desk.policy import advice, pack

    read = pack.read(text)
    counts = {"clauses": len(read.clauses), "rules": len(read.rules), "readings": len(read.readings)}
    found = [_advise(words, each) for each in advice.advice(read, text)]
    head = [words("cli.lint-advice", count=len(found))] if found else []
    return [words("cli.lint-clean", **counts), *head, *(f"  {each}" for each in found)]


def _advise(words: Words, fault: Fault) -> str:
    """A piece of advice; a question is called as people call it."""
    values: dict[str, Any] = {
        name: words.named("ask", str(each)) if name == "ask" else each for name, each in fault.values.items()
    }
    return words.fault(Fault(fault.key, fault.where, fault.line, **values))


def diff(call: Call) -> int:
    """Tell how two editions differ; exit code 1 where they do."""
    from desk.policy import difference
    from desk.words.differences import sentences

    first, second = (_edition(call, name) for name in (call.given.first, call.given.second))
    found = difference.differences(first.text, second.text, first.choices, second.choices)
    for each in found:
        head, *values = sentences(call.words, each)
        print("\n".join([head, *(f"    {value}" for value in values)]))
    print(call.words.count("cli.differences", len(found)) if found else call.words("cli.no-differences"))
    return SHORT if found else DONE


def _edition(call: Call, name: str) -> Wording:
    """A shipped pack by its id, an edition of the shop by its number or by a day, else a file.

    Whatever keeps it from being read is wrong use: exit code 1 means that two editions differ.
    """
    try:
        if name in call.start.packs:
            return Wording(call.start.packs[name])
        if _DAY.fullmatch(name) or name.isdecimal():
            with call.open_desk() as desk:
                return _own_edition(desk, name)
        return Wording(case_files.text_of(Path(name)))
    except DeskError as trouble:
        raise WrongUse(trouble.key, **trouble.values) from trouble


def _own_edition(desk: Desk, name: str) -> Wording:
    numbered = {str(number): each for number, each in enumerate(shops.editions(desk), 1)}
    try:
        day = None if name.isdecimal() else date.fromisoformat(name)
        found = numbered[name] if day is None else policies.edition_on(desk, day)
    except (KeyError, ValueError) as trouble:
        raise BadInput("edition-not-there", edition=name, count=len(numbered)) from trouble
    return Wording(found.text, policies.choices_of(found))


COMMANDS = (
    Command("policy explain", explain, (
        option("file", kind="file", metavar="FILE", says="cases"),
        option("--case", metavar="N|NAME", default=""),
    )),
    Command("policy lint", lint, (option("files", kind="file", nargs="+", metavar="FILE", says="packs"),)),
    Command("policy diff", diff, (
        option("first", metavar="A", says="edition"),
        option("second", metavar="B", says="edition"),
    )),
)  # fmt: skip
