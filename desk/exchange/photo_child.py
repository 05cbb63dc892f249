"""The process that decodes a photo: a file on standard input, the answer on standard output.

Decoders meet bytes from anywhere. One that crashes, hangs or eats the memory ends this process and not the
program. It is run by its path, so that it starts fast: nothing of desk is imported here, nothing but Pillow.

The answer is a line, ``ok WIDTH HEIGHT`` with the JPEG after it or ``no KEY`` with the error's key, and the
exit code is 0; whatever else comes is no answer.
"""

import io
import sys
import warnings

# WebP is no format that Pillow loads unasked: without it the first photo would load all seventy.
from PIL import Image, WebPImagePlugin

LARGEST_FILE = 25 * 10**6
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 2_000
MEMORY = 512 * 2**20
PROCESSOR_SECONDS = 10
LARGEST_ANSWER = 16 * 2**20
FORMATS = ("JPEG", "PNG", WebPImagePlugin.WebPImageFile.format)
_QUALITY = 85
# How the camera was held, tag 274 of EXIF, and what turns the picture upright: TIFF 6.0, Orientation.
_ORIENTATION = 274
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class Film(Exception):
    """The file holds several pictures that follow each other, so it is no photo."""


def main() -> int:
    """Answer for the one photo on standard input; the exit code."""
    limit()
    with open(0, "rb", closefd=False) as stream:
        data = stream.read(LARGEST_FILE + 1)
    with open(1, "wb", closefd=False) as stream:
        stream.write(answer(data))
    return 0


def limit() -> None:
    """Hold this process to its memory, its seconds of processor and an answer's size, and to no core file.

    Windows knows no such limits; there the wall clock of the parent is the only one.
    """
    try:
        import resource
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
        (resource.RLIMIT_FSIZE, LARGEST_ANSWER),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def answer(data: bytes) -> bytes:
    """What is told of a file's bytes, whatever they are: the picture written anew, or why it is refused."""
    if len(data) > LARGEST_FILE:
        return b"no photo-too-large\n"
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with warnings.catch_warnings():
            # Cameras write sloppy EXIF, which Pillow warns of and we do not keep.
            warnings.simplefilter("ignore")
            # It only warns at its limit of pixels, and refuses at twice that.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            size, written = _written_anew(data)
    except Exception as trouble:  # decoders raise whatever they like: struct.error, SyntaxError, KeyError
        return f"no {_key_of(trouble)}\n".encode()
    return b"ok %d %d\n" % size + written


def _key_of(trouble: Exception) -> str:
    if isinstance(trouble, Image.DecompressionBombError | Image.DecompressionBombWarning):
        return "photo-too-many-pixels"
    if isinstance(trouble, MemoryError) or "out of memory" in str(trouble):
        return "photo-too-heavy"
    return "photo-animated" if isinstance(trouble, Film) else "photo-broken"


def _written_anew(data: bytes) -> tuple[tuple[int, int], bytes]:
    with Image.open(io.BytesIO(data), formats=FORMATS) as photo:
        # Some telephones keep a second picture in a JPEG (MPO): the first one is the photo.
        if getattr(photo, "is_animated", False) and photo.format != "MPO":
            raise Film
        # A JPEG is decoded at a half, a quarter or an eighth where that is still large enough.
        photo.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        photo.load()
        turn = _turn(photo)
        clean = _on_white(_shrunk(photo))
    if turn is not None:
        clean = clean.transpose(turn)
    written = io.BytesIO()
    clean.save(written, "JPEG", quality=_QUALITY, optimize=True)
    return clean.size, written.getvalue()


def _turn(photo: Image.Image) -> Image.Transpose | None:
    """What turns the picture upright; nothing where the file does not say, or says it in a damaged way."""
    try:
        return _UPRIGHT.get(photo.getexif().get(_ORIENTATION, 1))
    except Exception:
        return None


def _shrunk(photo: Image.Image) -> Image.Image:
    if max(photo.size) <= LONGEST_SIDE:
        return photo
    if photo.mode in ("1", "P"):
        # Colours by number cannot be mixed; what they stand for can.
        photo = photo.convert("RGBA" if photo.has_transparency_data else "RGB")
    photo.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=2)
    return photo


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture's colours and nothing else of it: no EXIF, place, comment, profile or text goes along."""
    clean = Image.new("RGB", picture.size, "white")
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        clean.paste(picture, mask=picture.getchannel("A"))
    elif picture.mode == "I;16":
        # Of sixteen bits the upper eight are kept; converting alone would make all of it white.
        clean.paste(picture.point(lambda value: value * (1 / 256)).convert("L").convert("RGB"))
    else:
        clean.paste(picture.convert("RGB"))
    return clean


if __name__ == "__main__":
    sys.exit(main())
