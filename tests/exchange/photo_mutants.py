"""Photos damaged with knowledge of their structure: chunks, lengths, sizes, sums, and what is stuck on."""

import random
import struct
import zlib
from collections.abc import Callable

from tests.exchange.photo_samples import chunk

Pieces = list[bytes]
_STUCK_ON = (
    b"PK\x03\x04\x14\0\0\0\0\0" + b"evil.exe" * 4,
    b"<html><script>location='file:///etc/passwd'</script></html>",
    b"<?php system($_GET['c']); ?>",
    b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript>>>>endobj\n%%EOF",
    b"MZ\x90\0\x03" + bytes(60),
    b"\x7fELF\x02\x01\x01" + bytes(40),
    bytes(70_000),
)
_OTHERS = (
    b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 90 90\n(/etc/passwd) run\n",
    b"GIF89a\xff\xff\xff\xff\x80\0\0" + bytes(30),
    b"BM" + bytes(52),
    b"II*\0\x08\0\0\0\xff\xff" + bytes(60),
    b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>",
    b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(40),
    b"8BPS\0\x01" + bytes(40),
)
_NUMBERS = (0, 1, 2, 7, 0x7F, 0xFF, 0x100, 0x7FFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_SIDES = (0, 1, 3, 59, 2_001, 6_400, 16_383, 40_000, 65_535, 2**31 - 1, 2**32 - 1)


def mutated(data: bytes, others: Pieces, dice: random.Random) -> bytes:
    """A photo with one to four things done to it."""
    for _ in range(dice.choice((1, 1, 1, 2, 3, 4))):
        data = dice.choice(_WAYS)(data, others, dice)
    return data


def _flip(data: bytes, others: Pieces, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice((1, 2, 8, 40)) if data else 0):
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def _cut(data: bytes, others: Pieces, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def _splice(data: bytes, others: Pieces, dice: random.Random) -> bytes:
    other = dice.choice(others)
    return data[: dice.randrange(len(data) + 1)] + other[dice.randrange(len(other)) :]


def _stick_on(data: bytes, others: Pieces, dice: random.Random) -> bytes:
    more = dice.choice(_STUCK_ON)
    return data + more if dice.random() < 0.8 else more + data


def _disguise(data: bytes, others: Pieces, dice: random.Random) -> bytes:
    """Something else, under the beginning of a photo or under its own."""
    other = dice.choice(_OTHERS)
    return other if dice.random() < 0.4 else data[: dice.choice((3, 8, 12, 20, 33))] + other


def _number(data: bytes, others: Pieces, dice: random.Random) -> bytes:
    """Four or two bytes near the beginning, where lengths and sizes stand, become an odd number."""
    place, number = dice.randrange(max(1, min(len(data), 200))), dice.choice(_NUMBERS)
    form = dice.choice((">I", "<I", ">H", "<H"))
    written = struct.pack(form, number & (0xFFFF if form[1] == "H" else 0xFFFFFFFF))
    return data[:place] + written + data[place + len(written) :]


def _rearrange(data: bytes, others: Pieces, dice: random.Random) -> bytes:
    """A whole chunk is dropped, doubled, swapped, emptied, filled with chance or given a false length."""
    parts = pieces(data)
    if len(parts) < 2:
        return _flip(data, others, dice)
    one, other = dice.randrange(len(parts)), dice.randrange(len(parts))
    way = dice.randrange(5)
    if way == 0:
        del parts[one]
    elif way == 1:
        parts[other:other] = [parts[one]] * dice.choice((1, 2, 200))
    elif way == 2:
        parts[one], parts[other] = parts[other], parts[one]
    else:
        body = b"" if way == 3 else dice.randbytes(dice.choice((1, 30, 3_000)))
        parts[one] = _with_body(data, parts[one], body)
    return b"".join(parts)


def _resize(data: bytes, others: Pieces, dice: random.Random) -> bytes:
    """The head tells another size, with the right sum."""
    width, height = dice.choice(_SIDES), dice.choice(_SIDES)
    if data.startswith(b"\x89PNG") and len(data) > 33:
        return data[:8] + chunk(b"IHDR", struct.pack(">II", width, height) + data[24:29]) + data[33:]
    frame = max(data.find(b"\xff\xc0"), data.find(b"\xff\xc2"))
    if data.startswith(b"\xff\xd8") and frame > 0:
        return data[: frame + 5] + struct.pack(">HH", height & 0xFFFF, width & 0xFFFF) + data[frame + 9 :]
    start = {b"VP8 ": 26, b"VP8L": 21, b"VP8X": 24}.get(data[12:16], 24)
    sides = struct.pack("<II", width & 0xFFFFFF, height & 0xFFFFFF)
    return data[:start] + sides[: 4 if data[12:16] != b"VP8X" else 6] + data[start + 6 :]


def _unfold(data: bytes, others: Pieces, dice: random.Random) -> bytes:
    """Texts and profiles that unfold to megabytes, or that there are thousands of."""
    packed = zlib.compress(bytes(dice.choice((10_000, 3_000_000, 30_000_000))))
    bombs = (
        chunk(b"zTXt", b"Comment\0\0" + packed),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + packed),
        chunk(b"iCCP", b"ICC Profile\0\0" + packed),
        chunk(b"tEXt", b"Comment\0x") * 5_000,
        chunk(b"acTL", struct.pack(">II", dice.choice(_NUMBERS), 0)),
        chunk(b"eXIf", b"MM\0*\0\0\0\x08" + dice.randbytes(60)),
        chunk(b"PLTE", dice.randbytes(dice.choice((0, 1, 767, 769)))),
    )
    if data.startswith(b"\x89PNG"):
        place = 33 if dice.random() < 0.7 else len(data) - 12
        return data[:place] + dice.choice(bombs) + data[place:]
    if data.startswith(b"\xff\xd8"):
        body = dice.choice((b"Exif\0\0MM\0*\0\0\0\x08", b"ICC_PROFILE\0\1\xff", b"MPF\0MM\0*\0\0\0\x08", b""))
        body += dice.randbytes(dice.choice((2, 60, 60_000)))
        kind = dice.choice((0xE1, 0xE2, 0xED, 0xEE, 0xFE))
        return data[:2] + struct.pack(">BBH", 0xFF, kind, len(body) + 2) + body + data[2:]
    body = dice.randbytes(60)
    return data[:12] + dice.choice((b"EXIF", b"ICCP", b"ANIM", b"XMP ")) + b"<\0\0\0" + body + data[12:]


_WAYS: tuple[Callable[[bytes, Pieces, random.Random], bytes], ...] = (
    _flip,
    _flip,
    _cut,
    _splice,
    _stick_on,
    _disguise,
    _number,
    _rearrange,
    _rearrange,
    _resize,
    _unfold,
)


def pieces(data: bytes) -> Pieces:
    """A file in its chunks or segments, the beginning first; all in one piece where it has none."""
    if data.startswith(b"\x89PNG"):
        return _parts(data, 8, lambda place: 12 + int.from_bytes(data[place : place + 4], "big"))
    if data.startswith(b"RIFF"):
        return _parts(data, 12, lambda place: 8 + int.from_bytes(data[place + 4 : place + 8], "little"))
    if data.startswith(b"\xff\xd8"):
        return _parts(data, 2, lambda place: 2 + int.from_bytes(data[place + 2 : place + 4], "big"))
    return [data]


def _parts(data: bytes, start: int, length_at: Callable[[int], int]) -> Pieces:
    found = [data[:start]]
    while start < len(data) and len(found) < 500:
        end = start + max(2, length_at(start))
        found.append(data[start:end])
        start = end
    return [*found, data[start:]]


def _with_body(data: bytes, part: bytes, body: bytes) -> bytes:
    """A chunk with another body: a PNG's with the sum that fits, others with the length they had."""
    if data.startswith(b"\x89PNG") and len(part) >= 12:
        return chunk(part[4:8], body)
    return part[: 8 if data.startswith(b"RIFF") else 4] + body
