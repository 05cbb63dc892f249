"""From the start of the process to the first painted main window, against an empty QMainWindow.

Both run a few lines with ``-c`` that see the window's first paint and say so with one byte, once all of the
window was painted and before anything else is done; then they quit as the program does. Off screen, so that
neither a graphics driver nor a window manager is measured.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import shops
from benchmarks.timing import Pair

ROOT = Path(__file__).resolve().parents[2]
_TIMEOUT = 60
_WATCH = """
import os
from PySide6.QtCore import QCoreApplication, QEvent, QObject

class Painted(QObject):
    def event(self, event):
        if event.type() == QEvent.Type.User:
            os.write(1, b".")
            QCoreApplication.quit()
        return True

def watch(window):
    base, told = window.paintEvent, []
    def paint(self, event):
        base(self, event)
        if not told:
            told.append(Painted())
            QCoreApplication.postEvent(told[0], QEvent(QEvent.Type.User), 1)
    window.paintEvent = paint
"""
# The program imports its own modules first: whatever is imported after Qt costs more.
_OURS = f"""
import sys
from desk.__main__ import main
{_WATCH}
from desk.gui.main_window import MainWindow
watch(MainWindow)
sys.exit(main())
"""
_FLOOR = f"""
import sys
{_WATCH}
from PySide6.QtWidgets import QApplication, QMainWindow
class Empty(QMainWindow): pass
watch(Empty)
app = QApplication(sys.argv[:1])
window = Empty()
window.resize(1280, 768)
window.show()
sys.exit(app.exec())
"""


@contextmanager
def first_paint(folder: Path) -> Iterator[Pair]:
    """A start with a shop of a few hundred orders open, what needs a hand today in view."""
    path, home = shops.imported_shop(folder), folder / "home"
    home.mkdir()
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QT_", "DISPLAY"))
    }
    environment |= {
        "QT_QPA_PLATFORM": f"offscreen:configfile={ROOT / 'tests' / 'screen.json'}",
        "XDG_DATA_HOME": str(home),
        "XDG_CONFIG_HOME": str(shops.CONFIG),
    }
    yield Pair(
        lambda: _start(_OURS, environment, "--shop", str(path), "--as", "Bench"),
        lambda: _start(_FLOOR, environment),
        floors=3,
    )


def _start(program: str, environment: dict[str, str], *words: str) -> float:
    """The seconds until the byte came; raises RuntimeError where the program ended without one."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program, *words],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        said = os.read(process.stdout.fileno(), 1)
        took = time.perf_counter() - start
        _, trouble = process.communicate(timeout=_TIMEOUT)
    if said != b"." or process.returncode:
        raise RuntimeError(f"no window was painted:\n{trouble.decode(errors='replace')}")
    return took
