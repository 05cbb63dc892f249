"""``desk backup`` and ``desk restore``: a shop's whole file with its photos, out and in."""

from desk.cli.arguments import DONE, Call, Command, option
from desk.operations import backups
from desk.operations.imports import to_end
from desk.records import plain
from desk.records.backups import Restored
from desk.records.errors import DeskError, StoreTrouble
from desk.words.moments import moment


def backup(call: Call) -> int:
    """Make a backup in a folder, look through it, and say what is in it."""
    with call.open_desk() as desk:
        made = to_end(backups.back_up(desk, call.given.folder)).backup
    words, manifest = call.words, made.manifest
    photos = len(manifest.photos) - len(manifest.lost)
    lines = [words("cli.backed-up", file=made.path, orders=manifest.orders, photos=photos)]
    if manifest.lost:
        lines.append(words.count("backup.lost", len(manifest.lost)))
    call.tell(lines, plain.to_plain(made))
    return DONE


def restore(call: Call) -> int:
    """Make a new shop's file of a backup; one that is there is never written over."""
    words = call.words
    try:
        done = _restored(call, "")
    except StoreTrouble as trouble:
        if trouble.key != "backup-encrypted":
            raise _way_on(call, trouble) from trouble
        done = _restored(call, call.secrets.ask("cli.passphrase"))
    at = moment(words, done.at, done.zone)
    lines = [words("cli.restored", file=done.path, at=at, orders=done.orders, photos=done.photos)]
    lines += [words("cli.skipped", name=name, old=old, new=new) for name, old, new in done.skipped]
    call.tell(lines, plain.to_plain(done))
    return DONE


def _way_on(call: Call, trouble: StoreTrouble) -> DeskError:
    """On a computer without the shop's key, the commands that go on from here."""
    if trouble.key != "key-missing":
        return trouble
    given = call.given
    return StoreTrouble("restore-key-missing", backup=str(given.backup), target=str(given.target))


def _restored(call: Call, passphrase: str) -> Restored:
    given = call.given
    return to_end(call.start.restore(given.backup, given.target, passphrase))


COMMANDS = (
    Command("backup", backup, (
        option("folder", kind="file", metavar="DIR", says="backup-folder"),
        option("--json", action="store_true"),
    )),
    Command("restore", restore, (
        option("backup", kind="file", metavar="BACKUP"),
        option("--to", kind="file", dest="target", required=True, metavar="FILE", says="restore-to"),
        option("--json", action="store_true"),
    )),
)  # fmt: skip
