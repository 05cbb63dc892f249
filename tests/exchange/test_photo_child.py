"""What the child makes of a photo: upright, small, RGB, and nothing of what stood beside the picture."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from desk.exchange import photo_child
from tests.exchange import photo_samples as photos

RED = "upper left"
CORNERS = {"upper left": (5, 5), "upper right": (-6, 5), "lower left": (5, -6), "lower right": (-6, -6)}
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")


def read(data: bytes) -> tuple[Image.Image, bytes]:
    """The picture in an answer, and the JPEG as it is."""
    head, _, written = photo_child.answer(data).partition(b"\n")
    word, width, height = head.split()
    assert word == b"ok", head
    photos.need_clean(written, int(width), int(height))
    found = Image.open(io.BytesIO(written))
    assert (found.mode, found.size) == ("RGB", (int(width), int(height)))
    return found, written


def red_corners(found: Image.Image) -> list[str]:
    places = {name: (x % found.width, y % found.height) for name, (x, y) in CORNERS.items()}
    colours = {name: found.getpixel(place) for name, place in places.items()}
    return [name for name, (red, green, _blue) in colours.items() if red > 180 and green < 90]


@pytest.mark.parametrize("kind", [kind for kind in photos.samples() if not kind.startswith("film")])
def test_every_kind_comes_out_as_a_clean_jpeg_of_the_same_picture(kind: str) -> None:
    found, _written = read(photos.samples()[kind])
    assert found.size == photos.SIZE
    if not kind.endswith(("grey", "grey alpha", "one bit", "sixteen bits", "palette")):
        assert red_corners(found) == [RED]


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_films_are_no_photos(kind: str) -> None:
    assert photo_child.answer(photos.film(kind)) == b"no photo-animated\n"


@pytest.mark.parametrize("write", [photos.jpeg, photos.png, photos.webp])
@pytest.mark.parametrize(
    ("orientation", "corner"),
    [
        (1, "upper left"),
        (2, "upper right"),
        (3, "lower right"),
        (4, "lower left"),
        (5, "upper left"),
        (6, "upper right"),
        (7, "lower right"),
        (8, "lower left"),
    ],
)
def test_a_photo_is_turned_upright(write: Callable[..., bytes], orientation: int, corner: str) -> None:
    found, _written = read(write(exif=photos.exif(orientation)))
    assert red_corners(found) == [corner]
    assert found.size == (photos.SIZE if orientation < 5 else photos.SIZE[::-1])


def test_where_a_photo_was_taken_is_gone() -> None:
    """The sample has it, so that nothing found afterwards says something."""
    told = Image.open(io.BytesIO(photos.jpeg())).getexif()
    assert told.get_ifd(0x8825)[2] == (37.0, 57.0, 5.0)
    found, written = read(photos.jpeg())
    assert dict(found.getexif()) == {} and found.getexif().get_ifd(0x8825) == {}
    assert set(found.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert photos.PLACE.encode() not in written and photos.REMARK.encode() not in written


def test_a_file_that_keeps_its_place_is_noticed() -> None:
    with pytest.raises(AssertionError, match="0xe1"):
        photos.need_clean(photos.jpeg(), *photos.SIZE)
    for file in (photos.png(), photos.as_bytes(photos.picture(), "JPEG")[:-2]):
        with pytest.raises(ValueError, match="no JPEG"):
            photos.need_clean(file, *photos.SIZE)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("mode", "kind"),
    [("RGB", "JPEG"), ("CMYK", "JPEG"), ("RGBA", "PNG"), ("P", "PNG"), ("1", "PNG"), ("I;16", "PNG")],
)
@pytest.mark.parametrize(("size", "small"), [((4100, 2050), (2000, 1000)), ((10, 5000), (4, 2000))])
def test_a_large_photo_is_made_smaller(
    mode: str, kind: str, size: tuple[int, int], small: tuple[int, int]
) -> None:
    found, _written = read(photos.as_bytes(photos.picture(mode, size), kind))
    assert found.size == small


def test_what_is_see_through_is_white_and_sixteen_bits_keep_their_greys() -> None:
    for size in (photos.SIZE, (2400, 1600)):
        clear = Image.new("RGBA", size, (0, 0, 0, 0))
        assert read(photos.as_bytes(clear, "PNG"))[0].getpixel((9, 9)) == (255, 255, 255)
        grey = Image.new("I;16", size, 0x8000)
        assert read(photos.as_bytes(grey, "PNG"))[0].getpixel((9, 9)) == (128, 128, 128)
        table = Image.new("P", size, 1)
        table.putpalette([0, 0, 0, 250, 0, 0])
        for options, colour in (({}, (250, 0, 0)), ({"transparency": 1}, (255, 255, 255))):
            shown = read(photos.as_bytes(table, "PNG", **options))[0].getpixel((9, 9))
            assert all(abs(one - other) < 8 for one, other in zip(shown, colour, strict=True)), shown


def test_a_bomb_is_refused_from_its_head() -> None:
    data = photos.bomb()
    assert len(data) <= 9_924
    # Its 33 bytes of head and the first of its pixels are enough to know.
    for file in (data, data[:60]):
        assert photo_child.answer(file) == b"no photo-too-many-pixels\n"
    for size in ((8_001, 5_000), (20_000, 20_000)):
        head = photos.chunk(b"IHDR", b"".join(each.to_bytes(4, "big") for each in size) + b"\1\0\0\0\0")
        assert photo_child.answer(data[:8] + head + data[33:]) == b"no photo-too-many-pixels\n"


def test_as_many_pixels_as_are_allowed_are_read() -> None:
    found, _written = read(photos.as_bytes(Image.new("1", (8_000, 5_000), 1), "PNG"))
    assert found.size == (2000, 1250)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8\xff",
        photos.jpeg()[:-400],
        photos.png()[:-40],
        photos.webp()[:-60],
        b"%!PS-Adobe-3.0 EPSF",
    ],
)
def test_what_is_broken_or_something_else_is_refused(data: bytes) -> None:
    assert photo_child.answer(data) == b"no photo-broken\n"


def test_other_formats_are_not_even_looked_at() -> None:
    for kind in ("GIF", "BMP", "TIFF", "PPM", "TGA", "ICO", "PDF", "EPS", "JPEG2000"):
        assert photo_child.answer(photos.as_bytes(photos.picture(), kind)) == b"no photo-broken\n", kind


def test_a_file_that_is_too_long_is_not_read() -> None:
    data = photos.jpeg() + bytes(photo_child.LARGEST_FILE)
    assert photo_child.answer(data) == b"no photo-too-large\n"


def test_words_that_unfold_without_end_are_refused() -> None:
    import zlib

    whole = photos.png(pnginfo=None)
    for kind, head in ((b"zTXt", b"Comment\0\0"), (b"iTXt", b"Comment\0\1\0\0\0")):
        bomb = photos.chunk(kind, head + zlib.compress(bytes(80_000_000)))
        assert photo_child.answer(whole[:33] + bomb + whole[33:]) == b"no photo-broken\n"


def test_a_damaged_exif_leaves_the_picture_as_it_lies() -> None:
    for tail in (b"", b"MM\0*\0\0\0\x08\xff\xff", b"II*\0\xff\xff\xff\xff", b"junk" * 9):
        found, _written = read(photos.jpeg(exif=b"Exif\0\0" + tail))
        assert red_corners(found) == [RED]


@POSIX
def test_what_does_not_fit_in_memory_is_told() -> None:
    """In a process of its own: the limit holds for good."""
    work = (
        "import sys; from desk.exchange import photo_child as child; child.MEMORY = 160 * 2**20;"
        "child.limit(); print(child.answer(sys.stdin.buffer.read()).split(b'\\n')[0])"
    )
    large = photos.as_bytes(Image.new("RGB", (7_000, 5_000), "red"), "PNG")
    assert run(work, large) == "b'no photo-too-heavy'"
    assert run(work, photos.jpeg()).startswith("b'ok ")


@POSIX
def test_the_limits_are_taken() -> None:
    work = (
        "import resource as r; from desk.exchange import photo_child as child; child.limit();"
        "print([r.getrlimit(k)[0] for k in (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_FSIZE, r.RLIMIT_CORE)])"
    )
    assert run(work) == str([512 * 2**20, 10, 16 * 2**20, 0])
    lower = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (4, 5));"
    assert run(lower + work) == str([512 * 2**20, 5, 16 * 2**20, 0])


def test_a_system_without_limits_has_none_to_take() -> None:
    work = "import sys; sys.modules['resource'] = None; from desk.exchange import photo_child as child;"
    assert run(work + "print(child.limit())") == "None"


@pytest.mark.parametrize(
    "command", [["-P", photo_child.__file__], ["-m", "desk", "photo-child"]], ids=["by its path", "hidden"]
)
def test_the_child_answers_for_its_standard_input(command: list[str]) -> None:
    done = subprocess.run([sys.executable, *command], input=photos.jpeg(), capture_output=True, check=True)
    assert done.stdout == photo_child.answer(photos.jpeg())


def test_the_child_loads_nothing_of_the_program_and_few_formats() -> None:
    work = (
        "import sys, runpy; runpy.run_path(sys.argv[1])['answer'](sys.stdin.buffer.read());"
        "print(*sorted(n for n in sys.modules if n.split('.')[0] in ('desk', 'PIL', 'PySide6', 'sqlite3')))"
    )
    loaded = run(work, photos.webp(), photo_child.__file__).split()
    assert "PIL.WebPImagePlugin" in loaded
    assert not [name for name in loaded if name.split(".")[0] != "PIL"]
    assert not {"PIL.EpsImagePlugin", "PIL.IcoImagePlugin", "PIL.PdfImagePlugin"} & set(loaded)


def run(work: str, data: bytes = b"", *words: str) -> str:
    """What a Python of its own prints."""
    command = [sys.executable, "-c", work, *words]
    environment = os.environ | {"PYTHONPATH": str(Path(photo_child.__file__).parents[2])}
    done = subprocess.run(command, input=data, capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().strip()
