"""What a text from people could make the program do is not in it: no address is opened, no picture loaded."""

import ast

from tests.house.source import Source, faults, last_name, planted
from tests.house.test_screen import PLAIN, TEXT, is_literal, is_plain

ASK = "desk/gui/ask.py"
PREVIEW = "desk/gui/printing.py"
PAGE = "desk/paper/page.py"
# Methods that draw HTML or open addresses, whatever widget they are called on.
HTML = {"setHtml", "appendHtml", "insertHtml", "setMarkdown", "insertMarkdown", "setDefaultStyleSheet"}
FORMATS = {"RichText", "AutoText", "MarkdownText"}
PICTURES = {"QPixmap", "QImage", "QIcon", "QMovie", "QImageReader", "QSvgRenderer", "QSvgWidget", "QPicture"}
LOADERS = {"fromData", "load", "loadFromData", "addFile", "addPixmap"}
# Our own drawings: icons by their names in the program, pages that pypdfium2 drew from our own paper, and
# photos that were written anew by us: tests/house/test_pictures.py sees that these are read as JPEGs alone.
DRAWN = {"desk/gui/icons.py", "desk/gui/photo_view.py", PREVIEW}
NETWORK = {"socket", "socketserver", "ssl", "http", "urllib", "ftplib", "smtplib", "poplib", "imaplib"}
NETWORK |= {"nntplib", "telnetlib", "xmlrpc", "asyncio", "requests", "httpx", "aiohttp", "webbrowser"}
NETWORK |= {"QtNetwork", "QtWebEngineCore", "QtWebEngineWidgets", "QtWebSockets", "QtQml", "QtQuick"}
# A module that must start a program of ours is named here, with what it imports for that.
# It only writes text in an address's form, and asks nobody.
HARMLESS = {"desk/gui/ask.py": {"urllib.parse"}}
# Photos are read in a program of ours, started with a fixed command, that may break without harm.
STARTERS = {"desk/exchange/photos.py"}
MARKUP = {"Paragraph", "XPreformatted", "Preformatted", "ParaParser", "ParaFrag", "Image", "drawImage"}
MARKUP |= {"drawInlineImage", "linkURL", "linkRect", "linkAbsolute", "bookmarkPage", "ImageReader"}
MARKUP |= {"PDFImageXObject"}
PROCESSES = {
    "system",
    "popen",
    "Popen",
    "check_output",
    "check_call",
    "startfile",
    "startDetached",
    "QProcess",
}


def html_methods(source: Source) -> list[str]:
    """Texts given to what draws them as HTML, and labels allowed to do so or to open addresses."""
    found = []
    for node in source.nodes:
        if isinstance(node, ast.Call) and last_name(node.func) in HTML:
            found.append(source.at(node, f"{last_name(node.func)} renders HTML: see {TEXT}"))
        if isinstance(node, ast.Call) and last_name(node.func) == "setOpenExternalLinks":
            forbidden = [each for each in node.args if isinstance(each, ast.Constant) and each.value is False]
            found += [] if forbidden else [source.at(node, "an address in a text would be opened")]
        if isinstance(node, ast.Attribute) and node.attr in FORMATS:
            found.append(source.at(node, f"{node.attr} renders HTML: see {TEXT}"))
    return found


def opened_addresses(source: Source) -> list[str]:
    """Addresses handed to the desktop, which starts programs; only a mail of ours is, in desk/gui/ask.py."""
    names = {"openUrl", "QDesktopServices", "setUrlHandler"}
    return [source.at(node, f"see {ASK}") for node in source.nodes if last_name(node) in names]


def asked_files(source: Source) -> list[str]:
    """File dialogs made elsewhere: desk/gui/ask.py gives them only names that are safe."""
    return [
        source.at(node, f"see {ASK}")
        for node in source.nodes
        if isinstance(node, ast.Name | ast.Attribute) and last_name(node) == "QFileDialog"
    ]


def pictures(source: Source) -> list[str]:
    """Pictures read from anything that is not named in the program or drawn by it."""
    found = []
    for node in source.nodes:
        if not isinstance(node, ast.Call) or source.path in DRAWN:
            continue
        name = last_name(node.func)
        owner = last_name(node.func.value) if isinstance(node.func, ast.Attribute) else ""
        if (name in PICTURES and not all(is_drawn(each) for each in node.args)) or (
            name in LOADERS and owner in PICTURES
        ):
            found.append(source.at(node, f"{owner or name} reads a picture"))
    return found


def is_drawn(node: ast.AST) -> bool:
    """A picture that the program has drawn, or a path whose parts all stand in it."""
    if isinstance(node, ast.Call) and last_name(node.func) in ("icon", "state_mark", "px", "fromImage"):
        return True
    if isinstance(node, ast.Call) and last_name(node.func) == "str":
        parts = [each for each in ast.walk(node.args[0]) if isinstance(each, ast.Name | ast.Constant)]
        return all(isinstance(each, ast.Constant) or each.id == "RESOURCES" for each in parts)
    return False


def titles(source: Source) -> list[str]:
    """Window titles with a value in them, out of which Qt takes its sign for a change."""
    plain = source.imported_from(TEXT)
    return [
        source.at(node, f"a title loses [*]: see {TEXT}")
        for node in source.nodes
        if isinstance(node, ast.Call)
        and last_name(node.func) == "setWindowTitle"
        and not all(is_plain(each, plain) or is_sentence(each) for each in node.args)
    ]


