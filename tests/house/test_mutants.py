"""The tool that measures the tests: what it changes, what it lets survive, and that it sees both."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import ROOT

PACKAGING = ROOT / "packaging"
WEAK = """
from desk.policy.sum import add


def test_add():
    assert add(0, 0) == 0
"""
STRONG = WEAK.replace("add(0, 0) == 0", "add(3, 2) == 5")


def tree(folder: Path, tests: str, accepted: str = "accepted = []\n") -> Path:
    """A tree of one module that adds, its tests, and the tool."""
    shutil.copytree(PACKAGING / "mutation", folder / "packaging" / "mutation")
    shutil.copy(PACKAGING / "mutants.py", folder / "packaging")
    files = {
        "packaging/mutants.toml": accepted,
        **{f"desk/{room}__init__.py": "" for room in ("", "policy/", "records/")},
        "desk/records/money.py": "CENTS = 100\n",
        "desk/policy/sum.py": "def add(a, b):\n    return a + b\n",
        "tests/policy/test_sum.py": tests,
        "tests/records/test_money.py": "from desk.records import money\n\n\n"
        "def test_cents():\n    assert money.CENTS == 100\n",
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def tried(folder: Path, *words: str) -> tuple[int, str]:
    """What the tool says of a tree."""
    command = [sys.executable, str(folder / "packaging" / "mutants.py"), *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def mutation(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tool's own modules can be imported."""
    monkeypatch.syspath_prepend(PACKAGING)


@pytest.mark.usefixtures("mutation")
def test_changes_are_small_and_no_types() -> None:
    from mutation.changes import changes

    text = "Path = tuple[str, ...]\n\n\ndef twice(a: int = 2) -> int:\n    return -a if len('x') > 0 else a\n"
    found = {(change.line, change.words()[1]) for change in changes(text) if change.text()}
    assert found == {
        (4, "def twice(a: int = 3) -> int:"),
        (5, "return +a if len('x') > 0 else a"),
        (5, "return -a if len('x') >= 0 else a"),
        (5, "return -a if len('x') > 1 else a"),
        (5, "return -a if (len('x') > 0) and False else a"),
        (5, "return -a if (len('x') > 0) or True else a"),
    }


@pytest.mark.usefixtures("mutation")
@pytest.mark.parametrize(
    "text", ['reason = " "\nchanges = [["a", "b"]]', 'reason = "r"\nchanges = [["a", "b"], ["a", "b"]]']
)
def test_what_may_survive_has_a_reason_and_stands_once(tmp_path: Path, text: str) -> None:
    from mutation.score import accepted

    file = tmp_path / "mutants.toml"
    file.write_text(f'[[accepted]]\nmodule = "m.py"\n{text}\n')
    with pytest.raises(ValueError, match=r"twice in mutants\.toml, or without a reason"):
        accepted(file)


@pytest.mark.usefixtures("mutation")
def test_what_may_survive_still_stands_in_its_module() -> None:
    from mutation.score import accepted

    for path, was, _ in accepted(PACKAGING / "mutants.toml"):
        lines = (ROOT / path).read_text("utf-8").splitlines()
        assert was in " ".join(line.strip() for line in lines), path


@pytest.mark.usefixtures("mutation")
def test_a_line_without_code_of_its_own_goes_with_the_one_above() -> None:
    from mutation.reach import judges

    reached = {2: None, 5: frozenset({"a test"})}
    assert [judges(reached, line) for line in (2, 4, 5, 9)] == [None, None, {"a test"}, {"a test"}]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the tool forks")
def test_a_change_that_no_test_notices_is_told(tmp_path: Path) -> None:
    status, told = tried(tree(tmp_path, WEAK))
    assert status == 1
    assert "desk/policy/sum.py:2: return a + b\n        survives as return a - b" in told
    assert "1 survive without a reason" in told


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the tool forks")
def test_a_tree_whose_tests_notice_all_passes_and_a_listed_survivor_is_none(tmp_path: Path) -> None:
    assert tried(tree(tmp_path / "strong", STRONG), "--jobs", "2")[0] == 0
    changes = '[["return a + b", "return a - b"]]'
    listed = f'[[accepted]]\nmodule = "desk/policy/sum.py"\nreason = "r"\nchanges = {changes}\n'
    status, told = tried(tree(tmp_path / "stale", STRONG, listed))
    assert status == 1
    assert "is listed, but does not survive as return a - b" in told
    assert tried(tmp_path / "stale", "--sample", "1", "--seed", "3")[0] == 0


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the tool forks")
def test_a_tree_whose_tests_fail_is_not_measured(tmp_path: Path) -> None:
    assert tried(tree(tmp_path, WEAK.replace("== 0", "== 1")))[0] == 2
