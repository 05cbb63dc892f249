"""Sends papers to a printer; one printer is remembered for 4 x 6 labels and one for Letter."""

from collections.abc import Iterator

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desk.gui.bar import MessageBar
from desk.gui.papers import LABEL, PAPERS, count, draw
from desk.gui.run import Run
from desk.records.errors import Refused

DPI = 300
POINTS = 72


def pages(pdf: bytes, dpi: int) -> Iterator[QImage]:
    """The pages of a PDF as pictures."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            bitmap = page.render(scale=dpi / POINTS)
            picture = bitmap.to_pil().convert("RGB")
            width, height = picture.size
            data = picture.tobytes()
            yield QImage(data, width, height, width * 3, QImage.Format.Format_RGB888).copy()
            page.close()
    finally:
        document.close()


def remembered_printer(run: Run, kind: str) -> str:
    """The name of the printer that papers of this kind go to, if it is still there."""
    name = run.memory.text(f"printer/{PAPERS[kind].sheet}")
    return name if name and name in QPrinterInfo.availablePrinterNames() else ""


def print_or_show(run: Run, kind: str, number: str) -> None:
    """Print at once where a printer is known for this kind of paper, else show it with its Print button."""
    window = QApplication.activeWindow()
    bar = getattr(window, "bar", None)
    if isinstance(bar, MessageBar) and remembered_printer(run, kind):
        pdf = draw(run, bar, kind, number)
        if pdf and run.attempt(bar, lambda: put_on_paper(pdf, kind, _printer(run, kind))):
            count(run, bar, kind, number)
            bar.tell(run.words("print.done", printer=remembered_printer(run, kind)))
    else:
        run.wanted.emit(kind, number)


def ask_and_print(window: QWidget, run: Run, pdf: bytes, kind: str) -> bool:
    """Print after the system's own print dialog; the printer chosen is remembered for this kind of paper."""
    printer = _printer(run, kind)
    dialog = QPrintDialog(printer, window)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    run.memory.keep(f"printer/{PAPERS[kind].sheet}", printer.printerName())
    return put_on_paper(pdf, kind, printer)


def _printer(run: Run, kind: str) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    name = remembered_printer(run, kind)
    if name:
        printer.setPrinterName(name)
    return printer


def put_on_paper(pdf: bytes, kind: str, printer: QPrinter) -> bool:
    """Paint the pages on a printer at their own size; raises Refused where it does not take them."""
    printer.setPageSize(_page_size(kind))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    printer.setFullPage(True)
    printer.setResolution(DPI)
    painter = QPainter()
    if not painter.begin(printer):
        raise Refused("print-failed")
    for number, picture in enumerate(pages(pdf, DPI)):
        if number:
            printer.newPage()
        painter.drawImage(QRectF(painter.viewport()), picture)
    if not painter.end():
        raise Refused("print-failed")
    return True


def _page_size(kind: str) -> QPageSize:
    if PAPERS[kind].sheet == LABEL:
        return QPageSize(QSizeF(4, 6), QPageSize.Unit.Inch, "4 x 6 in", QPageSize.SizeMatchPolicy.ExactMatch)
    return QPageSize(QPageSize.PageSizeId.Letter)
