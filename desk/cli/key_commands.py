"""``desk key show`` and ``desk key restore``: a shop's key as words, on paper and back."""

import sys
from pathlib import Path

from desk.cli import calls
from desk.cli.arguments import DONE, Call, Command, option
from desk.operations import recovery, rescues
from desk.records.backups import LOCKED, SUFFIX
from desk.records.errors import StoreTrouble
from desk.records.recovery import key_of


def show(call: Call) -> int:
    """Print the recovery words, numbered; the owner's, with the secret."""
    with call.open_desk() as desk:
        sheet = recovery.show_recovery_words(desk)
    print(call.words("cli.key-of", shop=sheet.shop.name))
    for place, word in enumerate(sheet.words, start=1):
        print(f"{place:2}. {word}")
    return DONE


def restore(call: Call) -> int:
    """Bring the key of a shop back from its words; what does not open the shop's file is not kept.

    On a new computer there may be no file yet, and only a backup that the words have to fit.
    """
    shop = call.given.shop
    backup = call.given.backup or (shop if shop and shop.suffix == SUFFIX else None)
    return _restore_for(call, backup) if backup else _restore(call)


def _restore_for(call: Call, backup: Path) -> int:
    found = rescues.look_at(backup, call.start.keys)
    if found.proof != LOCKED:
        print(call.words("cli.key-there"))
        return DONE
    rescues.bring_key(found, _typed(call), call.start.keys)
    print(call.words("cli.key-restored-for", backup=str(backup)))
    return DONE


def _restore(call: Call) -> int:
    shop = _without_key(call)
    if not shop:
        print(call.words("cli.key-there"))
        return DONE
    call.start.keys.put(shop, key_of(_typed(call)))
    if _without_key(call):
        call.start.keys.forget(shop)
        raise StoreTrouble("key-wrong", shop=shop)
    print(call.words("cli.key-restored"))
    return DONE


def _without_key(call: Call) -> str:
    """The shop of a file whose key is not here, or another shop's; empty where it is."""
    try:
        with call.start.open_desk(call.given.shop):
            return ""
    except StoreTrouble as trouble:
        if trouble.key not in ("key-missing", "key-wrong"):
            raise
        return str(trouble.values["shop"])


def _typed(call: Call) -> str:
    """The words of one line at a terminal, else of all lines."""
    if sys.stdin.isatty():
        print(call.words("cli.key-words"), file=sys.stderr)
        return sys.stdin.readline()
    return calls.read_input(sys.stdin)


COMMANDS = (
    Command("key show", show),
    Command("key restore", restore, (
        option("backup", kind="file", nargs="?", metavar="BACKUP", says="key-backup"),
    )),
)  # fmt: skip
