"""The child that decodes a photo dies, hangs, lies, eats: the program goes on with one sentence."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from desk.exchange import photo_child, photos
from desk.exchange.photos import photo_steps, read_photo
from desk.records.photos import Photo
from tests.exchange import photo_samples as samples
from tests.exchange.refusing import key_of
from tests.exchange.watching import watched

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
LIMITED = f"import runpy; runpy.run_path({photo_child.__file__!r})['limit']();"


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo as a telephone writes it."""
    path = tmp_path / "IMG_2041.JPG"
    path.write_bytes(samples.jpeg(exif=samples.exif(6)))
    return path


@pytest.fixture
def child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts another program in the child's place, as a hole in a decoder would."""

    def plant(work: str) -> None:
        path = tmp_path / "child.py"
        path.write_text(work, "utf-8")
        monkeypatch.setattr(photos, "CHILD", path)

    return plant


@pytest.mark.parametrize(
    "work",
    [
        "import os, signal; os.kill(os.getpid(), signal.SIGABRT)",
        "import os; os._exit(139)",
        "1/0",
        "",
        "print('ok 10 10')",
        "print('no ')",
        "print('no such-sentence')",
        "print('no photo-broken'); raise SystemExit(3)",
        "import sys; sys.stdout.buffer.write(b'ok 10 10\\n<svg/>\\xff\\xd9')",
        "import sys; sys.stdout.buffer.write(b'ok 10 10\\n\\xff\\xd8\\xff')",
        "import sys; sys.stdout.buffer.write(b'ok 0 10\\n\\xff\\xd8\\xff\\xff\\xd9')",
        "import sys; sys.stdout.buffer.write(b'ok 10 2001\\n\\xff\\xd8\\xff\\xff\\xd9')",
        "import sys; sys.stdout.buffer.write(b'ok 99999 10\\n\\xff\\xd8\\xff\\xff\\xd9')",
    ],
)
def test_a_child_that_dies_or_lies_is_survived(photo: Path, child: Callable[[str], None], work: str) -> None:
    child(work)
    assert key_of(photo) == "photo-unreadable"


def test_a_child_that_speaks_is_heard(photo: Path, child: Callable[[str], None]) -> None:
    """So that the test before says something."""
    child("import sys; sys.stdout.buffer.write(b'ok 10 2000\\n\\xff\\xd8\\xff\\xff\\xd9')")
    assert read_photo(photo) == Photo.of(b"\xff\xd8\xff\xff\xd9", 10, 2000, photo.name)
    child("print('no photo-too-heavy')")
    assert key_of(photo) == "photo-too-heavy"


@pytest.mark.parametrize("work", ["while True: pass", "import threading; threading.Event().wait()"])
def test_a_child_that_hangs_is_ended(
    photo: Path, child: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, work: str
) -> None:
    monkeypatch.setattr(photos, "SECONDS", 1)
    child(f"import os, sys; open({str(photo)!r} + '.pid', 'w').write(str(os.getpid()))\n{work}")
    assert key_of(photo) == "photo-unreadable"
    assert not is_alive(int(photo.with_name(photo.name + ".pid").read_text("utf-8")))


def test_a_window_can_go_on_meanwhile_and_cancel(photo: Path, child: Callable[[str], None]) -> None:
    pid = photo.with_name("pid")
    child(f"import os, threading; open({str(pid)!r}, 'w').write(str(os.getpid())); threading.Event().wait()")
    steps = photo_steps(photo)
    while not (pid.exists() and pid.read_text("utf-8")):
        next(steps)
    assert is_alive(int(pid.read_text("utf-8")))
    steps.close()
    assert not is_alive(int(pid.read_text("utf-8")))


def is_alive(pid: int) -> bool:
    """Whether a process is there; one that ended and was waited for is not."""
    with suppress(ProcessLookupError, OSError):
        os.kill(pid, 0)
        return True
    return False


@POSIX
@pytest.mark.parametrize(("limits", "most"), [(LIMITED, 511), ("", 700)], ids=["held", "planted: not held"])
def test_a_child_that_eats_memory_is_held(
    photo: Path, child: Callable[[str], None], limits: str, most: int
) -> None:
    """It asks for up to 700 MiB, a MiB at a time, and notes how far it came."""
    child(
        f"{limits}\nkept = []\nwith open({str(photo)!r} + '.log', 'w') as log:\n"
        "    for number in range(1, 701):\n"
        "        kept.append(bytearray(2**20)); log.write(f'{number}\\n'); log.flush()"
    )
    assert key_of(photo) == "photo-unreadable"
    eaten = int(photo.with_name(photo.name + ".log").read_text("utf-8").split()[-1])
    assert 300 < eaten <= most
    assert (eaten == 700) is not bool(limits)


@POSIX
def test_a_child_that_never_ends_runs_out_of_processor(photo: Path, child: Callable[[str], None]) -> None:
    child(
        f"import resource, runpy; m = runpy.run_path({photo_child.__file__!r});"
        "m['limit'].__globals__['PROCESSOR_SECONDS'] = 1; m['limit']()\nwhile True: pass"
    )
    with watched() as heard:
        assert key_of(photo) == "photo-unreadable"
    assert [event for event, _ in heard].count("subprocess.Popen") == 1


@POSIX
@pytest.mark.parametrize("limits", [LIMITED, ""], ids=["by its own limit", "by ours"])
def test_a_child_that_writes_without_end_fills_no_memory(
    photo: Path, child: Callable[[str], None], limits: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photos, "SECONDS", 5)
    child(
        f"import sys; {limits or 'pass'}\nsys.stdout.buffer.write(b'ok 10 10\\n\\xff\\xd8\\xff')\n"
        "for _ in range(40): sys.stdout.buffer.write(bytes(2**20))\nsys.stdout.buffer.write(b'\\xff\\xd9')"
    )
    assert key_of(photo) == "photo-unreadable"


def test_a_child_that_cannot_be_started_is_told(photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(photo.with_name("no python")))
    assert key_of(photo) == "photo-unreadable"
