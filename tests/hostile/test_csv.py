"""Every export keeps hostile texts letter for letter, as text: no formula, and numbers stay numbers."""

import csv
import io
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desk.exchange import csv_cells, csv_out, list_file, lists_out, what_if_csv
from desk.exchange.books_folder import writing_month
from desk.gui import export
from desk.gui.main_window import MainWindow
from desk.gui.memory import Memory
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.imports import SAME
from desk.records.what_if import Skipped, WhatIf
from desk.words import Words
from tests.hostile.conftest import MINUTES
from tests.hostile.hostile_shop import Made, fill
from tests.hostile.test_windows import shop_called
from tests.hostile.watch import watched

pytestmark = [pytest.mark.slow, pytest.mark.timeout(MINUTES * 60)]
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]{2})?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# How many rows each text has; overrides, which name no customer, are people's own and tested where they are.
EACH = {"orders": 1, "lines": 3, "payments": 1, "returns": 3, "credits": 1, "outstanding": 1}
# What a workbook tells in words of its own.
XML_NONE = re.compile(r"[\x00-\x1f]|_x[0-9A-F]{4}_|\s")
SIGNS = "=+-@＝＋－＠"


@pytest.fixture(scope="module")
def full(texts: tuple[str, ...]) -> Iterator[tuple[Desk, list[Made]]]:
    """A shop with the records of each text."""
    desk = shop_called("Button & Bear")
    yield desk, [fill(desk, text, mark) for mark, text in enumerate(texts)]
    desk.db.close()


def cells(data: bytes) -> list[list[str]]:
    """What a spreadsheet is given, cell by cell."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def live(data: bytes) -> list[str]:
    """The cells that a spreadsheet would take for a formula."""
    found = []
    for row in cells(data):
        for cell in row:
            seen = next((letter for letter in cell if unicodedata.category(letter)[0] not in "CZ"), "")
            if seen and seen in SIGNS and not NUMBER.fullmatch(cell):
                found.append(cell)
    return found


@pytest.mark.parametrize("kind", EACH)
def test_an_accountants_file_keeps_every_letter(full: tuple[Desk, list[Made]], kind: str, bait: Path) -> None:
    desk, records = full
    with watched(bait) as done:
        data = csv_out.export(desk, kind)
    assert (done, live(data)) == ([], [])
    head, *rows, total = csv_out.read_back(data)
    names = [row[head.index("item" if kind == "lines" else "customer")] for row in rows]
    assert sorted(names) == sorted(made.text for made in records for _ in range(EACH[kind]))
    for name in set(head) & csv_out.AMOUNTS[kind]:
        at = head.index(name)
        assert all(NUMBER.fullmatch(row[at]) for row in (*rows, total)), name
    raw = cells(data)[1:-1]
    assert all(DAY.fullmatch(row[head.index("day")]) for row in raw)
    if kind == "orders":
        assert [row[0] for row in rows] != [] and {row[0] for row in rows} == {made.order for made in records}


def test_a_workbook_has_no_formula(full: tuple[Desk, list[Made]], tmp_path: Path) -> None:
    """Nor a link, nor anything else than text, numbers and days; every name is in it as it was."""
    openpyxl = pytest.importorskip("openpyxl")
    desk, records = full
    to_end(writing_month(desk, Words("en"), tmp_path, desk.clock.today(), ["workbook"]))
    (path,) = tmp_path.glob("*/*.xlsx")
    book = openpyxl.load_workbook(path)
    every = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in every} <= {"s", "n", "d"}
    assert not any(cell.hyperlink for cell in every)
    found = {cell.value for cell in book["Orders"]["D"]}
    assert {XML_NONE.sub("", made.text) for made in records} <= {
        XML_NONE.sub("", str(each)) for each in found
    }


def test_a_list_keeps_every_letter(
    full: tuple[Desk, list[Made]], bait: Path, tmp_path: Path, qapp: QApplication
) -> None:
    desk, records = full
    window = MainWindow(desk, Words("en"), Memory(tmp_path / "windows.ini"))
    for page in ("orders", "returns", "credits"):
        window.show_page(page)
        steps = export.csv_of(window.pages.currentWidget())
        with watched(bait) as done:
            while True:
                try:
                    next(steps)
                except StopIteration as end:
                    data = end.value
                    break
        assert (done, live(data)) == ([], [])
        read = {csv_cells.plain(cell) for row in cells(data)[1:] for cell in row}
        assert {made.text for made in records} <= read, page
    window.close()


def test_a_look_into_the_past_keeps_every_letter(texts: tuple[str, ...], bait: Path) -> None:
    skipped = tuple(
        Skipped(text, text, date(2026, 3, 2), "return", "order-missing", {"number": text}) for text in texts
    )
    with watched(bait) as done:
        data = what_if_csv.export(WhatIf(None, None, 0, 0, skipped=skipped), Words("en"))
    assert (done, live(data)) == ([], [])
    rows = csv_out.read_back(data)[1:-1]
    assert [row[0] for row in rows] == [row[1] for row in rows] == list(texts)


@pytest.mark.parametrize(("kind", "each"), [("customers", 1), ("items", 3)])
def test_a_list_that_went_out_comes_in_as_it_was(
    full: tuple[Desk, list[Made]], kind: str, each: int, bait: Path, tmp_path: Path
) -> None:
    desk, records = full
    with watched(bait) as done:
        data = lists_out.export(desk, kind)
    assert (done, live(data)) == ([], [])
    head, *rows = csv_out.read_back(data)
    names = [row[head.index("name")] for row in rows]
    assert sorted(names) == sorted(made.text for made in records for _ in range(each))
    path = tmp_path / "list.csv"
    path.write_bytes(data)
    report = to_end(list_file.checking(desk, path, kind))
    assert (report.faults, report.count(SAME), len(report.wanted)) == ((), len(rows), 0)


def unguarded(texts: tuple[str, ...]) -> bytes:
    """The texts as csv alone would write them."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([text] for text in texts)
    return out.getvalue().encode("utf-8-sig")


def test_cells_without_a_guard_are_caught(texts: tuple[str, ...]) -> None:
    assert len(live(unguarded(texts))) >= 40
    guarded = csv_cells.file_of(csv_cells.line([text]) for text in texts)
    assert live(guarded) == []
    assert live(b"-12.50,12,-3\r\n") == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_sees_text(texts: tuple[str, ...], tmp_path: Path) -> None:
    made = {}
    for name, data in (
        ("guarded", csv_cells.file_of(csv_cells.line([text]) for text in texts)),
        ("bare", unguarded(texts)),
    ):
        (tmp_path / f"{name}.csv").write_bytes(data)
        home = f"-env:UserInstallation=file://{tmp_path}/home"
        command = ["soffice", home, "--headless", "--convert-to", "fods", "--outdir", str(tmp_path)]
        subprocess.run([*command, str(tmp_path / f"{name}.csv")], check=True, timeout=110)
        made[name] = (tmp_path / f"{name}.fods").read_text("utf-8").count("table:formula")
    assert made["guarded"] == 0 and made["bare"] > 0
