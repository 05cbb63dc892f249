"""Tries changes, each in a process of its own that imports the changed text and runs tests until one fails.

The process is forked from one that has imported what the tests need, but nothing of Desk: so a change is in
force while tables are built and packs are read, and a trial that fails at once takes a fifth of a second.
"""

import os
import pickle
import resource
import sys
from collections.abc import Iterator, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType

import holidays  # noqa: F401 (what the tests import is imported once)
import hypothesis
import hypothesis.internal.conjecture.engine
import pytest
import stdnum.iso7064.mod_97_10  # noqa: F401
from mutation.changes import Change
from mutation.reach import Found, Reach, judges

ROOT = Path(__file__).resolve().parents[2]
SUITES = ("tests/policy", "tests/records")
KILLED, SURVIVED, NOTHING = 1, 0, 3
MEMORY = 4 << 30


class Trial:
    """Runs the tests on changed modules; ``root`` is the tree, ``jobs`` how many processes run at once."""

    def __init__(self, root: Path = ROOT, jobs: int = 1) -> None:
        self.root = root
        self.jobs = jobs
        self.running: dict[int, Change] = {}
        self.found = Found({}, {})
        os.chdir(root)
        sys.path.insert(0, str(root))
        os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
        _draw_alike()

    def holds(self) -> bool:
        """Whether the tests pass on the tree as it is; so it is known who reaches what, and in what time."""
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            _silence()
            with os.fdopen(writing, "wb") as found:
                pickle.dump(Reach(self.root).run([*_options(self.root), *_files(self.root)]), found)
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading, "rb") as found:
            told = pickle.load(found)
        os.waitpid(pid, 0)
        self.found = told or self.found
        return told is not None

    def of(self, path: str, changes: Sequence[Change]) -> Iterator[tuple[Change, bool]]:
        """Each change to a module with whether a test noticed it; what changes nothing is left out."""
        for change in changes:
            if len(self.running) >= self.jobs:
                yield from self._wait()
            self.running[self._fork(change, path)] = change
        while self.running:
            yield from self._wait()

    def _wait(self) -> Iterator[tuple[Change, bool]]:
        """The next to end; one that the system ended ran too long or took too much, so it was noticed."""
        pid, status = os.wait()
        change, ended = self.running.pop(pid), os.waitstatus_to_exitcode(status)
        if ended != NOTHING:
            yield change, ended != SURVIVED

    def _fork(self, change: Change, path: str) -> int:
        pid = os.fork()
        if pid:
            return pid
        status = KILLED
        try:
            status = self._run(change, path)
        finally:
            os._exit(status)

    def _run(self, change: Change, path: str) -> int:
        """One trial, in the process that was made for it: the module's own tests first."""
        _silence()
        text = change.text()
        if text is None:
            return NOTHING
        sys.meta_path.insert(0, _Changed(path, text))
        able = judges(self.found.reached.get(path, {}), change.line)
        seconds = self.found.seconds if able is None else {each: self.found.seconds[each] for each in able}
        _limit(sum(seconds.values()))
        every = _files(self.root)
        if able is not None:
            named = {test.partition("::")[0] for test in able}
            every = [each for each in every if each in named]
        own = [each for each in every if each == _tests_of(path)]
        for files in filter(None, (own, [each for each in every if each not in own])):
            plugin = _Only(able, self.found.seconds)
            if pytest.main([*_options(self.root), *files], plugins=[plugin]) != pytest.ExitCode.OK:
                return KILLED
        return SURVIVED


class _Only:
    """Keeps the tests that can notice a change, the quick ones first, as a plugin of pytest."""

    def __init__(self, able: frozenset[str] | None, seconds: dict[str, float]) -> None:
        self.able = able
        self.seconds = seconds

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        kept = [each for each in items if self.able is None or each.nodeid in self.able]
        items[:] = sorted(kept, key=lambda each: self.seconds.get(each.nodeid, 0))


def _draw_alike() -> None:
    """The same examples each time, none too slow, and no search for a simpler one that fails."""
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile(
        "trial", derandomize=True, database=None, deadline=None, phases=phases
    )
    hypothesis.settings.load_profile("trial")


def _limit(seconds: float) -> None:
    """End a trial that goes on and on, or that takes all the memory there is."""
    most = int(seconds * 3) + 15
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _silence() -> None:
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)


def _options(root: Path) -> list[str]:
    """What pytest is told: the project's way to import, and none of its plugins."""
    return ["-c", os.devnull, "--rootdir", str(root), "--import-mode=importlib", "--noconftest", "-xq",
            "-p", "no:cacheprovider"]  # fmt: skip


def _files(root: Path) -> list[str]:
    found = [path for suite in SUITES for path in sorted((root / suite).rglob("test_*.py"))]
    return [path.relative_to(root).as_posix() for path in found]


def _tests_of(path: str) -> str:
    room, _, name = path.removeprefix("desk/").rpartition("/")
    return f"tests/{room}/test_{name}"


class _Changed(MetaPathFinder):
    """Finds one module with a text of its own; all others are found as ever."""

    def __init__(self, path: str, text: str) -> None:
        self.name = path.removesuffix(".py").replace("/", ".")
        self.loader = _Text(self.name, str(Path(path).resolve()))
        self.loader.text = text

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        """The changed module by its name."""
        if fullname != self.name:
            return None
        return spec_from_file_location(fullname, self.loader.path, loader=self.loader)


class _Text(SourceFileLoader):
    """Loads a text in place of the file's."""

    text = ""

    def get_code(self, fullname: str) -> CodeType:
        """The text, compiled as if it stood in the file."""
        return compile(self.text, self.path, "exec", dont_inherit=True)
