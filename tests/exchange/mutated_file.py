"""Exports damaged with a sense of what they are: bytes, rows, columns, fields, encodings and quotes."""

import codecs
import csv
import io
import random
from collections.abc import Callable

from desk.exchange.shopify_columns import COLUMNS
from tests.exchange.export_file import one_order
from tests.exchange.list_files import BEAR, CHECK, CHECKS, CUSTOMERS, IDA, ITEMS

Rows = list[list[str]]
_TEXTS = """"|""|,|=1+1|-1|1e9|NaN|Infinity|1_000|999999999.99|99999999999999999999|0|#|Ł|１２|١٢|voided|
refunded|partial|PR|EUR|Total|Name|Gift Card + Cash|2026-02-30 09:30:00 -0600|9999-12-31 23:59:59 -2359|
0001-01-01 00:00:00 +2359|2026-02-02 09:30:00 UTC|#1|#2"""
TEXTS = [each.strip() for each in _TEXTS.split("|")]
TEXTS += ["\0", "\t", "|", " ", "\u202e", "\u200b", "e\u0301", "é" * 3000, "x" * 70_000, "9" * 5000]
PIECES = [each.encode() for each in TEXTS] + [
    b"\r",
    b"\n",
    b"\r\n",
    b"\xff",
    b"\xed\xa0\x80",
    codecs.BOM_UTF8,
]


def orders_file(count: int, first: int = 1) -> Rows:
    """The header and rows of a sound export of so many orders, numbered from the first on."""
    rows = [row for number in range(first, first + count) for row in one_order(f"#{number}")]
    return [list(COLUMNS), *([row.get(name, "") for name in COLUMNS] for row in rows)]


def people_file(count: int, first: int = 1) -> Rows:
    """A sound list of so many customers."""
    rows = [
        {**IDA, "Number": str(number), "Name": f"Ida {number}", "Email": f"ida{number}@example.com"}
        for number in range(first, first + count)
    ]
    return [list(CUSTOMERS), *([row.get(name, "") for name in CUSTOMERS] for row in rows)]


def goods_file(count: int, first: int = 1) -> Rows:
    """A sound list of so many items."""
    rows = [
        {**BEAR, "SKU": f"S{number}", "Barcode": f"40063813{number:05}", "Weight": "1.5", "Size": "12x8x6"}
        for number in range(first, first + count)
    ]
    return [list(ITEMS), *([row.get(name, "") for name in ITEMS] for row in rows)]


def checks_file(count: int, first: int = 1) -> Rows:
    """A sound list of so many checks of the buyer of `placed_order`, each of her order's amount."""
    rows = [
        {
            **CHECK,
            "Check no": str(number),
            "ABA": "021000021",
            "Account": f"12345{number:05}",
            "Memo": "a bear",
        }
        for number in range(first, first + count)
    ]
    return [list(CHECKS), *([row.get(name, "") for name in CHECKS] for row in rows)]


def statement_file(count: int, first: int = 1) -> Rows:
    """A sound statement of so many lines."""
    columns = ["Date", "Description", "Debit", "Credit", "Check Number"]
    numbers = range(first, first + count)
    return [columns, *(["03/13/2026", f"RETURNED {each}", f"{each}.10", "", str(each)] for each in numbers)]


