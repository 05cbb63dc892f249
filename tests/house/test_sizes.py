"""Small enough to be read at once: functions, modules, parameter lists."""

import ast

from tests.house.source import Source, faults, planted, sources

HOUSE = ("desk", "packaging", "tests")


def long_functions(source: Source) -> list[str]:
    """Functions of more than 40 lines, their docstring counted."""
    sizes = ((node, (node.end_lineno or 0) - node.lineno + 1) for node in source.functions())
    return [source.at(node, f"{node.name} has {size} lines") for node, size in sizes if size > 40]


def long_module(source: Source) -> list[str]:
    """A module of more than 300 lines."""
    size = len(source.text.splitlines())
    return [f"{source.path}: {size} lines"] if size > 300 else []


def long_parameters(source: Source) -> list[str]:
    """Functions of more than five parameters besides self or cls."""
    found = []
    for node in source.functions():
        given = node.args
        names = [arg.arg for arg in (*given.posonlyargs, *given.args)]
        names = names[1:] if names[:1] in (["self"], ["cls"]) else names
        names += [arg.arg for arg in (*given.kwonlyargs, given.vararg, given.kwarg) if arg]
        if len(names) > 5:
            found.append(source.at(node, f"{node.name} has {len(names)} parameters"))
    return found


def test_functions_are_short() -> None:
    assert faults(long_functions, *HOUSE) == []


def test_a_long_function_is_caught_and_a_full_one_is_not() -> None:
    body = "    x = 1\n"
    assert long_functions(planted("def full():\n" + body * 39)) == []
    assert long_functions(planted("def long():\n" + body * 40)) == ["desk/planted.py:1: long has 41 lines"]
    constructor = planted("class A:\n    async def __init__(self):\n" + ("    " + body) * 40)
    assert long_functions(constructor) == ["desk/planted.py:2: __init__ has 41 lines"]


def test_modules_are_short() -> None:
    assert faults(long_module, *HOUSE) == []


def test_a_long_module_is_caught_and_a_full_one_is_not() -> None:
    assert long_module(planted("x = 1\n" * 300)) == []
    assert long_module(planted("x = 1\n" * 301)) == ["desk/planted.py: 301 lines"]


def test_functions_take_few_parameters() -> None:
    assert faults(long_parameters, "desk", "packaging") == []


def test_a_long_parameter_list_is_caught() -> None:
    fits = "class A:\n    def f(self, a, b, /, c, *, d, e): pass\n"
    assert long_parameters(planted(fits)) == []
    for parameters in (
        "a, b, /, c, d, e, f",
        "a, b, c, *, d, e, f",
        "a, b, c, d, *e, **f",
        "x, self, c, d, e, f",
    ):
        found = long_parameters(planted(f"def f({parameters}): pass"))
        assert found == ["desk/planted.py:1: f has 6 parameters"], parameters


def test_the_house_is_seen() -> None:
    """Sizes are those of real modules: this one is among them, with its functions."""
    here = next(source for source in sources(*HOUSE) if source.path == "tests/house/test_sizes.py")
    assert any(isinstance(node, ast.FunctionDef) for node in here.functions())
