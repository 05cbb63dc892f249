"""A file named after a record has a plain name in the folder chosen, whatever the record is called."""

import os
import unicodedata
from pathlib import Path, PureWindowsPath

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from desk.exchange.files import file_name, write_file
from desk.gui import ask
from desk.gui.memory import Memory
from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.words import Words
from tests.hostile.conftest import MINUTES, some
from tests.hostile.corpus import REFUSED
from tests.hostile.hostile_shop import fill
from tests.hostile.test_windows import shop_called
from tests.hostile.watch import watched

pytestmark = [pytest.mark.slow, pytest.mark.timeout(MINUTES * 60)]
RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{name}{n}" for name in ("COM", "LPT") for n in range(10))}


def unsafe(name: str) -> str:
    """Why a name is no plain one, or nothing."""
    windows = PureWindowsPath(name)
    if windows.name != name or windows.drive or windows.root or windows.is_reserved():
        return "it names a place"
    if name.split(".")[0].upper().strip() in RESERVED or name[:1] in ".-~ " or name.rstrip(" .") != name:
        return "a system takes it otherwise"
    if any(unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp") for letter in name):
        return "it hides a letter"
    if set(name) & set('<>:"/\\|?*$%`') or len(os.fsencode(name)) > 255 or len(name) > 100:
        return "a disk does not take it"
    return ""


def test_every_name_is_one_plain_component(texts: tuple[str, ...]) -> None:
    for text in (*texts, *REFUSED):
        name = file_name(text, ".pdf")
        assert unsafe(name) == "" and name.endswith(".pdf"), (text, name)


def test_such_files_are_written_into_their_folder(texts: tuple[str, ...], tmp_path: Path) -> None:
    for text in texts:
        path = write_file(tmp_path / file_name(text, ".csv"), b"x")
        assert path.parent == tmp_path and path.read_bytes() == b"x"
        path.unlink()
    assert list(tmp_path.iterdir()) == []


def test_names_as_they_are_are_caught(texts: tuple[str, ...]) -> None:
    assert sum(bool(unsafe(f"{text}.pdf")) for text in texts) >= 60
    assert [name for name in ("a/b.pdf", "CON.pdf", "..", "a\u202eb", "-rf") if not unsafe(name)] == []


def test_a_paper_is_saved_under_a_plain_name(
    texts: tuple[str, ...], bait: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    offered: list[str] = []

    def chosen(window: object, title: str, name: str, kinds: str) -> tuple[str, str]:
        offered.append(name)
        return str(tmp_path / name), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    desk = shop_called("Button & Bear")
    windows = Windows(Run(desk, Words("en"), Memory(tmp_path.parent / "windows.ini")))
    saved = 0
    for mark, text in enumerate(some(texts, 12)):
        made = fill(desk, text, 2 * mark + 1)
        with watched(bait) as done:
            window = windows.show_record("order_sheet", made.order)
            window._save()  # type: ignore[attr-defined]
            saved += window.bar.property("role") == "bar-info"
            window.close()
        assert [each for each in done if str(tmp_path) not in each] == []
    desk.db.close()
    assert [name for name in offered if unsafe(name)] == []
    assert {path.name for path in tmp_path.iterdir()} == set(offered) and len(offered) >= saved > 10


def test_every_dialog_proposes_a_plain_name(
    texts: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    offered: list[str] = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *given: (offered.append(given[2]), ("", ""))[1]
    )
    for text in texts:
        assert ask.choose_target(None, "x", f"{text}.pdf", "PDF (*.pdf)") is None  # type: ignore[arg-type]
    assert len(offered) == len(texts) and [name for name in offered if unsafe(name)] == []


def test_a_mail_is_nothing_but_a_mail(texts: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        ask.QDesktopServices, "openUrl", lambda url: opened.append(bytes(url.toEncoded()).decode()) or True
    )
    for text in texts:
        assert ask.write_mail(text, text, text)
    for each in opened:
        assert each.startswith("mailto:") and each.count("?") == 1 and each.count("&") == 1
        assert not set(each) & set('\r\n \t"<>`|')