def is_sentence(node: ast.AST) -> bool:
    """A text of the program, or a sentence of the catalogues without a value in it."""
    return is_literal(node) or (
        isinstance(node, ast.Call)
        and last_name(node.func) == "words"
        and len(node.args) == 1
        and is_literal(node.args[0])
        and not node.keywords
    )


def networks(source: Source) -> list[str]:
    """Imports of what can reach another computer, or start a program that can."""
    found = []
    for node in source.nodes:
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            names = [f"PySide6.{name.name}" for name in node.names] if module == "PySide6" else [module]
        for name in names:
            # Our own modules are named by the field: a request is what a customer asks for.
            parts = set() if name.startswith("desk.") else set(name.split(".")) & {*NETWORK, "subprocess"}
            if source.path in STARTERS:
                parts.discard("subprocess")
            if parts and name not in HARMLESS.get(source.path, ()):
                found.append(source.at(node, f"imports {name}"))
        if isinstance(node, ast.Call) and last_name(node.func) in PROCESSES and source.path not in STARTERS:
            found.append(source.at(node, "starts a program"))
    return found


def markup(source: Source) -> list[str]:
    """reportlab's ways that read markup, pictures or addresses: papers are set letter by letter."""
    return [
        source.at(node, f"{last_name(node.func)}: see desk/paper/page.py")
        for node in source.nodes
        if isinstance(node, ast.Call)
        and last_name(node.func) in MARKUP
        and not (source.path == PAGE and is_named_only(node))
    ]


def is_named_only(call: ast.Call) -> bool:
    """A picture that is made empty, under a name: its bytes are put in, and no file is looked for."""
    return last_name(call.func) == "PDFImageXObject" and len(call.args) == 1 and not call.keywords


def test_no_text_becomes_html() -> None:
    assert faults(html_methods, "desk") == []


def test_html_is_caught() -> None:
    for text in (
        "view.setHtml(name)",
        "log.appendHtml(f'<p>{name}')",
        "label.setOpenExternalLinks(True)",
        "label.setOpenExternalLinks(wanted)",
        "label.setTextFormat(Qt.TextFormat.RichText)",
        "label.setTextFormat(Qt.AutoText)",
        "document.setMarkdown(name)",
    ):
        assert len(html_methods(planted(text))) == 1, text
    assert html_methods(planted("w.setOpenExternalLinks(False)\nf(Qt.TextFormat.PlainText)")) == []


def test_addresses_and_file_dialogs_are_in_one_place() -> None:
    assert faults(opened_addresses, "desk", but=ASK) == []
    assert faults(asked_files, "desk", but=ASK) == []
    for text in (
        "QDesktopServices.openUrl(url)",
        "QtGui.QDesktopServices.setUrlHandler(a, b)",
    ):
        assert opened_addresses(planted(text)), text
    assert len(asked_files(planted("QFileDialog.getSaveFileName(self, a, order.number)"))) == 1
    assert len(asked_files(planted("dialog = QtWidgets.QFileDialog(self)"))) == 1


def test_pictures_are_our_own() -> None:
    assert faults(pictures, "desk", but=PLAIN) == []


def test_a_picture_from_elsewhere_is_caught() -> None:
    for text in (
        "label.setPixmap(QPixmap(customer.photo))",
        "QImage(str(path))",
        "QIcon(name)",
        "QIcon(str(RESOURCES / name))",
        "QPixmap.loadFromData(data)",
        "QMovie(path)",
        "QImage.fromData(data)",
    ):
        assert len(pictures(planted(text))) == 1, text
    fine = "QIcon(str(RESOURCES / 'icons' / 'desk.svg'))\nQIcon(state_mark(state))\nQPixmap.fromImage(page)"
    assert pictures(planted(fine)) == []


def test_titles_keep_their_letters() -> None:
    assert faults(titles, "desk/gui") == []
    for text in (
        "w.setWindowTitle(name)",
        "w.setWindowTitle(words('a', name=b))",
        "w.setWindowTitle(f'{a}')",
    ):
        assert len(titles(planted(text))) == 1, text
    made = "from desk.gui.text import window_title\nw.setWindowTitle(window_title(name))"
    assert titles(planted(made)) == titles(planted("w.setWindowTitle(self.words('a'))")) == []


def test_nothing_reaches_another_computer() -> None:
    assert faults(networks, "desk") == []


def test_a_network_is_caught() -> None:
    for text in (
        "import socket",
        "import urllib.request",
        "from http.client import HTTPSConnection",
        "from PySide6 import QtNetwork",
        "from PySide6.QtNetwork import QNetworkAccessManager",
        "from urllib.parse import quote",
        "def f():\n    import ssl",
        "import subprocess",
        "os.system(command)",
        "QProcess.startDetached(name)",
    ):
        assert len(networks(planted(text))) == 1, text
    assert networks(planted("from urllib.parse import quote", ASK)) == []
    assert len(networks(planted("from urllib.request import urlopen", ASK))) == 1


def test_papers_read_no_markup() -> None:
    assert faults(markup, "desk", but=PREVIEW) == []
    for text in ("Paragraph(name, style)", "platypus.Image(path)", "canvas.drawImage(path, 0, 0)"):
        assert len(markup(planted(text))) == 1, text
    for path, text in ((PAGE, "PDFImageXObject(name, path)"), ("desk/paper/a.py", "PDFImageXObject(name)")):
        assert len(markup(planted(text, path))) == 1, text
    assert markup(planted("flow.paragraph(text)\ncanvas.drawText(text)")) == []
