"""An encrypted file gives back what went in, or nothing: no byte can be changed, moved or cut off (B9)."""

import os
from pathlib import Path
from random import Random

import pytest

from desk.records.errors import BadInput, StoreTrouble
from desk.store import encryption, streams
from desk.store.encryption import Lock
from desk.store.keyring import KeyRing
from tests.store.backed import LOCK, PASSPHRASE

FLIPS = 2000 if os.environ.get("DESK_LONG") else 200
SIZES = (0, 1, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 200_000)


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """An encrypted file of several pieces."""
    streams.write(tmp_path / "a.enc", encryption.encrypt([bytes(100_000), b"end" * 30_000], LOCK))
    return tmp_path / "a.enc"


def decrypted(path: Path, lock: Lock = LOCK) -> bytes:
    """What is in a file."""
    return b"".join(encryption.decrypt(path, lock))


def key_of(path: Path) -> str:
    """What reading a file ends in."""
    with pytest.raises(StoreTrouble) as caught:
        encryption.open_lock(path, PASSPHRASE) and decrypted(path)
    return caught.value.key


@pytest.mark.parametrize("size", SIZES)
def test_what_goes_in_comes_out(tmp_path: Path, size: int) -> None:
    data = Random(size).randbytes(size)
    pieces = [data[: size // 3], data[size // 3 :]]
    streams.write(tmp_path / "a", encryption.encrypt(pieces, LOCK))
    assert decrypted(tmp_path / "a") == data


def test_the_passphrase_makes_the_key_again(sealed: Path) -> None:
    assert encryption.open_lock(sealed, PASSPHRASE) == LOCK
    assert encryption.salt_of(sealed).hex() == LOCK.name
    assert Lock.of(bytes(LOCK)) == LOCK


def test_letters_that_look_alike_are_the_same_passphrase(tmp_path: Path) -> None:
    lock = encryption.lock("ñandú en el café")
    streams.write(tmp_path / "a", encryption.encrypt([b"x"], lock))
    assert encryption.open_lock(tmp_path / "a", "n\u0303andu\u0301 en el cafe\u0301") == lock


def test_another_passphrase_is_told(sealed: Path) -> None:
    with pytest.raises(StoreTrouble) as caught:
        encryption.open_lock(sealed, "another passphrase")
    assert caught.value.key == "backup-passphrase"


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(BadInput) as caught:
        encryption.lock("short")
    assert caught.value.values == {"least": encryption.SHORTEST}


def test_every_changed_byte_is_found(sealed: Path, tmp_path: Path) -> None:
    whole, chance, plain = sealed.read_bytes(), Random(4), decrypted(sealed)
    places = [*range(100), *(chance.randrange(len(whole)) for _ in range(FLIPS)), len(whole) - 1]
    for place in places:
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(8)
        (tmp_path / "b.enc").write_bytes(changed)
        with pytest.raises(StoreTrouble):
            decrypted(tmp_path / "b.enc")
    assert decrypted(sealed) == plain


def test_a_flipped_byte_without_a_tag_would_pass(tmp_path: Path) -> None:
    """Planted: what is only enciphered gives changed bytes without a word."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    cipher = Cipher(algorithms.AES(bytes(32)), modes.CTR(bytes(16)))
    enciphered = bytearray(cipher.encryptor().update(b"12.00"))
    enciphered[0] ^= 8
    assert cipher.decryptor().update(bytes(enciphered)) == b"92.00"


def test_pieces_cannot_be_cut_off_swapped_or_added(sealed: Path, tmp_path: Path) -> None:
    whole, head, piece = sealed.read_bytes(), 92, 64 * 1024 + 16
    first, second, rest = (
        whole[head : head + piece],
        whole[head + piece : head + 2 * piece],
        whole[head + 2 * piece :],
    )
    for body in (
        first,
        first + second,
        second + first + rest,
        first + rest,
        first + second + rest + rest,
        rest,
        b"",
        whole[head:-1],
    ):
        (tmp_path / "b.enc").write_bytes(whole[:head] + body)
        assert key_of(tmp_path / "b.enc") == "backup-damaged"


def test_a_forged_header_keeps_nobody_busy(sealed: Path, tmp_path: Path) -> None:
    whole = bytearray(sealed.read_bytes())
    whole[24:28] = (0xFFFFFFFF).to_bytes(4, "little")
    (tmp_path / "b.enc").write_bytes(whole)
    (tmp_path / "c.enc").write_bytes(b"DESKENC1")
    (tmp_path / "d.enc").write_bytes(bytes(200))
    assert {key_of(tmp_path / f"{name}.enc") for name in "bcd"} == {"backup-damaged"}


def test_what_encrypts_is_kept_for_its_owner_alone(tmp_path: Path) -> None:
    shop, folder = "ab" * 16, tmp_path / "keys"
    assert KeyRing(folder).lock(shop) is None
    KeyRing(folder).set_lock(shop, bytes(LOCK))
    assert Lock.of(KeyRing(folder).lock(shop) or b"") == LOCK
    assert (folder / f"{shop}.lock").stat().st_mode & 0o077 == 0
    KeyRing(folder).set_lock(shop, None)
    assert KeyRing(folder).lock(shop) is None
    ring = KeyRing()
    ring.set_lock(shop, bytes(LOCK))
    assert ring.lock(shop) == bytes(LOCK)
    ring.set_lock(shop, None)
    assert ring.lock(shop) is None


def test_what_cannot_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("in the way")
    with pytest.raises(StoreTrouble) as caught:
        KeyRing(tmp_path / "keys").set_lock("ab" * 16, bytes(LOCK))
    assert caught.value.key == "key-unsaved"
