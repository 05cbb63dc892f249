"""The house as a whole: what lies where, who imports whom, and what Python it stands on.

The rules for what stands in a module are beside, in tests/house/.
"""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import pytest

from tests.house.source import ROOT, sources

TOP = {
    ".ci",
    ".gitignore",
    "LICENSE",
    "README.md",
    "desk",
    "packaging",
    "pyproject.toml",
    "resources",
    "tests",
}
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
# Counts what 300 calls do to None, which Python 3.11 still counts.
NONE_COUNT = """
import sys
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
app = QApplication(["probe", "-platform", "offscreen"])
label, line = QLabel(), QLineEdit()
before = sys.getrefcount(None)
for number in range(300):
    {call}
print(sys.getrefcount(None) - before)
"""


def unmirrored(modules: Iterable[str], tests: set[str]) -> list[str]:
    """Modules of desk without their test file, by the path it should have."""
    paths = (PurePosixPath(path) for path in modules)
    named = (path for path in paths if path.stem not in ("__init__", "__main__"))
    wanted = [str(PurePosixPath("tests", *path.parent.parts[1:], f"test_{path.name}")) for path in named]
    return [path for path in wanted if path not in tests]


def strangers(files: Iterable[str]) -> list[str]:
    """What lies at the top of the tree without belonging there."""
    return sorted({path.split("/")[0] for path in files} - TOP)


def lint_imports(folder: Path, *options: str) -> tuple[int, str]:
    """Holds a tree's imports against the contracts of its pyproject.toml."""
    command = [sys.executable, "-c", LINT_IMPORTS, *options]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


def test_each_module_has_its_tests() -> None:
    tests = {source.path for source in sources("tests")}
    assert unmirrored((source.path for source in sources("desk")), tests) == []


def test_a_module_without_tests_is_caught() -> None:
    modules = ["desk/__init__.py", "desk/__main__.py", "desk/app.py", "desk/policy/pack.py"]
    assert unmirrored(modules, {"tests/test_app.py"}) == ["tests/policy/test_pack.py"]
    assert unmirrored(modules, {"tests/test_app.py", "tests/policy/test_pack.py"}) == []


def test_the_top_of_the_tree_is_kept_clear() -> None:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        pytest.skip("not a git tree")
    assert strangers(done.stdout.splitlines()) == []


def test_a_stranger_at_the_top_is_caught() -> None:
    assert strangers(["desk/app.py", "notes.txt", "docs/a.md", ".ci/run"]) == ["docs", "notes.txt"]


def test_imports_keep_to_the_rooms() -> None:
    status, output = lint_imports(ROOT)
    assert status == 0, output


def test_an_empty_house_keeps_to_the_rooms(tmp_path: Path) -> None:
    """So that the next test's faults are the planted ones."""
    build_empty_house(tmp_path)
    status, output = lint_imports(tmp_path)
    assert status == 0, output


@pytest.mark.parametrize(
    ("contract", "importer", "line"),
    [
        ("layers", "desk/cli/commands.py", "import desk.app"),
        ("layers", "desk/planted.py", "x = 1"),
        ("acyclic", "desk/store/planted.py", "import desk.store.stranger"),
        ("gui", "desk/gui/planted.py", "import desk.store"),
        ("gui", "desk/gui/planted.py", "import desk.policy"),
        ("exchange", "desk/exchange/planted.py", "import desk.paper"),
        ("operations", "desk/operations/planted.py", "import desk.words"),
        ("paper", "desk/paper/planted.py", "import desk.operations"),
        ("beside", "desk/store/planted.py", "import desk.policy"),
        ("records", "desk/records/planted.py", "import desk.words"),
        ("qt", "desk/paper/planted.py", "import PySide6.QtGui"),
        ("sql", "desk/operations/planted.py", "def f():\n    import sqlite3"),
        ("pure", "desk/policy/planted.py", "from os import path"),
        ("pure", "desk/records/planted.py", "import stdnum.luhn"),
    ],
)
def test_an_import_out_of_its_room_is_caught(tmp_path: Path, contract: str, importer: str, line: str) -> None:
    """In an empty house under the same contracts, looking at the one that forbids it."""
    build_empty_house(tmp_path)
    (tmp_path / "desk/store/stranger.py").write_text("import desk.store.planted\n", "utf-8")
    (tmp_path / importer).write_text(f"{line}\n", "utf-8")
    status, output = lint_imports(tmp_path, "--contract", contract)
    assert status == 1, output
    assert "1 broken" in output


def build_empty_house(folder: Path) -> None:
    """The rooms without furniture, under our contracts."""
    rooms = ["cli", "exchange", "gui", "operations", "paper", "policy", "records", "store", "words"]
    for path in ["", *(f"{room}/" for room in rooms)]:
        (folder / "desk" / path).mkdir()
        (folder / "desk" / path / "__init__.py").touch()
    for name in ("__main__", "app"):
        (folder / "desk" / f"{name}.py").touch()
    (folder / "desk/records/codes.py").write_text("import stdnum\n", "utf-8")
    (folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())


def lost_references(call: str) -> int:
    """How many references to None 300 calls took or gave, in a Python of their own."""
    command = [sys.executable, "-c", NONE_COUNT.format(call=call)]
    return int(subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout)


@pytest.mark.parametrize(
    "call", ["label.setText('x')", "line.setText('x')", "label.update()", "app.processEvents()"]
)
def test_qt_leaves_none_alone(call: str) -> None:
    """PySide6 6.12.0 took a reference a call on Python 3.11: a working day ended in a crash."""
    assert lost_references(call) >= -50


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal: its count stands still")
def test_a_lost_reference_is_seen() -> None:
    steal = "__import__('ctypes').pythonapi.Py_DecRef(__import__('ctypes').py_object(None))"
    assert lost_references(steal) <= -100
