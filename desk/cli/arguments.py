"""What people type after ``desk``: commands as a table, and their words as days, amounts and pieces."""

import argparse
import re
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path
from typing import Any, ClassVar, NoReturn, Protocol

from desk.cli import answers_json, reports
from desk.cli.reading import Reading
from desk.cli.secrets import Secrets
from desk.exchange.files import write_file
from desk.operations import orders, people
from desk.operations.desk import Desk
from desk.records.answers import Answer
from desk.records.backups import Restored
from desk.records.errors import NeedsConsent
from desk.records.facts import LinePart
from desk.records.lists import Progress
from desk.records.orders import Order, OrderLine
from desk.records.people import NewOwner
from desk.records.plain import to_plain
from desk.records.questions import Told
from desk.records.requests import Request
from desk.records.returns import Return
from desk.records.shop import Shop
from desk.words import LANGUAGES, Words

DONE, SHORT, WRONG_USE = 0, 1, 2
# What argparse says, in its own words.
_TOLD = {
    "cli.required": r"the following arguments are required: (?P<names>.*)",
    "cli.unrecognized": r"unrecognized arguments: (?P<names>.*)",
    "cli.expected-one": r"argument (?P<name>.*?): expected (?:one|at least one) argument",
    "cli.invalid-choice": r"argument (?P<name>.*?): invalid choice: (?P<found>.*?) \(.* from (?P<known>.*)\)",
}


class Start(Protocol):
    """What the program gives a command: words, the shipped packs, and opening or making a shop."""

    packs: Mapping[str, str]

    @property
    def keys(self) -> Any:
        """The keys that shops' rows are sealed with."""

    def words(self, language: str = "") -> Words:
        """The words of a language."""

    def pack_text(self, pack: str) -> str:
        """The text of a shipped pack by its id, or of a pack's file; raises NotFound."""

    def open_desk(self, path: Path | None = None, person: str = "") -> AbstractContextManager[Desk]:
        """The shop of a file, or the user's own, closed at the end."""

    def create_shop(
        self, path: Path | None, new: Shop, pack: str, person: str = "", owner: NewOwner | None = None
    ) -> Path:
        """Make a shop's file; ``pack`` is a shipped pack's id or a file."""

    def restore(
        self, backup: Path, target: Path, passphrase: str = ""
    ) -> Generator[Progress, None, Restored]:
        """Make a new shop's file of a backup."""


_RETURNABLE: Callable[[OrderLine], int] = attrgetter("returnable")


@dataclass(frozen=True, slots=True)
class Call:
    """One command as it was given."""

    start: Start
    words: Words
    given: argparse.Namespace
    secrets: Secrets
    needs: NeedsConsent | None = None

    @contextmanager
    def open_desk(self) -> Iterator[Desk]:
        """The shop that the command is about, with the rights of who signed in: a clerk's if nobody did."""
        with self.start.open_desk(self.given.shop) as desk:
            yield self._agreed(self._signed(desk))

    def _signed(self, desk: Desk) -> Desk:
        name = self.given.person
        return people.prove(desk, name, self.secrets.of(name)) if name else people.unsigned(desk)

    def _agreed(self, desk: Desk) -> Desk:
        """With the consent of who approves, once the command has found that it needs one."""
        if self.needs is None:
            return desk
        name = self.given.approved_by
        consent = people.agree(desk, self.needs, name, self.secrets.of(name))
        return replace(desk, consents=(consent,))

    def tell(self, lines: list[str], plain: Any) -> None:
        """Print a record as text, or as JSON where that was asked for."""
        print(answers_json.to_text(plain) if self.given.json else reports.printable("\n".join(lines)))

    def put(self, output: Path | str, data: bytes, live: Path) -> None:
        """Write a file and say so; ``-`` is standard output. Never ``live``, the shop's own file."""
        if str(output) != "-":
            print(self.words("cli.written", file=str(write_file(Path(output), data, live))))
            return
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

    def tell_record(self, record: Order | Return, apart: tuple[str, ...] = ()) -> int:
        """Print an order or a return, with the numbers of the requests that were kept of its other lines."""
        if isinstance(record, Order):
            self.tell(reports.order_lines(self.words, record), answers_json.order_json(record))
        else:
            lines = reports.return_lines(self.words, record)
            lines += [self.words("report.apart", numbers=", ".join(apart))] if apart else []
            self.tell(lines, answers_json.return_json(record) | ({"apart": apart} if apart else {}))
        return DONE

    def tell_request(self, request: Request) -> int:
        """Print what was refused, waits for the owner, or was decided."""
        self.tell(reports.request_lines(self.words, request), to_plain(request))
        return DONE

    def tell_no(self, answer: Answer, number: str = "") -> int:
        """Print an answer that lets nothing be done: the policy refuses, or leaves it to the owner."""
        self.tell(reports.answer_lines(self.words, answer), answers_json.answer_json(answer, number))
        return SHORT


@dataclass(frozen=True, slots=True)
class Option:
    """One argument of a command; ``kind`` names how it is read, the rest is argparse's own."""

    flags: tuple[str, ...]
    kind: str
    settings: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Command:
    """One command, such as ``ra issue``; its help is the sentence ``cli.ra-issue``."""

    name: str
    run: Callable[..., int]
    options: tuple[Option, ...] = ()


def option(*flags: str, kind: str = "text", **settings: Any) -> Option:
    """An argument; its help is the sentence ``option.<its name>``, unless ``says`` names another one."""
    return Option(flags, kind, settings)


