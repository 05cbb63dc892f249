"""The keyed digest of a row: HMAC-SHA-256 over its table and columns as JSON, cut to sixteen bytes.

What is the same for many rows is done once, since a check of the whole file digests millions of them.
"""

import hashlib
import json
from collections.abc import Callable, Mapping

_BLOCK, _LENGTH = 64, 16


class Digests:
    """Digests rows with a shop's key; a column that holds its default, by table and name, is left out."""

    def __init__(self, key: bytes, defaults: Mapping[tuple[str, str], object]) -> None:
        self._defaults = defaults
        # HMAC's two sums with the key taken in (RFC 2104): half of the work of a message as short as a row.
        block = key.ljust(_BLOCK, b"\0")
        self._inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in block))
        self._outer = hashlib.sha256(bytes(byte ^ 0x5C for byte in block))

    def of(self, table: str, names: list[str]) -> Callable[[tuple], bytes]:
        """What digests the rows of a table that have these columns."""
        inner, outer = self._inner, self._outer
        defaults = [self._defaults.get((table, name)) for name in names]

        def digest(row: tuple) -> bytes:
            columns = zip(names, row, defaults, strict=True)
            held = {name: value for name, value, default in columns if value != default}
            within, around = inner.copy(), outer.copy()
            within.update(_encode([table, held]).encode("ascii"))
            around.update(within.digest())
            return around.digest()[:_LENGTH]

        return digest


def _spoiled(value: bytes) -> dict[str, str]:
    """A value that no column of ours has, as a flipped bit makes it."""
    return {"bytes": value.hex()}


def encoder() -> Callable[[object], str]:
    """What writes JSON without blanks, in ASCII.

    It is made once, of what ``json`` makes anew for each value. No row holds itself.
    """
    make = getattr(json.encoder, "c_make_encoder", None)
    if make is None:
        return json.JSONEncoder(separators=(",", ":"), default=_spoiled, check_circular=False).encode
    text = json.encoder.encode_basestring_ascii
    chunks = make(None, _spoiled, text, None, ":", ",", False, False, True)
    return lambda value: "".join(chunks(value, 0))


_encode = encoder()