def written(rows: Rows) -> bytes:
    """The file that holds these rows."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8", "surrogatepass")


def mutated(rows: Rows, dice: random.Random) -> bytes:
    """The file with one to four things wrong in its rows, its bytes or its encoding, or in two of these."""
    rows = [list(row) for row in rows]
    for _ in range(dice.choice((0, 1, 1, 2, 4))):
        dice.choice(ROW_FAULTS)(rows, dice)
    data = written(rows)
    if dice.random() < 0.5:
        data = with_other_bytes(data, dice)
    return dice.choice(ENCODINGS)(data) if dice.random() < 0.2 else data


def with_other_bytes(data: bytes, dice: random.Random) -> bytes:
    """One to six places changed, cut out, doubled or filled with something nasty."""
    for _ in range(dice.randint(1, 6)):
        start = dice.randrange(len(data) + 1)
        end = min(len(data), start + dice.choice((0, 0, 1, 3, 20, 400)))
        piece = dice.choice((b"", dice.choice(PIECES), data[start:end] * 2, bytes([dice.randrange(256)])))
        data = data[:start] + piece + data[end:]
    return data


def _double_row(rows: Rows, dice: random.Random) -> None:
    place = dice.randrange(len(rows))
    rows[place:place] = [list(rows[place]) for _ in range(dice.choices((1, 2, 300), (40, 10, 1))[0])]


def _drop_row(rows: Rows, dice: random.Random) -> None:
    if len(rows) > 1:
        del rows[dice.randrange(len(rows))]


def _swap_rows(rows: Rows, dice: random.Random) -> None:
    one, other = dice.randrange(len(rows)), dice.randrange(len(rows))
    rows[one], rows[other] = rows[other], rows[one]


def _swap_columns(rows: Rows, dice: random.Random) -> None:
    """With their names, or without: then each is under the other's."""
    width = min(len(row) for row in rows)
    one, other = dice.randrange(width), dice.randrange(width)
    for row in rows[dice.randrange(2) :]:
        row[one], row[other] = row[other], row[one]


def _double_column(rows: Rows, dice: random.Random) -> None:
    place = dice.randrange(min(len(row) for row in rows))
    for row in rows:
        row.insert(place, row[place])


def _drop_column(rows: Rows, dice: random.Random) -> None:
    width = min(len(row) for row in rows)
    if width > 1:
        place = dice.randrange(width)
        for row in rows:
            del row[place]


def _add_columns(rows: Rows, dice: random.Random) -> None:
    more = dice.choices((1, 5, 600), (20, 10, 1))[0]
    for number, row in enumerate(rows):
        row += [f"more {place}" if number == 0 else dice.choice(TEXTS[:20]) for place in range(more)]


def _fill_field(rows: Rows, dice: random.Random) -> None:
    row = dice.choice(rows)
    row[dice.randrange(len(row))] = dice.choice(TEXTS)


def _exchange_fields(rows: Rows, dice: random.Random) -> None:
    one, other = dice.choice(rows), dice.choice(rows)
    place = dice.randrange(min(len(one), len(other)))
    one[place], other[place] = other[place], one[place]


def _cut_row(rows: Rows, dice: random.Random) -> None:
    row = dice.choice(rows)
    del row[max(1, dice.randrange(len(row))) :]


def _edit_field(rows: Rows, dice: random.Random) -> None:
    """One letter more, less or changed, which often leaves something that may be read."""
    row = dice.choice(rows)
    place = dice.randrange(len(row))
    text = row[place]
    cut = dice.randrange(len(text) + 1)
    row[place] = text[:cut] + dice.choice("0123456789.-# ,\"'aé") + text[cut + dice.randrange(2) :]


ROW_FAULTS: tuple[Callable[[Rows, random.Random], None], ...] = (
    _double_row,
    _drop_row,
    _swap_rows,
    _swap_columns,
    _double_column,
    _drop_column,
    _add_columns,
    _fill_field,
    _fill_field,
    _exchange_fields,
    _cut_row,
    _edit_field,
    _edit_field,
)
ENCODINGS: tuple[Callable[[bytes], bytes], ...] = (
    lambda data: codecs.BOM_UTF8 + data,
    lambda data: codecs.BOM_UTF16_LE + data.decode("utf-8", "replace").encode("utf-16-le"),
    lambda data: data.decode("utf-8", "replace").encode("utf-16-be"),
    lambda data: data.decode("utf-8", "replace").encode("latin-1", "replace"),
    lambda data: data.decode("utf-8", "replace").encode("cp1252", "replace"),
    lambda data: data.replace(b"\n", b"\r"),
    lambda data: data.replace(b"\n", b"\r\n"),
    lambda data: data.replace(b"\n", b"\n\n"),
    lambda data: data.replace(b",", b";"),
    lambda data: data.replace(b'"', b"'"),
    lambda data: data.rstrip(b"\n") + b"\0",
)
