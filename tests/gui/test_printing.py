"""Papers go to a printer at their own size."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desk.gui.bar import MessageBar
from desk.gui.papers import draw
from desk.gui.printing import ask_and_print, pages, print_or_show, put_on_paper, remembered_printer
from desk.gui.run import Run
from desk.records.errors import Refused
from tests.gui.returning import issued


@pytest.fixture
def label(run: Run, bar: MessageBar) -> bytes:
    """A label."""
    pdf = draw(run, bar, "ra_label", issued(run.desk).number)
    assert pdf is not None
    return pdf


def to_file(path: Path) -> QPrinter:
    """A printer that writes a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_a_page_becomes_a_picture(label: bytes) -> None:
    (page,) = pages(label, 72)
    assert (page.width(), page.height()) == (288, 432)
    assert not page.isNull()


def test_a_label_is_printed_at_four_by_six_inches(label: bytes, tmp_path: Path) -> None:
    assert put_on_paper(label, "ra_label", to_file(tmp_path / "label.pdf"))
    printed = pypdfium2.PdfDocument(tmp_path / "label.pdf")
    assert [round(side) for side in printed[0].get_size()] == [288, 432]
    printed.close()


def test_a_sheet_is_printed_on_letter(run: Run, bar: MessageBar, tmp_path: Path) -> None:
    pdf = draw(run, bar, "order_sheet", "#1001")
    assert pdf and put_on_paper(pdf, "order_sheet", to_file(tmp_path / "order.pdf"))
    printed = pypdfium2.PdfDocument(tmp_path / "order.pdf")
    assert [round(side) for side in printed[0].get_size()] == [612, 792]
    printed.close()


def test_a_printer_that_is_gone_is_not_remembered(run: Run) -> None:
    run.memory.keep("printer/label", "Zebra in the back room")
    assert remembered_printer(run, "ra_label") == ""


def test_without_a_printer_the_paper_is_shown(run: Run, qtbot: QtBot) -> None:
    with qtbot.waitSignal(run.wanted) as told:
        print_or_show(run, "ra_label", "RA-26-00001-3")
    assert told.args == ["ra_label", "RA-26-00001-3"]


def test_nothing_is_printed_where_the_dialog_is_cancelled(
    run: Run, label: bytes, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda self: QDialog.DialogCode.Rejected)
    window = QWidget()
    qtbot.addWidget(window)
    assert not ask_and_print(window, run, label, "ra_label")
    assert run.memory.text("printer/label") == ""


def test_a_printer_that_takes_nothing_is_told(label: bytes, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="print-failed"):
        put_on_paper(label, "ra_label", to_file(tmp_path / "no" / "folder" / "label.pdf"))


def test_a_label_printer_and_a_letter_printer_are_remembered_apart(
    run: Run, label: bytes, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    there = ["Zebra", "Laser"]

    def choose(dialog: QPrintDialog) -> QDialog.DialogCode:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(tmp_path / "paper.pdf"))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: there)
    window = QWidget()
    qtbot.addWidget(window)
    for kind, name in (("ra_label", "Zebra"), ("credit_slip", "Laser")):
        monkeypatch.setattr(QPrinter, "printerName", lambda _printer, name=name: name)
        assert ask_and_print(window, run, label, kind)
    kinds = ("ra_label", "credit_slip", "ra_sheet", "order_sheet")
    assert [remembered_printer(run, kind) for kind in kinds] == ["Zebra", "Laser", "Laser", "Laser"]
    there.remove("Laser")
    assert [remembered_printer(run, kind) for kind in kinds[:2]] == ["Zebra", ""]
