"""Encrypts what leaves for a backup with a key made of a passphrase (trust.md B9, S12).

A file begins with a header: the salt and cost that the key was made with, a salt of its own, and a short sum
that tells a wrong passphrase from a damaged file. Pieces follow, each sealed by AES-256-GCM with its number
and whether it is the last: none can be changed, moved, left out or cut off.
"""

import hmac
import secrets
import struct
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from desk.records.errors import BadInput, StoreTrouble
from desk.store import streams

_MAGIC = b"DESKENC1"
_HEADER = struct.Struct("<8s16sIII32s16s")
_LOCK = struct.Struct("<16sIII32s")
_NONCE = struct.Struct("<3xQ?")
_PIECE = 64 * 1024
_TAG = 16
_KIB, _PASSES, _LANES = 64 * 1024, 3, 1
# What a header may ask for: a forged one must not keep the computer busy for an hour.
_LEAST, _MOST = (19 * 1024, 1, 1), (256 * 1024, 10, 4)
SHORTEST = 12


@dataclass(frozen=True, slots=True)
class Lock:
    """A key that was made of a passphrase, with the salt and cost that make it again."""

    key: bytes
    salt: bytes
    kib: int = _KIB
    passes: int = _PASSES
    lanes: int = _LANES

    @classmethod
    def of(cls, data: bytes) -> "Lock":
        """The lock that ``bytes()`` made these bytes of."""
        salt, kib, passes, lanes, key = _LOCK.unpack(data)
        return cls(key, salt, kib, passes, lanes)

    def __bytes__(self) -> bytes:
        return _LOCK.pack(self.salt, self.kib, self.passes, self.lanes, self.key)

    @property
    def name(self) -> str:
        """What tells it from other locks, in the names of photos and in manifests; no secret."""
        return self.salt.hex()

    def header(self) -> bytes:
        """The beginning of a new file, which no other file has."""
        own = secrets.token_bytes(32)
        costs = self.salt, self.kib, self.passes, self.lanes
        return _HEADER.pack(_MAGIC, *costs, own, _check(self.key, own))


def lock(passphrase: str) -> Lock:
    """A new key of a passphrase; raises BadInput ``passphrase-weak`` for a short one."""
    if len(passphrase) < SHORTEST:
        raise BadInput("passphrase-weak", least=SHORTEST)
    salt = secrets.token_bytes(16)
    return Lock(_derive(passphrase, salt, (_KIB, _PASSES, _LANES)), salt)


def open_lock(path: Path, passphrase: str) -> Lock:
    """The key of an encrypted file made again; raises StoreTrouble ``backup-passphrase`` for another one."""
    _, salt, kib, passes, lanes, own, check = _read_header(path)
    found = Lock(_derive(passphrase, salt, (kib, passes, lanes)), salt, kib, passes, lanes)
    if not hmac.compare_digest(_check(found.key, own), check):
        raise StoreTrouble("backup-passphrase", path=str(path))
    return found


def salt_of(path: Path) -> bytes:
    """The salt that a file's key was made with; raises StoreTrouble for what is no encrypted file."""
    salt: bytes = _read_header(path)[1]
    return salt


def encrypt(pieces: Iterable[bytes], kept: Lock) -> Iterator[bytes]:
    """The bytes of an encrypted file."""
    header = kept.header()
    cipher = _cipher(kept.key, header)
    yield header
    number, held = 0, b""
    for piece in pieces:
        held += piece
        while len(held) > _PIECE:
            yield cipher.encrypt(_NONCE.pack(number, False), held[:_PIECE], header)
            number, held = number + 1, held[_PIECE:]
    yield cipher.encrypt(_NONCE.pack(number, True), held, header)


def decrypt(path: Path, kept: Lock) -> Iterator[bytes]:
    """What was encrypted; raises StoreTrouble ``backup-damaged`` before it gives a changed piece."""
    from cryptography.exceptions import InvalidTag

    header = _first(path)
    cipher = _cipher(kept.key, header)
    try:
        for number, (piece, is_last) in enumerate(_with_last(_bodies(path))):
            yield cipher.decrypt(_NONCE.pack(number, is_last), piece, header)
    except InvalidTag as error:
        raise StoreTrouble("backup-damaged", path=str(path)) from error


def _bodies(path: Path) -> Iterator[bytes]:
    """The sealed pieces that follow the header."""
    held = b""
    skip = _HEADER.size
    for piece in streams.chunks(path):
        held += piece[skip:]
        skip = 0
        while len(held) > _PIECE + _TAG:
            yield held[: _PIECE + _TAG]
            held = held[_PIECE + _TAG :]
    yield held


def _with_last(pieces: Iterator[bytes]) -> Iterator[tuple[bytes, bool]]:
    before = next(pieces)
    for piece in pieces:
        yield before, False
        before = piece
    yield before, True


def _read_header(path: Path) -> tuple:
    data = _first(path)
    if len(data) < _HEADER.size or not data.startswith(_MAGIC):
        raise StoreTrouble("backup-damaged", path=str(path))
    found = _HEADER.unpack(data)
    costs = found[2:5]
    if not all(low <= cost <= most for low, cost, most in zip(_LEAST, costs, _MOST, strict=True)):
        raise StoreTrouble("backup-damaged", path=str(path))
    return found


def _first(path: Path) -> bytes:
    with closing(streams.chunks(path, _HEADER.size)) as pieces:
        return next(pieces, b"")


def _derive(passphrase: str, salt: bytes, costs: tuple[int, int, int]) -> bytes:
    import unicodedata

    from argon2.low_level import Type, hash_secret_raw

    kib, passes, lanes = costs
    text = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return hash_secret_raw(text, salt, passes, kib, lanes, 32, Type.ID)


def _check(key: bytes, own: bytes) -> bytes:
    return hmac.digest(key, b"check" + own, "sha256")[:16]


def _cipher(key: bytes, header: bytes):
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(hmac.digest(key, b"file" + header, "sha256"))
