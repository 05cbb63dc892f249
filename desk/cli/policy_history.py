"""``desk policy what-if``: the history decided again under another policy, with progress and cancel."""

import sys
from collections.abc import Generator
from typing import Any

from desk.cli import history_report
from desk.cli.arguments import DONE, SHORT, Call, Command, option
from desk.cli.calls import WrongUse
from desk.exchange import what_if_csv
from desk.operations import judges, policies, what_if
from desk.operations.desk import Desk
from desk.records.errors import BadInput
from desk.records.facts import Choices
from desk.records.lists import Progress
from desk.records.plain import from_plain
from desk.records.what_if import Proposal, WhatIf


def _what_if(call: Call) -> int:
    given = call.given
    if given.columns:
        print("\n".join(history_report.column_lines(call.words)))
        return DONE
    for first, second in (("pack", "edition"), ("json", "output")):
        if getattr(given, first) and getattr(given, second):
            raise WrongUse("options-together", first=f"--{first}", second=f"--{second}")
    choices = _choices(given.reading, given.setting)
    with call.open_desk() as desk:
        proposal = _proposal(call, desk, choices)
        steps = what_if.what_if(desk, proposal, given.start, given.end)
        try:
            report = _run(call, steps)
        except KeyboardInterrupt:
            steps.close()
            print(call.words("what-if.cancelled"), file=sys.stderr)
            return SHORT
        if given.output:
            call.put(given.output, what_if_csv.export(report, call.words), desk.db.path)
            return DONE
    name = policies.read_pack(proposal.text).name if proposal.text else ""
    call.tell(history_report.lines(call.words, report, name), history_report.plain(report))
    return DONE


def _choices(readings: list[tuple[str, str]], settings: list[tuple[str, str]]) -> Choices:
    """Choices as they were typed; raises WrongUse for a setting that there is not, or that is no number."""
    told: dict[str, Any] = {"readings": dict(readings)}
    for name, value in settings:
        table, _, place = name.partition(".")
        if place:
            told.setdefault(table, {})[place] = value
        else:
            told[table] = int(value) if table == "dim_divisor" and value.isdecimal() else value
    try:
        return from_plain(Choices, told)
    except BadInput as trouble:
        raise WrongUse(trouble.key, **trouble.values) from trouble


def _proposal(call: Call, desk: Desk, choices: Choices) -> Proposal:
    given = call.given
    if given.edition is not None:
        return judges.of_edition(desk, given.edition, choices)
    if not given.pack:
        return Proposal(None, choices)
    text = call.start.pack_text(given.pack)
    policies.read_pack(text, given.pack)
    return Proposal(text, choices)


def _run(call: Call, steps: Generator[Progress, None, WhatIf]) -> WhatIf:
    """Step the work to its end; a terminal is told how far it is, each time another hundredth is done."""
    told = ""
    while True:
        try:
            progress = next(steps)
        except StopIteration as end:
            _tell(" " * len(told) + "\r" if told else "")
            return end.value
        line = call.words("what-if.progress", percent=100 * progress.done // progress.of)
        if line != told:
            told = line
            _tell(f"{line}\r")


def _tell(text: str) -> None:
    if sys.stderr.isatty():
        print(text, end="", file=sys.stderr, flush=True)


COMMANDS = (
    Command("policy what-if", _what_if, (
        option("--pack", metavar="ID|FILE", default="", says="try-pack"),
        option("--edition", says="edition-day", kind="day", metavar="DAY"),
        option("--reading", kind="pair", action="append", default=[], metavar="NAME=OPTION"),
        option("--setting", kind="pair", action="append", default=[], metavar="NAME=VALUE"),
        option("--from", kind="day", dest="start", metavar="DAY"),
        option("--to", kind="day", dest="end", metavar="DAY"),
        option("--json", action="store_true"),
        option("--output", kind="file", metavar="FILE.csv", says="csv"),
        option("--columns", action="store_true"),
    )),
)  # fmt: skip
