"""What people typed is shown as text.

Raw Qt widgets draw it as HTML and read local files: only desk/gui/text.py may use them, to make them plain.
"""

import ast

from tests.house.source import Source, faults, last_name, planted

TEXT = "desk.gui.text"
PLAIN = "desk/gui/text.py"
RICH = {
    "QErrorMessage",
    "QInputDialog",
    "QLabel",
    "QMessageBox",
    "QProgressDialog",
    "QTextBrowser",
    "QTextEdit",
    "QToolTip",
    "QWhatsThis",
    "QWizard",
    "QWizardPage",
}
TIPS = {"setToolTip", "setWhatsThis"}
# Its own SQLite cancels our locks: another process's commits are lost without a word.
BANNED = "Qt" + "Sql"
BANNED_CLASSES = "QS" + "ql"


def rich_widgets(source: Source) -> list[str]:
    """Every widget made, asked through a convenience function, or derived from, that renders HTML."""
    found = []
    for node in source.nodes:
        names: list[str] = []
        if isinstance(node, ast.Call):
            names = [last_name(node.func)]
            if isinstance(node.func, ast.Attribute) and node.func.attr[:1].islower():
                names.append(last_name(node.func.value))
        elif isinstance(node, ast.ClassDef):
            names = [last_name(base) for base in node.bases]
        found += [source.at(node, f"{name} renders HTML: see {TEXT}") for name in names if name in RICH]
    return found


def rich_tips(source: Source) -> list[str]:
    """Tool tips that are neither written here nor made plain by desk.gui.text."""
    plain = source.imported_from(TEXT)
    return [
        source.at(node, "a tool tip renders HTML")
        for node in source.nodes
        if isinstance(node, ast.Call)
        and last_name(node.func) in TIPS
        and not all(is_literal(argument) or is_plain(argument, plain) for argument in node.args)
    ]


def rich_rows(source: Source) -> list[str]:
    """Form rows whose label is a text: Qt makes a rich label of it."""
    plain = source.imported_from(TEXT)
    return [
        source.at(node, "a form row's label renders HTML")
        for node in source.nodes
        if isinstance(node, ast.Call)
        and last_name(node.func) == "addRow"
        and len(node.args) == 2
        and not is_plain(node.args[0], plain)
    ]


def is_literal(node: ast.AST) -> bool:
    """A text written in the program."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def is_plain(node: ast.AST, plain: set[str]) -> bool:
    """A call of something that desk.gui.text offers."""
    return isinstance(node, ast.Call) and last_name(node.func) in plain


def second_sqlite(source: Source) -> list[str]:
    """Every mention in code of Qt's own database classes."""
    found = []
    for node in source.nodes:
        names = [last_name(node)]
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [getattr(node, "module", "") or "", *(name.name for name in node.names)]
        if isinstance(node, ast.Constant):
            names = [str(node.value)] if " " not in str(node.value) else []
        if any(BANNED in name or name.startswith(BANNED_CLASSES) for name in names):
            found.append(source.at(node, f"{BANNED} breaks our locks"))
    return found


def test_no_widget_renders_what_people_typed() -> None:
    assert faults(rich_widgets, "desk/gui", but=PLAIN) == []


def test_a_rich_widget_is_caught() -> None:
    for text in (
        "QLabel(name)",
        "QtWidgets.QTextEdit()",
        "QMessageBox.warning(self, title, name)",
        "QInputDialog.getText(self, a, b)",
        "class Big(QLabel): pass",
        "class Guide(QtWidgets.QWizard): pass",
    ):
        assert len(rich_widgets(planted(text))) == 1, text
    fine = (
        "PlainLabel(name)\nx = QMessageBox.StandardButton.Yes\ndef f(label: QLabel): pass\nQPlainTextEdit()"
    )
    assert rich_widgets(planted(fine)) == []


def test_tool_tips_are_plain() -> None:
    assert faults(rich_tips, "desk/gui", but=PLAIN) == []


def test_a_rich_tool_tip_is_caught() -> None:
    for text in ("w.setToolTip(name)", "w.setToolTip(f'{name}')", "w.setToolTip(tip(name))"):
        assert len(rich_tips(planted(text))) == 1, text
    assert rich_tips(planted("w.setToolTip('Print')\nw.setToolTipDuration(ms)")) == []
    assert rich_tips(planted("from desk.gui.text import tip\nw.setToolTip(tip(name))")) == []


def test_labels_of_form_rows_are_plain() -> None:
    assert faults(rich_rows, "desk/gui", but=PLAIN) == []


def test_a_rich_form_row_is_caught() -> None:
    for text in ("form.addRow('Name', w)", "form.addRow(words.text('name'), w)", "form.addRow(name, w)"):
        assert len(rich_rows(planted(text))) == 1, text
    assert rich_rows(planted("from desk.gui.text import PlainLabel\nform.addRow(PlainLabel(name), w)")) == []
    assert rich_rows(planted("form.addRow(buttons)")) == []


def test_one_sqlite_opens_the_file() -> None:
    assert faults(second_sqlite, "desk", "tests", "packaging") == []


def test_a_second_sqlite_is_caught() -> None:
    for text in (
        f"from PySide6 import {BANNED}",
        f"import PySide6.{BANNED}",
        f"from PySide6.{BANNED} import A",
        f"x = PySide6.{BANNED}",
        f"{BANNED_CLASSES}Database.addDatabase(kind)",
        f"import_module('PySide6.{BANNED}')",
    ):
        assert len(second_sqlite(planted(text))) == 1, text
    assert second_sqlite(planted(f'"""Why there is no {BANNED}."""')) == []
