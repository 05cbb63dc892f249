"""A mark comes back from its slot whole, or not at all."""

from desk.store import marks
from desk.store.marks import Mark

KEY = b"k" * 16


def test_a_slot_gives_its_mark_back_and_a_torn_one_nothing() -> None:
    mark = Mark(7, "ab", numbers={"RA-2026": 3}, disputed="5 cd")
    slot = marks.pack(KEY, 9, mark)
    assert len(slot) == marks.SLOT and marks.unpack(KEY, slot) == (9, mark)
    assert marks.unpack(b"x" * 16, slot) is None
    assert marks.unpack(KEY, b"\0" * marks.SLOT) is None
    for place in (0, 70, 100):
        torn = bytearray(slot)
        torn[place] ^= 1
        assert marks.unpack(KEY, bytes(torn)) is None
