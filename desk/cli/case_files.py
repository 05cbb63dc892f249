"""``desk policy check``: case files run, a line per case, and the difference where one falls short."""

import sys
from pathlib import Path

from desk.cli.arguments import DONE, SHORT, WRONG_USE, Call
from desk.exchange.files import read_file
from desk.operations.calendar import FEDERAL
from desk.records.errors import BadInput, DeskError

_LARGEST_CASES = 16 * 2**20


def check(call: Call) -> int:
    """Every file is checked, whatever is wrong with the one before; malformed outweighs falling short."""
    worst = DONE
    for path in call.given.files:
        try:
            worst = max(worst, _check_file(call, path))
        except DeskError as trouble:
            print(f"{path}: {call.words.error(trouble)}", file=sys.stderr)
            worst = WRONG_USE
    return worst


def _check_file(call: Call, path: Path) -> int:
    from desk.policy import cases, pack

    def find_pack(name: str) -> pack.Pack:
        """A shipped pack by its id, else one in a file beside the cases."""
        packs = call.start.packs
        return pack.read(packs[name] if name in packs else _text_of(path.parent / name), name)

    results = cases.check(cases.read(_text_of(path), find_pack, str(path), FEDERAL))
    for each in results:
        verdict = "short" if each.differences else "holds"
        print(call.words(f"cli.case-{verdict}", name=each.name, file=str(path), line=each.line))
        for found in each.differences:
            values = {"what": found.key, "expected": found.expected or "-", "found": found.found or "-"}
            print(call.words("cli.difference", **values))
    return SHORT if any(each.differences for each in results) else DONE


def _text_of(path: Path) -> str:
    try:
        return read_file(path, _LARGEST_CASES).decode("utf-8")
    except UnicodeDecodeError as trouble:
        raise BadInput("file-not-utf-8", file=str(path)) from trouble
