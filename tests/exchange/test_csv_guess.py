"""Lists are read in the letters and with the signs that other programs write them in; damage is told."""

import pytest

from desk.exchange.csv_guess import delimiter_of, need_no_workbook, text_of
from desk.exchange.csv_in import Faults
from desk.records.errors import BadInput, Fault


def read(data: bytes) -> tuple[str, tuple[Fault, ...], tuple[Fault, ...]]:
    faults, notices = Faults(), Faults()
    return text_of(data, faults, notices), faults.all(), notices.all()


@pytest.mark.parametrize("data", ["name\nŁukasz\n".encode(each) for each in ("utf-8", "utf-8-sig", "utf-16")])
def test_unicode_is_read_with_its_mark_and_utf_8_without(data: bytes) -> None:
    assert read(data) == ("name\nŁukasz\n", (), ())


def test_letters_of_windows_are_read_and_told() -> None:
    assert read("name\nPeña\n".encode("cp1252")) == ("name\nPeña\n", (), (Fault("import-windows-letters"),))


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ("Peña Müller".encode() + b"\xff", Fault("import-encoding", line=1, character=12, byte="FF")),
        (b"\xef\xbb\xbfa\xf1", Fault("import-encoding", line=1, character=2, byte="F1")),
        (b"a\x81", Fault("import-encoding", line=1, character=2, byte="81")),
        (b"\xff\xfea", Fault("import-utf-16", line=1)),
        (b"\xff\xfe\x00\xd8a\x00", Fault("import-utf-16", line=1)),
        ("a\0".encode("utf-16"), Fault("import-control", line=1, character=2, code="U+0000")),
        ("ñ\x1b".encode("cp1252"), Fault("import-control", line=1, character=2, code="U+001B")),
    ],
)
def test_what_is_damaged_is_told_with_its_place(data: bytes, fault: Fault) -> None:
    assert read(data)[:2] == ("", (fault,))


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("a,b,c\n1;2;3;4", ","),
        ("\n\na;b\n1;2", ";"),
        ("a\tb\tc", "\t"),
        ("a|b", "|"),
        ('"a,b,c";d\n', ";"),
        ("alone\n", ","),
        ("", ","),
        ("a,b;c", ","),
    ],
)
def test_the_sign_between_fields_is_found_in_the_headings(text: str, sign: str) -> None:
    assert delimiter_of(text) == sign


@pytest.mark.parametrize("sep", ["sep=;\r\n", '"sep=;"\n', "SEP=\t\n"])
def test_a_line_that_names_the_sign_is_no_heading(sep: str) -> None:
    text, faults, _ = read(f"{sep}a;b\n1;2\n".encode())
    assert (text, faults, delimiter_of(text)) == ("\na;b\n1;2\n", (), ";")


@pytest.mark.parametrize("data", [b"PK\x03\x04...", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..."])
def test_a_workbook_is_told_as_what_it_is(data: bytes) -> None:
    with pytest.raises(BadInput, match="file-is-workbook"):
        need_no_workbook(data, "list.xlsx")
    need_no_workbook(b"PK,Name\n", "list.csv")
