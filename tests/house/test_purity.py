"""One clock, whole cents, and decisions that depend on nothing but what they are given."""

import ast
import re
import sys

from tests.house.source import Source, faults, last_name, planted

CLOCK = "desk/app.py"
# Methods that read the clock, by the class or module they are asked of.
CLOCKS = {
    "datetime": {"now", "today", "utcnow"},
    "date": {"today"},
    "time": {"time", "time_ns", "localtime", "gmtime", "ctime"},
    "QDate": {"currentDate"},
    "QTime": {"currentTime"},
    "QDateTime": {"currentDateTime", "currentDateTimeUtc", "currentMSecsSinceEpoch", "currentSecsSinceEpoch"},
}
SQL_CLOCK = re.compile(r"\bCURRENT_(DATE|TIME|TIMESTAMP)\b|'now'")
EXACT = ("desk/policy", "desk/records", "desk/operations", "desk/store")
PURE = ("desk/policy", "desk/records")
# Check digits: cited, proven, and computed from their argument alone.
OTHERS = {"desk/records/codes.py": {"stdnum"}}


def clocks(source: Source) -> list[str]:
    """Every place that reads the clock: in Python, in Qt or in SQL."""
    meant = aliases(source)
    found = []
    for node in source.nodes:
        if isinstance(node, ast.Attribute):
            owner = last_name(node.value)
            reads = node.attr in CLOCKS.get(meant.get(owner, owner), ())
        elif isinstance(node, ast.ImportFrom):
            reads = any(name.name in CLOCKS.get(node.module or "", ()) for name in node.names)
        else:
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            reads = bool(SQL_CLOCK.search(text))
        if reads:
            found.append(source.at(node, "reads the clock"))
    return found


def aliases(source: Source) -> dict[str, str]:
    """What the names of this module were called where they came from."""
    kinds = (ast.Import, ast.ImportFrom)
    names = (name for node in source.nodes if isinstance(node, kinds) for name in node.names)
    return {name.asname: name.name for name in names if name.asname}


def floats(source: Source) -> list[str]:
    """Every float made or written down: it cannot hold a cent."""
    found = []
    for node in source.nodes:
        if isinstance(node, ast.Call) and last_name(node.func) == "float":
            found.append(source.at(node, "makes a float"))
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            found.append(source.at(node, "writes a float"))
    return found


def third_parties(source: Source) -> list[str]:
    """Imports of what is neither ours nor Python's, by whatever name it comes."""
    found = []
    allowed = sys.stdlib_module_names | {"desk"} | OTHERS.get(source.path, set())
    for node in source.nodes:
        names = [name.name for name in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [] if node.level else [node.module or ""]
        found += [source.at(node, f"imports {name}") for name in names if name.split(".")[0] not in allowed]
    return found


def test_one_module_reads_the_clock() -> None:
    assert faults(clocks, "desk", but=CLOCK) == []


def test_a_second_clock_is_caught() -> None:
    for text in (
        "datetime.now(zone)",
        "import datetime as d\nd.datetime.utcnow()",
        "from datetime import datetime as D\nD.today()",
        "import datetime\nfield(default_factory=datetime.date.today)",
        "time.time()",
        "import time as t\nt.time_ns()",
        "from time import time",
        "QDate.currentDate()",
        "SQL = \"UPDATE orders SET at = datetime('now')\"",
        "SQL = 'at TEXT DEFAULT CURRENT_TIMESTAMP'",
    ):
        assert len(clocks(planted(text))) == 1, text
    assert (
        clocks(planted("desk.clock.now()\ndesk.today()\ntime.perf_counter()\ndatetime.combine(a, b)")) == []
    )


def test_money_is_never_a_float() -> None:
    assert faults(floats, *EXACT) == []


def test_a_float_is_caught() -> None:
    for text in (
        "rate = 0.25",
        "float(text)",
        "x = builtins.float('1')",
        "x = 1e3",
        "def f(rate=-1.5): pass",
    ):
        assert len(floats(planted(text))) == 1, text
    assert floats(planted("x = 1 + Decimal('0.25')")) == []


def test_policy_and_records_need_python_alone() -> None:
    assert faults(third_parties, *PURE) == []


def test_a_third_party_is_caught() -> None:
    for text in ("import requests", "from babel.numbers import x", "def f():\n    import numpy.linalg as n"):
        assert len(third_parties(planted(text))) == 1, text
    assert third_parties(planted("import re, tomllib\nfrom . import money\nfrom desk.records import x")) == []
    assert third_parties(planted("from stdnum import luhn", "desk/records/codes.py")) == []
    assert len(third_parties(planted("from stdnum import luhn", "desk/records/money.py"))) == 1
