"""Makes Desk ready to run and to test on this machine, with Python alone.

    python3 packaging/bootstrap.py setup          the program, at .venv/bin/desk
    python3 packaging/bootstrap.py run            set up, then open the desk with a sample shop
    python3 packaging/bootstrap.py test [...]     set up, then packaging/check.py with what follows

Keep it parsed by Python 3.6: an older Python must be able to read the sentence that refuses it.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
PROGRAM = BIN / ("desk.exe" if os.name == "nt" else "desk")
STAMP = VENV / "desk-stamp"
LOCK = ROOT / "packaging" / "requirements.lock"
OLDEST = (3, 11)

# What Qt loads, by the Debian package that brings it: it starts with none of these missing.
LIBRARIES = {
    "libdbus-1-3": "libdbus-1.so.3",
    "libegl1": "libEGL.so.1",
    "libfontconfig1": "libfontconfig.so.1",
    "libgl1": "libGL.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxkbcommon0": "libxkbcommon.so.0",
}
# Without these Desk starts, but finds no printers, no Wayland cursor.
EXTRA_LIBRARIES = {"libcups2": "libcups.so.2", "libwayland-cursor0": "libwayland-cursor.so.0"}
FONTS = {"fonts-dejavu-core": "DejaVuSans.ttf", "fonts-wqy-microhei": "wqy-microhei.ttc"}
# For a trial, or a test, without a screen; for the tests that cut the power and let the disk fail.
PROGRAMS = {"strace": "strace", "xauth": "xauth", "xvfb": "Xvfb"}
# For the test that prints; who only runs Desk prints by what the desktop has. hledger checks our journal.
TEST_PROGRAMS = {"cups": "cupsd", "hledger": "hledger"}
# Where servers lie, which not everybody's PATH names.
SERVERS = os.pathsep.join(("/usr/sbin", "/sbin"))


class Trouble(Exception):
    """Something the person who set up can act on, said in a sentence."""


def main(words):
    """Does what the command line says; returns the exit code."""
    if sys.version_info < OLDEST:
        version = ".".join(str(part) for part in sys.version_info[:3])
        print("Desk needs Python 3.11 or newer, and this is Python %s." % version)
        return 1
    command, rest = (words[0], words[1:]) if words else ("", [])
    if command not in ("setup", "run", "test") or (rest and command == "setup"):
        print(__doc__.strip())
        return 2
    try:
        set_up(dict(PROGRAMS, **TEST_PROGRAMS) if command == "test" else PROGRAMS)
        if command == "run":
            return run_desk(rest)
        return call(PYTHON, ROOT / "packaging" / "check.py", *rest) if command == "test" else 0
    except Trouble as trouble:
        print(trouble)
        return 1
    except KeyboardInterrupt:
        return 130


def set_up(programs):
    """Installs what is missing, these programs too; quick when nothing is."""
    ensure_system(programs)
    machine, contents = wanted_stamp()
    stamp = STAMP.read_text(encoding="utf-8").split("\n") if STAMP.exists() else []
    if stamp != [machine, contents] or not PROGRAM.exists() or not PYTHON.exists():
        install(fresh=stamp[:1] != [machine] or not PYTHON.exists())
        STAMP.write_text("%s\n%s" % (machine, contents), encoding="utf-8")
    compile_words()


def wanted_stamp():
    """What .venv must have been made from: an interpreter at a place, then the lock and the project."""
    machine = "%s %s %s" % (sys.version, sys.base_prefix, ROOT)
    contents = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    return " ".join(machine.split()), contents.hexdigest()


def install(fresh):
    """Makes .venv, anew when it cannot be trusted; no stamp until it is done, so a next run repairs it."""
    if STAMP.exists():
        STAMP.unlink()
    if fresh:
        tell("making .venv")
        base = getattr(sys, "_base_executable", sys.executable)
        must("making .venv", base, "-m", "venv", "--clear", VENV)
    tell("installing what packaging/requirements.lock names (about 500 MB on disk)")
    pip("-r", LOCK, "--require-hashes")
    pip("--no-deps", "--no-build-isolation", "--editable", ROOT)


def pip(*words):
    """Installs into .venv; a fault of the network or of a hash is pip's to tell."""
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input")
    must("installing", PYTHON, "-m", "pip", "install", *quiet, *words)


