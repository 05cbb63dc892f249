"""A paper inside a window: look at it, print it, save it as PDF, send it by mail."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.gui.ask import save_file, write_mail
from desk.gui.papers import PAPERS, called, count, draw, mail_of
from desk.gui.run import Run
from desk.gui.text import PlainLabel, window_title
from desk.gui.theme import Theme
from desk.gui.window import RecordWindow

LOOKED_AT_DPI = 144
POINTS = 72


class PaperWindow(RecordWindow):
    """One paper of one record; looking at it counts as no print."""

    kind = "paper"
    concerns = frozenset({"prints", "credits", "returns", "orders", "payments"})
    size_units = (84, 100)

    def __init__(self, run: Run, paper: str, subject: str) -> None:
        self.paper = paper
        self.pdf: bytes = b""
        super().__init__(run, subject)

    def _build(self) -> None:
        words = self.words
        self.setWindowTitle(window_title(words(f"paper-name.{self.paper}") + f" {called(self.subject)}"))
        self.head.number.setText(called(self.subject))
        self.head.about.setText(words(f"paper-name.{self.paper}"))
        self.head.state.hide()
        self.head.offer(words("button.print"), self._print)
        entries = [
            ("save", words("button.save-pdf"), self._save),
            ("mail", words("button.email"), self._mail),
        ]
        self.head.others(entries)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.pictures: list[PlainLabel] = []
        self.beside = PlainLabel("", "fault", wrap=True)
        self._column.addWidget(self.beside)
        self.set_body(body)
        QShortcut(QKeySequence.StandardKey.Print, self, self._print)
        QShortcut(QKeySequence.StandardKey.Save, self, self._save)

    def load(self) -> None:
        """Draw the paper and show it."""
        from desk.gui.printing import pages

        failed = not self.pdf
        self.pdf = draw(self.run, self.bar, self.paper, self.subject) or b""
        if failed and self.pdf:
            self.bar.clear_fault()
        self.head.next.setEnabled(bool(self.pdf))
        beside = PAPERS[self.paper].beside
        self.beside.setText(beside(self.run, self.bar) if beside is not None else "")
        self.beside.setVisible(bool(self.beside.text()))
        self._pages = [QPixmap.fromImage(page) for page in pages(self.pdf, LOOKED_AT_DPI)] if self.pdf else []
        self.show_pages()

    def show_pages(self) -> None:
        """Show the pages as wide as the window, but no larger than life at the zoom in force."""
        for old in self.pictures:
            old.deleteLater()
        self.pictures = [self._picture(page) for page in self._pages]

    def _picture(self, page: QPixmap) -> PlainLabel:
        label = PlainLabel(role="paper")
        room = max(self.width() - Theme.px(12), Theme.px(30))
        lifesize = round(page.width() * 96 / LOOKED_AT_DPI * Theme.zoom / 100)
        ratio = self.devicePixelRatioF()
        scaled = page.scaledToWidth(
            round(min(room, lifesize) * ratio), Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(ratio)
        label.setPixmap(scaled)
        label.setAccessibleName(self.windowTitle())
        self._column.addWidget(label)
        return label

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.show_pages()

    def _anew(self) -> bool:
        """Whether the paper can still be made; it is drawn from the record of now before it goes out."""
        self.load()
        return bool(self.pdf)

    def _print(self) -> None:
        from desk.gui.printing import ask_and_print

        if self._anew() and self.run.attempt(
            self.bar, lambda: ask_and_print(self, self.run, self.pdf, self.paper)
        ):
            count(self.run, self.bar, self.paper, self.subject)
            self.bar.tell(self.words("print.sent"))

    def _save(self) -> None:
        if not self._anew():
            return
        path = save_file(self, f"{called(self.subject)}.pdf", "PDF (*.pdf)", self.pdf)
        if path:
            count(self.run, self.bar, self.paper, self.subject)
            self.bar.tell(self.words("file.saved", file=path.name))

    def _mail(self) -> None:
        if not self._anew():
            return
        told = mail_of(self.run, self.bar, self.paper, self.subject)
        if told is None:
            return
        if not write_mail(*told):
            self.bar.fault(self.words("mail.none"))
        elif PAPERS[self.paper].mail is None:
            # No mail program takes the paper itself from here.
            self.bar.tell(self.words("mail.attach"), self.words("button.save-pdf"), self._save)
