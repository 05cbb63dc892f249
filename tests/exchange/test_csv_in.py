"""The CSV file as a whole: encoding, control codes, quotes, header, caps; every fault with its line."""

import pytest

from desk.exchange import csv_in
from desk.exchange.csv_in import Faults, Table, decode
from desk.records.errors import Fault


def rows_of(
    data: bytes, required: tuple[str, ...] = ("a", "b")
) -> tuple[list[csv_in.Row], tuple[Fault, ...]]:
    faults = Faults()
    table = Table(data, required, faults)
    rows = list(table.rows())
    return rows, faults.all()


def test_rows_have_the_line_they_begin_on() -> None:
    rows, faults = rows_of(b'a,b\r\n1,"two\nlines"\r\n\r\n3,4\r\n')
    assert [(row.line, row.values) for row in rows] == [
        (2, {"a": "1", "b": "two\nlines"}),
        (5, {"a": "3", "b": "4"}),
    ]
    assert faults == ()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf_8_is_read_with_and_without_its_mark(mark: bytes) -> None:
    rows, faults = rows_of(mark + "a,b\nŁ,山田\n".encode())
    assert faults == ()
    assert rows[0].values == {"a": "Ł", "b": "山田"}


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", Fault("import-empty")),
        (b"\n\n", Fault("import-empty")),
        ("a,b\n".encode("utf-16"), Fault("import-utf-16", line=1)),
        (b"a,b\nx,M\xfcller\n", Fault("import-encoding", line=2, character=4, byte="FC")),
        ("a,b\nŁŁ".encode() + b"\xff", Fault("import-encoding", line=2, character=3, byte="FF")),
        (b"\xef\xbb\xbfa\xff", Fault("import-encoding", line=1, character=2, byte="FF")),
        (b"a,b\n1,\xed\xa0\x80\n", Fault("import-encoding", line=2, character=3, byte="ED")),
        (b"a,b\n1,x\0y\n", Fault("import-control", line=2, character=4, code="U+0000")),
        (b"a,b\n1,\x1b[2J\n", Fault("import-control", line=2, character=3, code="U+001B")),
        (b"a,b\r1,2\r", Fault("import-control", line=1, character=4, code="U+000D")),
        (b'a,b\n1,2\n"3,4\n5,6\n', Fault("import-quotes", line=3)),
        (b'a,b\n"1"x,2\n', Fault("import-quotes", line=2)),
        (b"a,b\n1,2,3\n", Fault("import-ragged", line=2, found=3, wanted=2)),
        (b"a,b\n1\n", Fault("import-ragged", line=2, found=1, wanted=2)),
        (b"a,b,a\n", Fault("import-column-twice", "a", 1)),
        (b"a,c\n", Fault("import-column-missing", "b", 1, nearest="")),
        (b"a,b\n1," + b"x" * 70_000 + b"\n", Fault("import-field-long", "b", 2, limit=65536)),
        (b'a,b\n1,"' + b"x" * 140_000 + b'"\n', Fault("import-field-long", line=2, limit=65536)),
    ],
)
def test_what_is_wrong_is_told_with_its_line(data: bytes, fault: Fault) -> None:
    assert rows_of(data)[1][0] == fault


def test_a_misspelt_column_is_recognised() -> None:
    faults = rows_of(b"Paid At,x\n", ("Paid at",))[1]
    assert faults == (Fault("import-column-near", "Paid at", 1, nearest="Paid At"),)


def test_a_column_that_is_required_itself_is_not_taken_for_a_misspelt_one() -> None:
    faults = rows_of(b"Subtotal,x\n", ("Subtotal", "Total"))[1]
    assert faults == (Fault("import-column-missing", "Total", 1, nearest=""),)
    faults = rows_of(b"Subtotal,Totals\n", ("Subtotal", "Total"))[1]
    assert faults == (Fault("import-column-near", "Total", 1, nearest="Totals"),)


def test_all_controls_of_a_file_are_told_with_their_lines() -> None:
    faults = Faults()
    assert decode(b"a\x01\nb\nc\x02d\x03\n", faults) == ""
    assert [(each.line, each.values["character"]) for each in faults.all()] == [(1, 2), (3, 2), (3, 4)]


def test_a_tab_is_text() -> None:
    assert rows_of(b"a,b\n1\t,2\n")[0][0].values["a"] == "1\t"


def test_the_first_hundred_faults_are_shown_and_all_are_counted() -> None:
    faults = rows_of(b"a,b\n" + b"x\n" * 250)[1]
    assert len(faults) == 101
    assert faults[-1] == Fault("import-more", count=150)
    controls = Faults()
    decode(b"\x01" * 5000, controls)
    assert len(controls.all()) == 100


def test_too_many_columns_and_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = ",".join(f"c{number}" for number in range(100_000)).encode()
    assert rows_of(wide)[1] == (Fault("import-columns", line=1, limit=500),)
    monkeypatch.setattr(csv_in, "MOST_ROWS", 3)
    rows, faults = rows_of(b"a,b\n" + b"1,2\n" * 9)
    assert (len(rows), faults) == (3, (Fault("import-rows", line=5, limit=3),))
