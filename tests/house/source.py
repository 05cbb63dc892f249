"""The project's Python files, read once, for the house rules.

A rule is a pure function from a `Source` to faults, each a line to act on. One test holds it against the
house, another against a planted fault: a rule that cannot fail says nothing.
"""

import ast
import functools
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """A module: its path from the project's root, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    @functools.cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the tree, walked once for all rules."""
        return tuple(ast.walk(self.tree))

    def at(self, node: ast.AST, what: str) -> str:
        """A fault, with its place."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {what}"

    def functions(self) -> Iterator[Function]:
        """All functions and methods, nested ones too."""
        return (node for node in self.nodes if isinstance(node, Function))

    def imported_from(self, module: str) -> set[str]:
        """The names that this module takes from another one."""
        nodes = (node for node in self.nodes if isinstance(node, ast.ImportFrom))
        return {name.asname or name.name for node in nodes if node.module == module for name in node.names}


def planted(text: str, path: str = "desk/planted.py") -> Source:
    """A module that is not in the house."""
    return Source(path, text, ast.parse(text))


@functools.cache
def sources(*folders: str) -> tuple[Source, ...]:
    """The modules under some folders of the project."""
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    assert paths, f"no module under {folders}: a rule without a house to look at"
    with _no_collection():
        return tuple(map(_read, paths))


@functools.cache
def _read(path: Path) -> Source:
    source = planted(path.read_text("utf-8"), path.relative_to(ROOT).as_posix())
    assert source.nodes
    return source


@contextmanager
def _no_collection() -> Iterator[None]:
    """A million nodes stay as long as the tests run: nothing looks for garbage among them, ever again."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def faults(rule: Callable[[Source], list[str]], *folders: str, but: str = "") -> list[str]:
    """What a rule finds under some folders, save in the one module that it does not bind."""
    return [fault for source in sources(*folders) if source.path != but for fault in rule(source)]


def last_name(node: ast.AST) -> str:
    """`c` of `a.b.c`, or nothing for what is no name."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
