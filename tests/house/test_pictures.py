"""Pictures from outside are decoded in a process of their own; what a window shows was written by us.

Decoders are the largest hole a program has. Qt has a dozen of them in this process and tries each one on
whatever it is given, so a window names the one format that we write (trust.md F6a).
"""

import ast

from tests.house.source import Source, faults, last_name, planted

CHILD = "desk/exchange/photo_child.py"
# The packaged program starts itself as the child.
STARTS = "desk/__main__.py"
DRAWN = "desk/gui/icons.py"
IMPORTS = {"__import__", "find_spec", "import_module"}
READERS = {"QImageReader", "QMovie", "QPicture", "QTextDocument"}
DECODES = {"fromData", "loadFromData"}
PICTURES = {"QBitmap", "QCursor", "QIcon", "QImage", "QPixmap"}
OURS = {"RESOURCES"}


def decoders(source: Source) -> list[str]:
    """Every import of Pillow, by whatever way it comes."""
    found = []
    for node in source.nodes:
        names = [name.name for name in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        if isinstance(node, ast.Call) and last_name(node.func) in IMPORTS:
            names = [str(each.value) for each in node.args[:1] if isinstance(each, ast.Constant)]
        if any(name.split(".")[0] == "PIL" for name in names):
            found.append(source.at(node, f"decodes here: see {CHILD}"))
    return found


def brings_child(source: Source) -> list[str]:
    """Every import of the child's module, which would bring the decoders into this process."""
    module = CHILD.removesuffix(".py").replace("/", ".")
    found = []
    for node in source.nodes:
        names = [name.name for name in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{name.name}" for name in node.names] + [node.module or ""]
        if module in names:
            found.append(source.at(node, "brings the child's decoders into the program"))
    return found


def shown_raw(source: Source) -> list[str]:
    """Pictures that a window reads from a file, or from bytes without saying that they are a JPEG."""
    found = []
    for node in source.nodes:
        if not isinstance(node, ast.Call):
            continue
        name = last_name(node.func)
        reads = name in READERS or (name in DECODES and not is_jpeg(node))
        if name in PICTURES and len(node.args) in (1, 2):
            reads = is_path(node.args[0])
        if name == "load" and isinstance(node.func, ast.Attribute):
            reads = last_name(node.func.value).lower().endswith(("image", "pixmap", "picture"))
        if reads:
            found.append(source.at(node, f"{name} decodes whatever it is given"))
    return found


def is_jpeg(call: ast.Call) -> bool:
    """Whether the one format that may be tried is written beside the bytes."""
    return len(call.args) == 2 and isinstance(call.args[1], ast.Constant) and call.args[1].value == "JPEG"


def is_path(node: ast.AST) -> bool:
    """Whether an argument is a text, and so a file's name, that is none of our own resources."""
    names = {last_name(each) for each in ast.walk(node)}
    text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    made = isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Call) and last_name(node.func) == "str")
    named = last_name(node).endswith(("path", "file", "name"))
    return (text or made or named) and not names & OURS


def test_photos_are_decoded_by_the_child_alone() -> None:
    assert faults(decoders, "desk", but=CHILD) == []
    assert faults(brings_child, "desk", but=STARTS) == []


def test_the_child_decodes() -> None:
    """So that the rule looks for what is really there."""
    for rule, path in ((decoders, CHILD), (brings_child, STARTS)):
        assert [fault for fault in faults(rule, "desk") if fault.startswith(path)]


def test_a_decoder_in_the_program_is_caught() -> None:
    for text in (
        "import PIL",
        "import PIL.Image as pictures",
        "from PIL import Image",
        "def f():\n    from PIL.ImageOps import exif_transpose",
        "import_module('PIL.Image')",
        "__import__('PIL')",
    ):
        assert len(decoders(planted(text))) == 1, text
    assert decoders(planted("import PILlow\nfrom desk import PIL_x\nimport_module(name)")) == []
    for text in (
        "from desk.exchange import photo_child",
        "import desk.exchange.photo_child as child",
        "from desk.exchange.photo_child import answer",
    ):
        assert len(brings_child(planted(text))) == 1, text
    assert brings_child(planted("from desk.exchange import photos, photo_children")) == []


def test_windows_show_what_we_wrote() -> None:
    assert faults(shown_raw, "desk/gui", but=DRAWN) == []


def test_a_raw_picture_in_a_window_is_caught() -> None:
    for text in (
        "QImage.fromData(path.read_bytes())",
        "pixmap.loadFromData(data)",
        "pixmap.loadFromData(data, kind)",
        "QImage.fromData(data, 'PNG')",
        "QtGui.QPixmap(str(path))",
        "QPixmap(path)",
        "QPixmap('photo.jpg')",
        "QIcon(f'{folder}/x.png')",
        "QImage(self.file_name, 'JPEG')",
        "QImageReader(path)",
        "QMovie(path)",
        "self.pixmap.load(name)",
    ):
        assert len(shown_raw(planted(text))) == 1, text
    for text in (
        "QImage.fromData(photo, 'JPEG')",
        "pixels.loadFromData(operations.photos.read(desk, digest), 'JPEG')",
        "QPixmap(width, height)",
        "QPixmap(size)",
        "QPixmap.fromImage(page)",
        "QImage(data, width, height, line, form)",
        "QIcon(state_mark(state))",
        "QIcon(str(RESOURCES / 'desk.svg'))",
        "drafts.load(desk, kind)",
    ):
        assert shown_raw(planted(text)) == [], text
