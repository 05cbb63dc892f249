"""Puts the parts together: where things are kept, the clock, the packs, the shop's file, the words."""

import getpass
import logging
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from desk.operations.bugs import LogLines
from desk.operations.desk import Desk
from desk.records.errors import BadInput, DeskError, NotFound, Refused, StoreTrouble, Wanting
from desk.records.lists import Progress
from desk.records.people import NewOwner
from desk.records.shop import BACKUP_SUFFIX, Shop
from desk.records.texts import need_text
from desk.store import preferences, swaps
from desk.store import shop as kept_shop
from desk.store.database import Database
from desk.store.faults import SENSELESS
from desk.store.keyring import KeyRing
from desk.store.place import make_folder
from desk.words import Words

if TYPE_CHECKING:
    from desk.records.backups import Restored

RESOURCES = Path(__file__).parent.parent / "resources"
SUFFIX = ".desk"
KEYS = "keys"
LARGEST_PACK = 2**20


class ShopClock:
    """The program's one clock, set to the shop's time zone."""

    def __init__(self, time_zone: str) -> None:
        self._zone = ZoneInfo(time_zone)

    def now(self) -> datetime:
        """This moment in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The shop's day."""
        return self.now().astimezone(self._zone).date()


class ShippedTexts(Mapping[str, str]):
    """Texts that come with the program, each read when it is asked for; a start does not even list them."""

    def __init__(self, listed: Callable[[], Mapping[str, Path]]) -> None:
        self._listed = listed

    @cached_property
    def _paths(self) -> Mapping[str, Path]:
        return self._listed()

    def __getitem__(self, name: str) -> str:
        return self._paths[name].read_text(encoding="utf-8")

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def _packs_in(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.toml")) if ".cases" not in path.name]


class ShippedPacks(ShippedTexts):
    """The policy packs that come with the program, by their ids."""

    def __init__(self, folder: Path = RESOURCES / "packs") -> None:
        super().__init__(lambda: {path.stem: path for path in _packs_in(folder)})


class ShippedCases(ShippedTexts):
    """The case files that come with the packs, by their files' names."""

    def __init__(self, folder: Path = RESOURCES / "packs") -> None:
        super().__init__(lambda: {path.name: path for path in sorted(folder.glob("*.cases.toml"))})


class Start:
    """What a start needs before a shop is open: places, packs, words, and opening or making a shop."""

    def __init__(self, data: Path | None = None) -> None:
        self._data, self._keys = data, KeyRing(data / KEYS) if data else None
        self.packs: Mapping[str, str] = ShippedPacks()

    @property
    def data(self) -> Path:
        """The user's own folder for shops and what the windows remember; made when first asked for."""
        if self._data is None:
            import platformdirs

            self._data = Path(platformdirs.user_data_dir("Desk", appauthor=False))
        make_folder(self._data)
        return self._data

    @property
    def keys(self) -> KeyRing:
        """The keys that rows are sealed with, in the user's configuration and not beside the shops."""
        if self._keys is None:
            import platformdirs

            self._keys = KeyRing(Path(platformdirs.user_config_dir("Desk", appauthor=False)) / KEYS)
        return self._keys

    def words(self, language: str = "") -> Words:
        """The words of a language, or of the last one used."""
        return Words(language or "en")

    def default_shop(self) -> Path:
        """The shop that a start without ``--shop`` opens."""
        return self.data / f"shop{SUFFIX}"

    @contextmanager
    def open_desk(self, path: Path | None = None, person: str = "") -> Iterator[Desk]:
        """An open shop, closed at the end whatever happens; raises StoreTrouble or NotFound."""
        desk = self.open(path, person)
        try:
            yield desk
        finally:
            desk.db.close()

    def open(self, path: Path | None = None, person: str = "") -> Desk:
        """An open shop; raises StoreTrouble, or NotFound where there is no file yet."""
        place = path or self.default_shop()
        if place.suffix == BACKUP_SUFFIX:
            # Opening it for work would change it, and then it is no backup any more.
            raise StoreTrouble("store-is-backup", path=str(place))
        swaps.complete(place)
        with suppress(PermissionError):  # told by whoever opens it
            if not place.exists():
                raise NotFound("shop-file-missing", path=str(place))
        need_text(person)
        db = Database.open(place, self.keys, _back_up_before)
        try:
            clock = ShopClock(kept_shop.get(db).time_zone)
        except BaseException as error:
            db.close()
            if isinstance(error, SENSELESS):
                raise StoreTrouble("store-damaged", path=str(place)) from error
            raise
        desk = Desk(db, self.packs, clock, person or getpass.getuser(), ShippedCases())
        if not preferences.get(db, preferences.STANDING):
            _catch_up(desk)
        if not preferences.get(db, preferences.CHECKS):
            _enter_checks(desk)
        return desk

    def create_shop(
        self, path: Path | None, new: Shop, pack: str, person: str = "", owner: NewOwner | None = None
    ) -> Path:
        """Make a shop's file whole or not at all; ``pack`` is a shipped pack's id or a pack file's path.

        One without an owner asks for its owner when it is first opened in a window.
        """
        from desk.operations import people, sample, shops

        place = path or self.default_shop()
        with suppress(OSError):  # a folder that cannot be made is told as a file that cannot be
            make_folder(place.parent)
        with Database.making(place, self.keys) as db:
            desk = Desk(db, self.packs, ShopClock(new.time_zone), person or getpass.getuser())
            shops.create_shop(desk, new, self.pack_text(pack))
            if owner:
                people.make_owner(desk, owner.name, owner.pin, owner.secret)
            if new.sample:
                try:
                    sample.fill(desk, _read_sample())
                except (BadInput, Refused, Wanting) as trouble:
                    # What is told of it would be about an order that nobody knows.
                    raise BadInput("sample-unfit", name=pack) from trouble
        return place

    def pack_text(self, pack: str) -> str:
        """The text of a shipped pack by its id, or of a pack's file; raises NotFound."""
        if pack in self.packs:
            return self.packs[pack]
        place = Path(pack)
        if not place.is_file():
            raise NotFound("pack-unknown", name=pack, known=", ".join(self.packs))
        try:
            if place.stat().st_size > LARGEST_PACK:
                raise BadInput("pack-unreadable", name=pack)
            return place.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as trouble:
            raise BadInput("pack-unreadable", name=pack) from trouble

    def sample_shop(self) -> Path:
        """The sample shop's file, made when it is not there yet."""
        path = self.data / f"sample{SUFFIX}"
        if not path.exists():
            self.create_shop(path, _sample_record(), "samanthas")
        return path

    def restore(
        self, backup: Path, target: Path, passphrase: str = ""
    ) -> Generator[Progress, None, "Restored"]:
        """Make a new shop's file of a backup, in small steps; raises StoreTrouble, and then there is none.

        Nobody signs in for it, as there may be no shop to sign in to: history names the computer's account.
        """
        from desk.operations import restores

        return restores.restore_to(backup, target, self.keys, self.desk_at, passphrase)

    def desk_at(self, db: Database) -> Desk:
        """A desk at which a file is open that is not a shop's own yet, such as one of a backup."""
        from desk.operations import people

        clock = ShopClock(kept_shop.get(db).time_zone)
        return people.unsigned(Desk(db, self.packs, clock, getpass.getuser()))


def _catch_up(desk: Desk) -> None:
    """What an older file's customers and orders lack; a policy that cannot be read is told when asked."""
    from desk.operations import customers, standing

    customers.catch_up(desk)
    with suppress(DeskError):
        standing.catch_up(desk)


def _enter_checks(desk: Desk) -> None:
    """What an older file was paid by check, entered as checks; likewise."""
    from desk.operations import checks

    with suppress(DeskError):
        checks.catch_up(desk)


def _back_up_before(path: Path) -> None:
    """Have a checked copy of an older file before it is brought up to date; raises StoreTrouble."""
    from desk.store import older_copies

    older_copies.back_up_before(path, ShopClock("UTC").now().isoformat(timespec="seconds"))


def _read_sample() -> dict[str, object]:
    import tomllib

    return tomllib.loads((RESOURCES / "sample.toml").read_text(encoding="utf-8"))


def _sample_record() -> Shop:
    from desk.records import plain

    return plain.from_plain(Shop, _read_sample()["shop"])


def set_up_log(folder: Path) -> None:
    """Write what went wrong, and nothing about people, to a file beside the shops."""
    handler = logging.FileHandler(folder / "desk.log", encoding="utf-8", delay=True)
    handler.setFormatter(LogLines())
    logging.getLogger().addHandler(handler)


def run_window(start: Start, shop: Path | None, person: str, language: str) -> int:
    """Open the main window on a shop and stay until it is closed; the exit code."""
    from desk.gui import application

    set_up_log(start.data)
    return application.run(start, shop, person, language)
