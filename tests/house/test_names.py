"""Names say what a thing is, docstrings what it is for, and nothing is left for later."""

import ast
import importlib
import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from tests.house.source import Source, faults, planted

# They say nothing of what a thing does.
EMPTY = {"manager", "managers", "service", "services", "helper", "helpers", "util", "utils"}
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
SNAKE = re.compile(r"_{0,2}[a-z0-9]+(_[a-z0-9]+)*_{0,2}|_+")
LATER = re.compile(r"\b(TO" + r"DO|FIX" + r"ME)\b")

Inherits = Callable[[str, str], bool]


def empty_names(source: Source) -> list[str]:
    """Modules, classes and functions with a word in their name that says nothing."""
    kinds = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    named = [(node, node.name) for node in source.nodes if isinstance(node, kinds)]
    named += [(source.tree, part) for part in PurePosixPath(source.path).with_suffix("").parts]
    return [
        source.at(node, f"the name {name} says nothing")
        for node, name in named
        if {word.lower() for word in WORD.findall(name)} & EMPTY
    ]


def undocumented(source: Source) -> list[str]:
    """A module with content, and its public classes and functions, without a docstring."""
    parts = [part.removesuffix(".py") for part in source.path.split("/")]
    if not source.tree.body or any(re.match(r"_(?!_)", part) for part in parts):
        return []
    kinds = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    public = [node for node in source.tree.body if isinstance(node, kinds) and not node.name.startswith("_")]
    found = [] if ast.get_docstring(source.tree) else [f"{source.path}:1: the module has no docstring"]
    return found + [
        source.at(node, f"{node.name} has no docstring") for node in public if not ast.get_docstring(node)
    ]


def odd_function_names(source: Source, inherits: Inherits) -> list[str]:
    """Functions not in snake_case; a method may be called what Qt calls it."""
    found = []
    for owner, node in owned_functions(source.tree, ""):
        if not SNAKE.fullmatch(node.name) and not (owner and inherits(owner, node.name)):
            found.append(source.at(node, f"{node.name} is not in snake_case"))
    return found


def owned_functions(
    tree: ast.AST, owner: str
) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Functions, each with the class that it is a method of, or nothing."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield owner, node
            yield from owned_functions(node, "")
        else:
            yield from owned_functions(node, node.name if isinstance(node, ast.ClassDef) else owner)


def qt_inheritance(path: str) -> Inherits:
    """Whether a class of a module has an attribute from PySide6, asked of the class itself."""

    def inherits(owner: str, name: str) -> bool:
        module = importlib.import_module(path.removesuffix(".py").replace("/", "."))
        bases = getattr(module, owner).__mro__
        return any(hasattr(base, name) for base in bases if base.__module__.startswith("PySide6."))

    return inherits


def left_for_later(source: Source) -> list[str]:
    """Lines that promise work instead of doing it."""
    lines = enumerate(source.text.splitlines(), start=1)
    return [f"{source.path}:{number}: left for later" for number, line in lines if LATER.search(line)]


def test_names_say_something() -> None:
    assert faults(empty_names, "desk", "packaging", "tests") == []


def test_an_empty_name_is_caught() -> None:
    for text in (
        "class OrderManager: pass",
        "def print_service(): pass",
        "class A:\n  def HTTPHelper(self): pass",
    ):
        assert len(empty_names(planted(text))) == 1, text
    for path in ("desk/utils.py", "desk/helpers/order.py", "desk/order_util.py"):
        assert len(empty_names(planted("", path))) == 1, path
    assert (
        empty_names(planted("from sqlite_utils.utils import x\ndef futile(): pass\nclass Managed: pass"))
        == []
    )


def test_what_is_public_says_what_it_is_for() -> None:
    assert faults(undocumented, "desk") == []


def test_a_missing_docstring_is_caught() -> None:
    text = '"""A module."""\nclass A: pass\ndef f(): pass\nasync def g(): pass\ndef _private(): pass\n'
    named = [fault.split()[1] for fault in undocumented(planted(text))]
    assert named == ["A", "f", "g"]
    assert undocumented(planted("x = 1")) == ["desk/planted.py:1: the module has no docstring"]
    assert undocumented(planted("x = 1", "desk/__main__.py")) != []
    assert (
        undocumented(planted("", "desk/gui/__init__.py"))
        == undocumented(planted("x = 1", "desk/_own.py"))
        == []
    )


def test_functions_are_in_snake_case() -> None:
    assert faults(odd_function_names_here, "desk", "packaging") == []


def odd_function_names_here(source: Source) -> list[str]:
    """Qt calls only what is in gui; elsewhere no class inherits a name."""
    in_gui = source.path.startswith("desk/gui/")
    return odd_function_names(source, qt_inheritance(source.path) if in_gui else never)


def test_an_odd_function_name_is_caught() -> None:
    text = "class A:\n  def paintEvent(self): pass\n  def showOrder(self):\n    def innerName(): pass\n"
    found = odd_function_names(planted(text), lambda owner, name: (owner, name) == ("A", "paintEvent"))
    assert [fault.split()[1] for fault in found] == ["showOrder", "innerName"]
    assert odd_function_names(planted("def _(): pass\ndef __add__(): pass\ndef a_b2(): pass"), never) == []
    assert len(odd_function_names(planted("def Order(): pass\ndef paintEvent(): pass"), never)) == 2


def never(owner: str, name: str) -> bool:
    """A class that inherits nothing."""
    return False


def test_what_qt_calls_is_asked_of_the_class() -> None:
    from PySide6.QtCore import QObject

    class Ours(QObject):
        pass

    module = importlib.import_module(__name__)
    module.Ours = Ours  # type: ignore[attr-defined]
    inherits = qt_inheritance(__name__)
    assert inherits("Ours", "eventFilter")
    assert not inherits("Ours", "showOrder")


def test_nothing_is_left_for_later() -> None:
    assert faults(left_for_later, "desk", "packaging", "tests") == []


def test_work_left_for_later_is_caught() -> None:
    text = "x = 1\n# TO" + "DO later\n# FIX" + "ME: now\nTODOS = 2\n"
    assert left_for_later(planted(text)) == [
        "desk/planted.py:2: left for later",
        "desk/planted.py:3: left for later",
    ]
