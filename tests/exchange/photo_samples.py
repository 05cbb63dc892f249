"""Photos as cameras, telephones and image programs make them, small ones, and what is in a JPEG of ours."""

import io
import struct
import zlib

from PIL import ExifTags, Image, PngImagePlugin

SIZE = (60, 40)
PLACE = "Rolla, Missouri 37.9514 N"
REMARK = "for Ida Żak, 5 Elm St"


def picture(mode: str = "RGB", size: tuple[int, int] = SIZE) -> Image.Image:
    """A picture whose upper left quarter is red, the rest grey: which way up it is can be seen."""
    found = Image.new("RGB", size, (120, 120, 120))
    found.paste((230, 20, 20), (0, 0, size[0] // 2, size[1] // 2))
    return found.convert(mode)


def as_bytes(found: Image.Image, kind: str, **options: object) -> bytes:
    """The file that Pillow writes of a picture."""
    written = io.BytesIO()
    found.save(written, kind, **options)
    return written.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """What a telephone writes beside the picture: how it was held, where, and by whom."""
    found = Image.Exif()
    found[ExifTags.Base.Orientation] = orientation
    found[ExifTags.Base.Artist] = REMARK
    found[ExifTags.Base.ImageDescription] = PLACE
    place = found.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "N"
    place[ExifTags.GPS.GPSLatitude] = (37.0, 57.0, 5.0)
    return found


def jpeg(mode: str = "RGB", size: tuple[int, int] = SIZE, **options: object) -> bytes:
    """A JPEG with everything beside the picture that people do not know of."""
    told = {"exif": exif(), "comment": REMARK.encode(), "icc_profile": b"a profile of " + PLACE.encode()}
    return as_bytes(picture(mode, size), "JPEG", **(told | options))


def png(mode: str = "RGB", size: tuple[int, int] = SIZE, **options: object) -> bytes:
    """A PNG with a text and a place beside the picture."""
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", REMARK)
    told.add_itxt("Place", PLACE, zip=True)
    return as_bytes(picture(mode, size), "PNG", **({"pnginfo": told, "exif": exif()} | options))


def webp(mode: str = "RGB", size: tuple[int, int] = SIZE, **options: object) -> bytes:
    """A WEBP with a place beside the picture."""
    return as_bytes(picture(mode, size), "WEBP", **({"exif": exif()} | options))


def film(kind: str) -> bytes:
    """Two pictures that follow each other."""
    return as_bytes(picture(), kind, save_all=True, append_images=[picture().transpose(1)], duration=100)


def two_in_one() -> bytes:
    """A JPEG with a second picture behind the first, as some telephones write it (MPO)."""
    return as_bytes(picture(), "MPO", save_all=True, append_images=[picture(size=(16, 12))])


def chunk(kind: bytes, body: bytes) -> bytes:
    """A chunk of a PNG with the sum it must have."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def bomb() -> bytes:
    """81 million pixels in fewer than 9,924 bytes."""
    return as_bytes(Image.new("1", (9_000, 9_000)), "PNG")


def samples() -> dict[str, bytes]:
    """A file of each kind that a photo comes in."""
    films = {f"film {kind}": film(kind) for kind in ("PNG", "WEBP")}
    return {
        "jpeg": jpeg(),
        "jpeg progressive": jpeg(progressive=True),
        "jpeg grey": jpeg("L"),
        "jpeg cmyk": jpeg("CMYK"),
        "jpeg two": two_in_one(),
        "png": png(),
        "png alpha": png("RGBA"),
        "png grey alpha": png("LA"),
        "png palette": png("P", transparency=0),
        "png one bit": png("1"),
        "png sixteen bits": png("I;16"),
        "webp": webp(),
        "webp lossless": webp("RGBA", lossless=True),
        **films,
    }


def segments(data: bytes) -> list[tuple[int, bytes]]:
    """The marker and body of each segment of a JPEG up to its picture; raises ValueError for another file."""
    found, place = [], 2
    if not data.startswith(b"\xff\xd8\xff") or not data.endswith(b"\xff\xd9"):
        raise ValueError("no JPEG")
    while (marker := data[place + 1]) != 0xDA:
        length = int.from_bytes(data[place + 2 : place + 4], "big")
        if data[place] != 0xFF or length < 2:
            raise ValueError("no segment")
        found.append((marker, data[place + 4 : place + 2 + length]))
        place += 2 + length
    return found


def need_clean(data: bytes, width: int, height: int) -> None:
    """Raises AssertionError for a JPEG that holds more than a picture of that size."""
    parts = segments(data)
    # JFIF's head, tables and one frame: no EXIF, XMP, profile, comment or second picture.
    assert {marker for marker, _body in parts} <= {0xE0, 0xDB, 0xC0, 0xC4}, [hex(each) for each, _ in parts]
    frames = [body for marker, body in parts if marker == 0xC0]
    assert [struct.unpack(">HHB", frame[1:6]) for frame in frames] == [(height, width, 3)]
    assert 0 < width <= 2_000 and 0 < height <= 2_000
    assert data.index(b"\xff\xd9") == len(data) - 2
    for text in (REMARK.encode(), PLACE.encode(), b"Exif", b"http"):
        assert text not in data