class _Parser(argparse.ArgumentParser):
    """A parser whose own words, too, are in the reader's language."""

    words: ClassVar[Words]

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **settings)
        titles = self.words("cli.given"), self.words("cli.options")
        self._positionals.title, self._optionals.title = titles
        self.add_argument("-h", "--help", action="help", help=self.words("option.help"))

    def format_usage(self) -> str:
        """How the command is called."""
        return super().format_usage().replace("usage:", self.words("cli.usage"), 1)

    def format_help(self) -> str:
        """The whole help."""
        return super().format_help().replace("usage:", self.words("cli.usage"), 1)

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong with the call, and end."""
        for key, pattern in _TOLD.items():
            if found := re.fullmatch(pattern, str(message), re.DOTALL):
                message = self.words(key, **found.groupdict())
        self.print_usage(sys.stderr)
        self.exit(WRONG_USE, f"{self.prog}: {message}\n")


class _Lines(argparse.Action):
    """``--line SKU``, and ``--quantity N`` for the line before it; one piece unless said."""

    def __call__(self, parser, namespace, value, flag=None) -> None:
        lines = list(getattr(namespace, "lines", None) or [])
        if flag == "--line":
            lines.append((value, 1))
        elif not lines:
            parser.error(parser.words("cli.line-first", name=flag))
        else:
            lines[-1] = (lines[-1][0], value)
        namespace.lines = lines


class _OfLine(argparse.Action):
    """What is said of the ``--line`` before it: ``of_lines`` holds it by the line's place."""

    def __call__(self, parser, namespace, value, flag=None) -> None:
        if not namespace.order_lines:
            parser.error(parser.words("cli.line-first", name=flag))
        said = dict(getattr(namespace, "of_lines", None) or {})
        place = len(namespace.order_lines) - 1
        said[place] = {**said.get(place, {}), flag.strip("-").replace("-", "_"): value}
        namespace.of_lines = said


_ACTIONS = {"lines": (_Lines, "lines"), "of-line": (_OfLine, "of_lines")}


def make_parser(words: Words, commands: Iterable[Command]) -> argparse.ArgumentParser:
    """The parser of a table of commands, with help in the reader's language."""
    made_by: type[_Parser] = type("_Parser", (_Parser,), {"words": words})
    parser = made_by(prog="desk", description=words("cli.desk"), epilog=words("cli.exits"))
    for each in (
        option("--shop", kind="file", metavar="FILE"),
        option("--as", dest="person", metavar="NAME", default=""),
        option("--approved-by", metavar="NAME", default=""),
        option("--secret-fd", kind="descriptor", metavar="N"),
        option("--language", choices=LANGUAGES, default=""),
    ):
        _add(parser, each, words)
    first = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=made_by)
    groups: dict[str, Any] = {"": first}
    for command in commands:
        group, _, name = command.name.rpartition(" ")
        if group not in groups:
            text = _help(words, f"cli.{group}")
            inner = groups[""].add_parser(group, help=text, description=text)
            groups[group] = inner.add_subparsers(required=True, metavar="COMMAND", parser_class=made_by)
        text = _help(words, f"cli.{command.name.replace(' ', '-')}")
        made = groups[group].add_parser(name, help=text, description=text)
        for each in command.options:
            _add(made, each, words)
        made.set_defaults(run=command.run, json=False)
    return parser


def language_of(arguments: Sequence[str]) -> str:
    """The language asked for, found before the parser is built, since its help is in it."""
    for word, after in zip(arguments, [*arguments[1:], ""], strict=False):
        if word == "--language" and after in LANGUAGES:
            return after
        if word.startswith("--language=") and word.partition("=")[2] in LANGUAGES:
            return word.partition("=")[2]
    return ""


def pieces_of(
    order: Order, wanted: list[tuple[str, int]], most: Callable[[OrderLine], int] = _RETURNABLE
) -> tuple[LinePart, ...]:
    """The pieces of each SKU from the order's lines in turn; the operation refuses what is too many."""
    parts: dict[str, int] = {}
    for sku, quantity in wanted:
        first = orders.line_by_sku(order, sku)
        lines = [line for line in order.lines if line.sku.casefold() == sku.strip().casefold()]
        for line in lines:
            taken = min(quantity, most(line) - parts.get(str(line.id), 0))
            if taken > 0:
                parts[str(line.id)] = parts.get(str(line.id), 0) + taken
                quantity -= taken
        if quantity:
            parts[first] = parts.get(first, 0) + quantity
    return tuple(LinePart(key, quantity) for key, quantity in parts.items())


def told_of(order: Order, pairs: Iterable[tuple[str, str]]) -> tuple[Told, ...]:
    """Answers to the policy's own questions; ``NAME:SKU`` is about the first line of an SKU."""
    told = []
    for key, value in pairs:
        name, _, sku = key.partition(":")
        told.append(Told(name, value, orders.line_by_sku(order, sku) if sku else ""))
    return tuple(told)


def _add(parser: argparse.ArgumentParser, each: Option, words: Words) -> None:
    settings = dict(each.settings)
    name = settings.pop("says", each.flags[0].lstrip("-"))
    settings["help"] = _help(words, f"option.{name}")
    if settings.get("action") in _ACTIONS:
        settings["action"], settings["dest"] = _ACTIONS[settings["action"]]
    if settings.get("action", _Lines) in (_Lines, _OfLine, "append"):
        settings["type"] = Reading(words).kinds[each.kind]
    parser.add_argument(*each.flags, **settings)


def _help(words: Words, key: str) -> str:
    return words(key).replace("%", "%%")
