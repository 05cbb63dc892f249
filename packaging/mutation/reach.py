"""Which tests reach which lines: only they can notice a change there."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import coverage
import pytest

# Lines of a module, each with the tests that run it; None stands for all, where it runs before the tests.
Reached = dict[int, frozenset[str] | None]


class Found(NamedTuple):
    """What one run of the tests told: the lines of each module by its path, and the seconds of each test."""

    reached: dict[str, Reached]
    seconds: dict[str, float]


class Reach:
    """Measures one run of the tests, as a plugin of pytest."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.seconds: dict[str, float] = {}
        rooms = [str(root / "desk" / room) for room in ("policy", "records")]
        self.measure = coverage.Coverage(data_file=None, config_file=False, source=rooms)

    def run(self, options: list[str]) -> Found | None:
        """What the run told; None where a test fails."""
        self.measure.start()
        status = pytest.main(options, plugins=[self])
        self.measure.stop()
        return Found(self._lines(), self.seconds) if status == pytest.ExitCode.OK else None

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """What runs now runs for this test."""
        self.measure.switch_context(item.nodeid)
        start = time.perf_counter()
        found: Any = yield
        self.seconds[item.nodeid] = time.perf_counter() - start
        self.measure.switch_context("")
        return found

    def _lines(self) -> dict[str, Reached]:
        data = self.measure.get_data()
        return {
            Path(file).relative_to(self.root).as_posix(): {
                line: None if "" in tests else frozenset(tests)
                for line, tests in data.contexts_by_lineno(file).items()
            }
            for file in data.measured_files()
        }


def judges(reached: Reached, line: int) -> frozenset[str] | None:
    """The tests that reach a line; a line without code of its own goes with the one above it."""
    while line > 0 and line not in reached:
        line -= 1
    return reached.get(line)
