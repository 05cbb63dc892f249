"""Where no shop is open a backup becomes it, by the word of an owner whom the backup itself knows."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desk.operations import backups, credentials, people, rescues, restores
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.operations.rescues import Rescue
from desk.records.backups import LOCKED, PROVEN, UNSEALED, BackedUp, Restored
from desk.records.errors import BadInput, DeskError, StoreTrouble
from desk.records.people import FREE_TRIES
from desk.records.recovery import words_of
from desk.store import copies, history, manifests, older_copies
from desk.store.database import Database
from desk.store.keyring import KeyRing
from desk.store.verification import Verification
from tests.operations.test_backups import Watch, back_up, shop, watch  # noqa: F401
from tests.store.backed import PASSPHRASE

SECRET = "a longer secret"
DAMAGE = b"no file of ours"
TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('seals', 'identity')"


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(credentials, "COST", credentials.Cost(8, 1))


class Lost:
    """A shop whose file does not open any more, its one backup, and a desk for what comes of it."""

    def __init__(self, shop: Desk, made: BackedUp) -> None:  # noqa: F811
        self.shop, self.keys, self.path = shop, shop.db.keys, shop.db.path
        self.backup = Path(made.backup.path)
        self.id, self.key = shop.db.sealer.shop, shop.db.sealer.key
        shop.db.close()
        self.path.write_bytes(DAMAGE)

    def at_desk(self, db: Database) -> Desk:
        """As at a start: nobody signed in."""
        return replace(self.shop, db=db, who="somebody", person=None, proven=False)

    def look(self, keys: KeyRing | None = None, passphrase: str = "") -> Rescue:
        """Look through the backup, to the end."""
        ring = keys or self.keys
        rescue: Rescue = to_end(rescues.look_through(self.backup, self.path, ring, passphrase))
        return rescue

    def finish(self, rescue: Rescue, secret: str = SECRET, owner: str = "Alma") -> Restored:
        """Give a secret."""
        return rescues.finish(rescue, self.at_desk, owner, secret)

    def refused(self, rescue: Rescue, secret: str, owner: str = "Alma") -> str:
        """Why a secret is not taken; the file is as it was."""
        with pytest.raises(DeskError) as caught:
            self.finish(rescue, secret, owner)
        assert self.path.read_bytes() == DAMAGE
        return caught.value.key

    def opened(self, keys: KeyRing | None = None) -> Desk:
        """The shop that it has become."""
        return self.at_desk(Database.open(self.path, keys or self.keys))


@pytest.fixture
def lost(shop: Desk) -> Lost:  # noqa: F811
    """A damaged file with a backup beside it."""
    people.set_secret(shop, 1, SECRET)
    return Lost(shop, back_up(shop))


def findings(desk: Desk) -> tuple:  # type: ignore[type-arg]
    """What a whole check of a file finds."""
    check = Verification(desk.db)
    for _ in check.whole():
        pass
    return check.findings


def test_the_backup_takes_the_place_and_the_file_is_kept(lost: Lost) -> None:
    log = lost.path.with_name("shop.desk-wal")
    log.write_bytes(b"what was written last")
    (found,) = rescues.list_beside(lost.path, lost.keys)
    assert (found.backup.path, found.proof) == (str(lost.backup), PROVEN)
    rescue = lost.look()
    assert (rescue.name, [each.name for each in rescue.owners]) == ("Button & Bear", ["Alma"])
    done = lost.finish(rescue)
    aside = Path(done.aside)
    assert aside.name == "shop-before-restore-1.desk" and aside.read_bytes() == DAMAGE
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == b"what was written last"
    assert not log.exists()
    again = lost.opened()
    line = history.done(again.db, "restore")[-1]
    assert (line.person, line.signed, line.subject) == ("Alma", 1, "desk-000001.backup")
    assert findings(again) == () and copies.orders_in(again.db) == 1 and not again.db.sealer.mark.disputed
    again.db.close()


def test_where_the_file_is_gone_nothing_is_kept(lost: Lost) -> None:
    lost.path.unlink()
    assert lost.finish(lost.look()).aside == ""
    again = lost.opened()
    assert copies.orders_in(again.db) == 1
    again.db.close()


def test_wrong_secrets_wait_and_a_restart_does_not_help(lost: Lost, watch: Watch) -> None:  # noqa: F811
    rescue = lost.look()
    for _ in range(FREE_TRIES):
        assert lost.refused(rescue, "not that one") == "secret-wrong"
    assert lost.refused(rescue, SECRET) == "tries-wait"
    rescue.drop()
    lost.keys = KeyRing(lost.path.parent / "keys")
    rescue = lost.look()
    assert lost.refused(rescue, SECRET) == "tries-wait"
    watch.at += timedelta(hours=2)
    assert lost.refused(rescue, "nor that") == "secret-wrong"
    watch.at -= timedelta(days=300)
    lost.finish(rescue)
    assert lost.keys.tries(lost.id, 1) == (0, "")


def test_only_an_owner_of_the_shop_is_asked(lost: Lost) -> None:
    rescue = lost.look()
    assert lost.refused(rescue, SECRET, "Ben") == "person-unknown"
    assert lost.refused(rescue, "", "Alma") == "secret-wrong"
    rescue.drop()


def test_who_is_no_active_owner_is_not_asked(shop: Desk) -> None:  # noqa: F811
    people.set_secret(shop, 1, SECRET)
    ben = people.add_person(shop, "Ben", "owner", "4711", SECRET)
    people.add_person(shop, "Cleo", "manager", "4712", SECRET)
    bea = people.add_person(shop, "Bea", "owner", "4713", SECRET)
    people.set_active(shop, ben.id, False, "gone")
    assert bea.role == "owner"
    lost = Lost(shop, back_up(shop))
    rescue = lost.look()
    assert [each.name for each in rescue.owners] == ["Alma", "Bea"]
    assert lost.refused(rescue, SECRET, "Cleo") == lost.refused(rescue, SECRET, "Ben") == "person-unknown"
    rescue.drop()


def test_a_shop_without_secrets_asks_for_none(shop: Desk) -> None:  # noqa: F811
    """The sample shop: it is there to try things."""
    lost = Lost(shop, back_up(shop))
    rescue = lost.look()
    assert rescue.owners == ()
    lost.finish(rescue, "", "")
    again = lost.opened()
    assert history.done(again.db, "restore")[-1].person == "somebody"
    again.db.close()


def test_given_up_at_any_step_nothing_is_left(lost: Lost) -> None:
    before = sorted(lost.path.parent.rglob("*"))
    for at in range(1, 1000):
        steps = rescues.look_through(lost.backup, lost.path, lost.keys)
        try:
            for _ in range(at):
                next(steps)
        except StopIteration as end:
            end.value.drop()
            assert sorted(lost.path.parent.rglob("*")) == before and at > 5
            break
        steps.close()
        assert sorted(lost.path.parent.rglob("*")) == before, at


def test_a_file_that_another_program_has_is_not_replaced(lost: Lost) -> None:
    rescue = lost.look()
    lost.path.unlink()
    with closing(sqlite3.connect(lost.path, isolation_level=None)) as other:
        other.execute("CREATE TABLE theirs (what TEXT)")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreTrouble) as caught:
            lost.finish(rescue)
        assert caught.value.key == "store-in-use-unknown" and not rescue.staging.part.exists()
        with pytest.raises(StoreTrouble) as caught:
            lost.look()
        assert caught.value.key == "store-in-use-unknown"


def test_on_a_new_computer_the_recovery_words_come_first(lost: Lost, tmp_path: Path) -> None:
    keys = KeyRing(tmp_path / "new" / "keys")
    (found,) = rescues.list_around(lost.backup, keys)
    assert found.proof == LOCKED and found == rescues.look_at(lost.backup, keys)
    with pytest.raises(StoreTrouble) as caught:
        lost.look(keys)
    assert caught.value.key == "key-missing"
    with pytest.raises(StoreTrouble) as caught:
        rescues.bring_key(found, " ".join(words_of(bytes(16))), keys)
    assert caught.value.key == "key-wrong" and keys.key(lost.id) is None
    with pytest.raises(BadInput):
        rescues.bring_key(found, "able acid", keys)
    rescues.bring_key(found, " ".join(words_of(lost.key)), keys)
    assert rescues.look_at(lost.backup, keys).proof == PROVEN
    done = rescues.finish(lost.look(keys), lost.at_desk, "Alma", SECRET)
    assert done.orders == 1
    again = lost.opened(KeyRing(tmp_path / "new" / "keys"))
    assert findings(again) == ()
    again.db.close()


def test_numbers_go_on_above_those_of_all_backups_that_are_here(shop: Desk, tmp_path: Path) -> None:  # noqa: F811
    """The older one is restored from a stick, to a computer that never saw the numbers of the newer."""
    from desk.operations import orders, returns
    from desk.records.facts import LinePart
    from desk.records.returns import Ask

    people.set_secret(shop, 1, SECRET)
    older = to_end(backups.back_up(shop, tmp_path / "stick"))
    order = orders.open_order(shop, "#1001")
    returns.issue_ra(
        shop, Ask("#1001", "changed_mind", shop.clock.today(), (LinePart(str(order.lines[0].id), 1),))
    )
    back_up(shop)
    lost, keys = Lost(shop, older), KeyRing()
    keys.put(lost.id, lost.key)
    done = rescues.finish(lost.look(keys), lost.at_desk, "Alma", SECRET)
    assert done.skipped == (("RA-2026", 0, 1),)


def test_a_new_computer_goes_on_encrypting(shop: Desk) -> None:  # noqa: F811
    people.set_secret(shop, 1, SECRET)
    backups.set_passphrase(shop, PASSPHRASE)
    lost, keys = Lost(shop, back_up(shop)), KeyRing()
    keys.put(lost.id, lost.key)
    (found,) = rescues.list_beside(lost.path, keys)
    assert restores.asks_passphrase(keys, found.backup)
    assert not restores.asks_passphrase(lost.keys, found.backup)
    with pytest.raises(StoreTrouble) as caught:
        lost.look(keys)
    assert caught.value.key == "backup-encrypted"
    lost.finish(lost.look(keys, PASSPHRASE))
    again = lost.opened(keys)
    assert backups.lock_of(again) is not None
    again.db.close()


def test_a_passphrase_given_up_since_is_not_taken_up_again(shop: Desk) -> None:  # noqa: F811
    people.set_secret(shop, 1, SECRET)
    backups.set_passphrase(shop, PASSPHRASE)
    lock = backups.lock_of(shop)
    assert lock is not None
    backups.set_passphrase(shop, "")
    made = to_end(backups.back_up(shop))
    shop.db.keys.set_lock(shop.db.sealer.shop, None)
    lost = Lost(shop, made)
    rescue = lost.look()
    rescue.staging.lock = lock
    lost.finish(rescue)
    assert lost.keys.lock(lost.id) is None


def test_a_chosen_backup_under_another_name_comes_first(lost: Lost, tmp_path: Path) -> None:
    chosen = lost.backup.with_name("ours, do not delete")
    chosen.write_bytes(lost.backup.read_bytes())
    beside = manifests.path_of(chosen)
    beside.write_bytes(manifests.path_of(lost.backup).read_bytes())
    paths = [each.backup.path for each in rescues.list_around(chosen, lost.keys)]
    assert paths == [str(chosen), str(lost.backup)]
    with pytest.raises(StoreTrouble) as caught:
        rescues.list_around(lost.path, lost.keys)
    assert caught.value.key == "backup-unfinished"


def test_what_proves_nothing_is_told_to_whoever_opens_it(lost: Lost) -> None:
    """A copy from before there were seals may be anybody's; the place knows that it had some."""
    copy = lost.path.with_name("copy.desk")
    rescue = lost.look()
    rescue.db.close()
    copy.write_bytes(rescue.staging.part.read_bytes())
    rescue.drop()
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        kept = connection.execute(TRIGGERS).fetchall()
        for name, _ in kept:
            connection.execute(f"DROP TRIGGER {name}")
        for table in ("seals", "identity"):
            connection.execute(f"DELETE FROM {table}")
        for _, sql in kept:
            connection.execute(sql)
    lost.backup = older_copies.back_up_before(copy, "2026-03-13T18:00:00+00:00")
    assert rescues.look_at(lost.backup, lost.keys).proof == UNSEALED
    lost.finish(lost.look())
    again = lost.opened()
    assert again.db.sealer.mark.disputed == "0" and findings(again)
    again.db.close()
