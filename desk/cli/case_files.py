"""Case files and the packs they are about; ``desk policy check`` runs them, a line per case."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desk.cli.arguments import DONE, SHORT, WRONG_USE, Call
from desk.exchange.files import read_file
from desk.operations.calendar import FEDERAL
from desk.records.errors import BadInput, DeskError

if TYPE_CHECKING:
    from desk.policy.cases import CaseFile
    from desk.policy.pack import Pack

_LARGEST = 16 * 2**20


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


def read_cases(call: Call, path: Path) -> "CaseFile":
    """The cases of a file; raises Malformed with all that is wrong with it, or with the pack it is about."""
    from desk.policy import cases, pack

    def find_pack(name: str) -> "Pack":
        """A shipped pack by its id, else one in a file beside the cases."""
        packs = call.start.packs
        return pack.read(packs[name] if name in packs else text_of(path.parent / name), name)

    return cases.read(text_of(path), find_pack, str(path), FEDERAL)


def text_of(path: Path) -> str:
    """The text of a policy or case file; BadInput where it cannot be read or is not UTF-8."""
    try:
        return read_file(path, _LARGEST).decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise BadInput("file-not-utf-8", file=str(path)) from trouble


def _check_file(call: Call, path: Path) -> int:
    from desk.policy import cases

    results = cases.check(read_cases(call, path))
    for each in results:
        verdict = "short" if each.differences else "holds"
        print(call.words(f"cli.case-{verdict}", name=each.name, file=str(path), line=each.line))
        for found in each.differences:
            values = {"what": found.key, "expected": found.expected or "-", "found": found.found or "-"}
            print(call.words("cli.difference", **values))
    return SHORT if any(each.differences for each in results) else DONE
