"""The log names nobody: one module writes what went wrong, and one hands on what Qt says."""

import ast

from tests.house.source import Source, faults, last_name, planted

BUGS = "desk/operations/bugs.py"
# Third-party text, which the log's own form redacts.
QT = "desk/gui/application.py"
WAYS = {"debug", "info", "warning", "error", "critical", "exception", "log", "captureWarnings", "basicConfig"}
LOGGERS = {"log", "_log", "logger", "_logger", "logging", "root"}
PRINTERS = {"print_exc", "print_exception", "format_exc", "format_exception", "print_tb", "print_stack"}


def loose_logs(source: Source) -> list[str]:
    """Every place that logs by itself, or that writes an exception out with the values in it."""
    if source.path == QT:
        return []
    found = []
    for node in source.nodes:
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute | ast.Name):
            continue
        name = last_name(node.func)
        owner = last_name(node.func.value) if isinstance(node.func, ast.Attribute) else ""
        if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Call):
            owner = "log" if last_name(node.func.value.func) == "getLogger" else ""
        if (owner in LOGGERS and name in WAYS and not only_kinds(node)) or name in PRINTERS:
            found.append(source.at(node, f"{name}: see {BUGS}"))
    return found


def only_kinds(call: ast.Call) -> bool:
    """A sentence of the program with nothing in it but kinds of errors, for rooms below the operations."""
    said = [isinstance(each, ast.Constant) or last_name(each) == "__name__" for each in call.args]
    return not call.keywords and len(said) == 2 and all(said) and last_name(call.func) != "exception"


def test_one_module_logs() -> None:
    assert faults(loose_logs, "desk", but=BUGS) == []


def test_a_loose_log_is_caught() -> None:
    for text in (
        "log.error('customer %s', name)",
        "_log.exception('a command failed')",
        "self.log.warning(name)",
        "logging.info(name)",
        "logging.getLogger(__name__).error(name)",
        "traceback.print_exc()",
        "text = traceback.format_exception(trouble)",
        "logging.captureWarnings(True)",
    ):
        assert len(loose_logs(planted(text))) == 1, text
    assert loose_logs(planted("log.error('a migration failed: %s', type(error).__name__)")) == []
    assert loose_logs(planted("record_bug(trouble, trace)\nself.bar.error(x)\nmath.log(2)")) == []
