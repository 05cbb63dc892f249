"""Small changes to a module, of which each should make some test fail: mutmut's, to the module's whole text.

mutmut itself changes only what stands inside a function and is called after the import. Here much is decided
before: tables of words, kinds made of kinds. So its operators are taken, and each change is a text to import.
"""

import ast
import difflib
from collections.abc import Iterator
from typing import NamedTuple

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

# Whether an argument of these is seen by a test says nothing of the rules.
_LEFT_ALONE = ("len", "isinstance")


class Change(NamedTuple):
    """One node of a module and what stands in its place."""

    module: cst.Module
    line: int
    node: cst.CSTNode
    instead: cst.CSTNode

    def text(self) -> str | None:
        """The changed module; None where the change is none, or is no Python."""
        changed = self.module.deep_replace(self.node, self.instead)
        assert isinstance(changed, cst.Module)
        try:
            ast.parse(changed.code)
        except SyntaxError:
            return None
        return changed.code if changed.code != self.module.code else None

    def words(self) -> tuple[str, str]:
        """The lines that differ, before and after, each as one line."""
        before, after = self.module.code.splitlines(), (self.text() or "").splitlines()
        removed, added = [], []
        for line in difflib.ndiff(before, after):
            if line.startswith("- "):
                removed.append(line[2:].strip())
            elif line.startswith("+ "):
                added.append(line[2:].strip())
        return " ".join(removed), " ".join(added)


class _Changes(cst.CSTVisitor):
    """Keeps each place of a module that an operator changes, but for types, which no test can see."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, module: cst.Module) -> None:
        super().__init__()
        self.module = module
        self.found: list[Change] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Keep what the operators make of a node, then go on to what is in it."""
        if _is_left_alone(node):
            return False
        for kind, operator in mutation_operators:
            if isinstance(node, kind):
                line = self.get_metadata(PositionProvider, node).start.line
                self.found += [Change(self.module, line, node, instead) for instead in operator(node)]
        return True


def _is_left_alone(node: cst.CSTNode) -> bool:
    if isinstance(node, cst.Call):
        return isinstance(node.func, cst.Name) and node.func.value in _LEFT_ALONE
    if isinstance(node, cst.Assign):
        # A name for a type, such as Path = tuple[str | int, ...]
        return isinstance(node.value, cst.Subscript) and _is_class_name(node.targets[0].target)
    return isinstance(node, cst.Annotation | cst.Decorator)


def _is_class_name(node: cst.BaseExpression) -> bool:
    return isinstance(node, cst.Name) and node.value[:1].isupper() and not node.value.isupper()


def changes(text: str) -> Iterator[Change]:
    """All changes to a module's text, in its order."""
    wrapper = MetadataWrapper(cst.parse_module(text))
    visitor = _Changes(wrapper.module)
    wrapper.visit(visitor)
    yield from visitor.found
