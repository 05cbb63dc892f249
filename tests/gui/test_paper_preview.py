"""A paper is looked at, saved, mailed; a print is counted, a look is not."""

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QFileDialog

from desk.gui.main_window import MainWindow
from desk.operations import credits, orders, returns
from tests.gui.acts import click, record_window
from tests.gui.returning import issued, settled
from tests.operations.claiming import refused


def test_looking_shows_the_pages_and_counts_nothing(main: MainWindow) -> None:
    done = settled(main.run.desk)
    window = record_window(main, "credit_slip", done.slip.number)
    assert len(window.pictures) == 1 and not window.pictures[0].pixmap().isNull()
    window.resize(400, 500)
    assert window.pictures[0].pixmap().width() < 400 * window.devicePixelRatioF()
    assert credits.credit_slip(main.run.desk, done.slip.number).copy == 0


def test_saving_counts_and_the_next_one_is_a_copy(
    main: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    done = settled(main.run.desk)
    window = record_window(main, "credit_slip", done.slip.number)
    first = window.pdf
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "slip.pdf"), ""))
    window.head.menu.actions()[0].trigger()
    assert (tmp_path / "slip.pdf").read_bytes() == first
    assert "slip.pdf" in window.bar.label.text()
    assert window.pdf != first and credits.credit_slip(main.run.desk, done.slip.number).copy == 1


def test_a_cancelled_print_counts_nothing(main: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    done = settled(main.run.desk)
    monkeypatch.setattr(QPrintDialog, "exec", lambda self: QDialog.DialogCode.Rejected)
    window = record_window(main, "credit_slip", done.slip.number)
    click(window.head.next)
    assert credits.credit_slip(main.run.desk, done.slip.number).copy == 0


def test_mail_opens_the_mail_program_or_says_there_is_none(
    main: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = record_window(main, "ra_label", issued(main.run.desk).number)
    sent: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: sent.append(url.toString()) or True)
    window.head.menu.actions()[1].trigger()
    assert sent[0].startswith("mailto:mo@example.com")
    assert "attach it" in window.bar.label.text() and "Save" in window.bar.button.text().replace("&", "")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    window.head.menu.actions()[1].trigger()
    assert "mail program" in window.bar.label.text()


def test_a_transferred_slip_is_not_mailed_to_whom_it_was_taken_from(
    main: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = settled(main.run.desk).slip.number
    sent: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: sent.append(url.toString()) or True)
    record_window(main, "credit_slip", number).head.menu.actions()[1].trigger()
    other = orders.open_order(main.run.desk, "#1002").customer.number
    made = credits.transfer_credit(main.run.desk, number, other, "her sister")
    record_window(main, "credit_slip", made.number).head.menu.actions()[1].trigger()
    assert [each.partition("?")[0] for each in sent] == ["mailto:mo@example.com", "mailto:"]


def test_a_refusals_mail_says_what_the_letter_says(main: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window = record_window(main, "refusal_letter", refused(main.run.desk).number)
    sent: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: sent.append(url.toString()) or True)
    window.head.menu.actions()[1].trigger()
    assert sent[0].startswith("mailto:mo@example.com") and "our policy does not allow this" in sent[0]


def test_a_paper_that_cannot_be_drawn_says_why(main: MainWindow) -> None:
    window = record_window(main, "ra_label", "RA-26-00009-8")
    assert not window.bar.isHidden() and not window.head.next.isEnabled()


def test_a_slip_that_was_taken_back_is_no_longer_offered(main: MainWindow) -> None:
    done = settled(main.run.desk)
    window = record_window(main, "credit_slip", done.slip.number)
    given = (done.ra.number, "wrong doll")
    main.run.write(window.bar, returns.reverse_settlement, *given, changes=("returns", "orders", "credits"))
    assert window.pdf == b"" and window.pictures == [] and not window.bar.isHidden()
    assert not window.head.next.isEnabled()


@pytest.mark.parametrize("noun", ["prints", "credits", "returns", "orders"])
def test_what_changed_elsewhere_is_drawn_anew(main: MainWindow, noun: str) -> None:
    done = settled(main.run.desk)
    window = record_window(main, "credit_slip", done.slip.number)
    credits.count_print(main.run.desk, done.slip.number)
    before = window.pdf
    main.run.changed.emit(frozenset({noun}))
    assert window.pdf not in (b"", before)


@pytest.mark.parametrize("deed", ["print", "save", "mail"])
def test_the_record_is_read_anew_before_anything_leaves(
    main: MainWindow, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    done = settled(main.run.desk)
    window = record_window(main, "credit_slip", done.slip.number)
    returns.reverse_settlement(main.run.desk, done.ra.number, "wrong doll")
    left: list[str] = []
    monkeypatch.setattr(QPrintDialog, "exec", lambda self: left.append("print"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: left.append("save") or ("", ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: left.append("mail") or True)
    save, mail = window.head.menu.actions()
    {"print": window.head.next.click, "save": save.trigger, "mail": mail.trigger}[deed]()
    assert left == [] and window.pdf == b"" and not window.bar.isHidden()


def test_the_slip_printed_is_the_one_of_now(main: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    done = settled(main.run.desk)
    window = record_window(main, "credit_slip", done.slip.number)
    original, sent = window.pdf, []
    credits.count_print(main.run.desk, done.slip.number)
    monkeypatch.setattr("desk.gui.printing.ask_and_print", lambda _w, _r, pdf, _k: sent.append(pdf))
    click(window.head.next)
    assert len(sent) == 1 and sent[0] not in (b"", original)
