"""The mark of a copy's last seal, and how it lies in a slot: whole, or passed over."""

import hmac
import json
from dataclasses import dataclass, field, fields

SLOT = 4096
_SUM = 64


@dataclass(frozen=True, slots=True)
class Mark:
    """The last seal of a copy; up to which seal all was checked; the highest numbers; what is disputed.

    ``disputed`` is the mark that the file no longer leads up to: its tail was cut, or it is another copy.
    ``base`` is the seal after which the owner took the file over as it was, all rows sealed anew. The last
    whole check was at ``looked_at`` (UTC) and ``found`` so many things.
    """

    seal: int = 0
    mac: str = ""
    checked: int = 0
    checked_mac: str = ""
    numbers: dict[str, int] = field(default_factory=dict)
    disputed: str = ""
    base: int = 0
    base_mac: str = ""
    looked_at: str = ""
    found: int = 0


_NAMES = tuple(each.name for each in fields(Mark))
# It follows each commit: what writes the JSON is made once.
_encode = json.JSONEncoder(separators=(",", ":")).encode


def pack(key: bytes, turn: int, mark: Mark) -> bytes:
    """A slot with a mark and its turn, under a keyed sum."""
    body = _encode([turn, {name: getattr(mark, name) for name in _NAMES}]).encode()
    return (_sum(key, body) + body).ljust(SLOT, b"\0")


def unpack(key: bytes, slot: bytes) -> tuple[int, Mark] | None:
    """The turn and the mark of a slot; None where it is torn, or was made with another key."""
    whole = slot.rstrip(b"\0")
    if not hmac.compare_digest(_sum(key, whole[_SUM:]), whole[:_SUM]):
        return None
    turn, values = json.loads(whole[_SUM:])
    return turn, Mark(**values)


def _sum(key: bytes, body: bytes) -> bytes:
    return hmac.digest(key, body, "sha256").hex().encode()