def compile_words():
    """Compiles each gettext catalogue that is newer than its compiled form beside it."""
    must("compiling the words", PYTHON, "-m", "desk.words")


def run_desk(rest):
    """Opens the desk with the sample shop, or says why no window can open."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in screens):
        raise Trouble(
            "Desk is set up, but there is no screen to open its window on: use a desktop session or ssh -X, "
            "or, for a trial, xvfb-run -a python3 packaging/bootstrap.py run"
        )
    return call(PROGRAM, "sample", *rest)


def ensure_system(programs):
    """Brings what Python packages do not (Linux only): by apt when we may, else by saying the line to run."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_packages(programs)
    if not missing:
        return
    line = "apt-get install -y --no-install-recommends " + " ".join(missing)
    if shutil.which("apt-get") and os.geteuid() == 0:
        missing = install_packages(line.split(), missing, programs)
        if not missing:
            return
    print("Missing on this machine, by the name of the Debian package: " + " ".join(missing))
    print("On Debian, run as root: apt-get update && " + line)
    if any(name in LIBRARIES or name.endswith("-venv") for name in missing):
        raise Trouble("Desk cannot run before that.")


def install_packages(command, packages, programs):
    """Lets apt install packages; returns those that are missing all the same."""
    tell("installing " + " ".join(packages))
    start(("apt-get", "-qq", "update"), stdout=subprocess.DEVNULL)
    done = start(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    missing = missing_packages(programs)
    if missing:
        print(done.stdout.decode("utf-8", "replace"))
    return missing


def missing_packages(programs):
    """The Debian packages whose library, program, font or module is not found here, whatever brought it."""
    missing = []
    importlib.invalidate_caches()
    if importlib.util.find_spec("ensurepip") is None:
        missing.append("python%d.%d-venv" % sys.version_info[:2])
    libraries = dict(LIBRARIES, **EXTRA_LIBRARIES)
    missing += [package for package, library in libraries.items() if not loads(library)]
    path = os.pathsep.join((os.environ.get("PATH", ""), SERVERS))
    missing += [package for package, program in programs.items() if not shutil.which(program, path=path)]
    return missing + [package for package, font in FONTS.items() if not has_font(font)]


def loads(library):
    """Whether the dynamic linker finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_font(name):
    """Whether a font file lies where this system keeps fonts."""
    places = ("/usr/share/fonts", "/usr/local/share/fonts", Path.home() / ".local/share/fonts")
    return any(True for place in places for _ in Path(place).glob("**/" + name))


def must(what, *words):
    """Runs a step that the next ones need, silent unless it fails."""
    done = start(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        print(done.stdout.decode("utf-8", "replace"))
        raise Trouble("Setting up stopped at %s; what it said is above. Run it again to go on." % what)


def call(*words):
    """Runs a program that the person sees; returns its exit code."""
    return start(words).returncode


def start(words, **streams):
    """Runs a program in the project's root, out of reach of what the caller's shell tells Python."""
    environment = dict(os.environ, PIP_USER="0", DEBIAN_FRONTEND="noninteractive")
    for name in ("PYTHONPATH", "PYTHONHOME", "__PYVENV_LAUNCHER__"):
        environment.pop(name, None)
    sys.stdout.flush()
    command = [str(word) for word in words]
    return subprocess.run(command, cwd=str(ROOT), env=environment, check=False, **streams)


def tell(text):
    """A line on what takes long."""
    print("setup: %s" % text, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
