"""Files that people bring, an import and a policy, are shown letter for letter, their faults too."""

import json
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desk.gui.main_window import MainWindow
from desk.gui.text import PlainLabel, shown
from tests.asking_shop import PACK
from tests.exchange.export_file import export, one_order
from tests.exchange.list_files import list_of
from tests.gui.acts import record_window
from tests.hostile.conftest import MINUTES, some
from tests.hostile.looking import core, lacks, loud, missing, read, rendered
from tests.hostile.watch import watched

pytestmark = [pytest.mark.slow, pytest.mark.timeout(MINUTES * 60)]
ISOLATE = "\N{FIRST STRONG ISOLATE}"
AMOUNT = re.compile(r"[-\d., ]+")


def brought(texts: tuple[str, ...], **fields: str) -> bytes:
    """An import of an order for each text, which stands in these fields (a ``{}`` in them)."""
    rows = []
    for number, text in enumerate(texts):
        told = {name: value.replace("{}", text) for name, value in fields.items()}
        order, line = one_order(f"#{7000 + number}", **told)
        rows += [order, {**line, "Lineitem name": text, "Lineitem sku": f"{number}{text}"[:60]}]
    return export(*rows)


def test_an_imports_faults_and_its_orders_show_their_letters(
    main: MainWindow, texts: tuple[str, ...], bait: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = record_window(main, "import")
    path = tmp_path / "orders.csv"
    for begin in range(0, len(texts), 30):
        part = texts[begin : begin + 30]
        path.write_bytes(brought(part, Total="{}"))
        with watched(bait) as done:
            window.file.setText(str(path))
            window.look()
            qtbot.waitUntil(lambda: window.report is not None, timeout=30_000)
            shows = [core(each) for each in read(window)]
            assert [text for text in part if not AMOUNT.fullmatch(text) and lacks(shows, text[:50])] == []
            assert rendered(window) == [] and not loud(window)
        assert [each for each in done if str(path) not in each and str(bait) in each] == []


def test_a_lists_columns_lines_and_faults_show_their_letters(
    main: MainWindow, texts: tuple[str, ...], bait: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = record_window(main, "import")
    path = tmp_path / "people.csv"
    columns = ("Name", "Email", "Note")
    for begin in range(0, len(texts), 30):
        part = texts[begin : begin + 30]
        rows = [{"Name": text, "Note": text} for text in part]
        # The last line is refused, so that its text stands in a fault's sentence too.
        path.write_bytes(list_of(columns, *rows, {"Name": "Ann", "Email": f"{part[0]} x"}))
        with watched(bait) as done:
            window.file.setText(str(path))
            window.look()
            qtbot.waitUntil(lambda: window.report is not None, timeout=30_000)
            shows = [core(each) for each in read(window)]
            assert [text for text in part if lacks(shows, text[:50])] == []
            assert lacks(shows, part[0][:50]) == "" and window.report.faults
            assert rendered(window) == [] and not loud(window)
        assert [each for each in done if str(path) not in each and str(bait) in each] == []


def test_a_policys_clauses_show_their_letters(
    main: MainWindow, texts: tuple[str, ...], bait: Path, qtbot: QtBot
) -> None:
    window = record_window(main, "policy")
    for text in some(texts, 12):
        told = json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
        pack = PACK.replace('name = "Needles"', f"name = {told}").replace('"Unhappy? Bring it back."', told)
        with watched(bait) as done:
            window.bring(pack)
            QApplication.processEvents()
            assert window.bar.isHidden(), window.bar.label.text()
            assert missing(window, text, 2) == "" and rendered(window) == [] and not loud(window)
        assert done == []


def drawn(label: QLabel) -> QImage:
    """What a label draws, on white."""
    picture = QImage(label.size(), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    label.render(picture)
    return picture


def plainly(label: QLabel, text: str) -> QImage:
    """The same letters drawn one after another by a painter, which knows no HTML."""
    picture = QImage(label.size(), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    label.style().drawItemText(
        painter,
        QRect(0, 0, label.width(), label.height()),
        int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        | int(Qt.TextFlag.TextForceLeftToRight),
        label.palette(),
        True,
        text,
        label.foregroundRole(),
    )
    painter.end()
    return picture


def test_a_label_draws_what_a_painter_draws(texts: tuple[str, ...], qapp: QApplication) -> None:
    # Qt has its own ways with lines that run from the right, which would have to be repeated here.
    lines = [line for text in texts if ISOLATE not in (line := shown(text))]
    assert len(lines) >= 300
    for line in lines:
        label = PlainLabel(line)
        label.setStyleSheet("background: white; color: black")
        label.resize(900, 40)
        assert drawn(label) == plainly(label, line), line


def test_a_label_that_draws_html_is_caught(qapp: QApplication) -> None:
    for text in ("<b>x</b>", "Tom & <b>Jerry", "<u>x</u>"):
        label = QLabel(text)
        label.setStyleSheet("background: white; color: black")
        label.resize(900, 40)
        assert drawn(label) != plainly(label, text), text
