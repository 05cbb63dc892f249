"""Control codes are refused with a sentence wherever text comes in, and nothing that was typed is lost."""

import io
import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit

from desk.app import Start
from desk.cli import commands, reports
from desk.exchange import shopify
from desk.gui.main_window import MainWindow
from desk.operations import (
    customers,
    drafts,
    editions,
    items,
    orders,
    orders_list,
    people,
    refusals,
    requests,
    returns,
    search,
    shops,
)
from desk.operations.cases import save_case
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.customers import Customer
from desk.records.errors import BadInput
from desk.records.facts import Choices
from desk.records.items import Item
from desk.records.lists import Query
from desk.records.money import Money
from desk.records.payments import NewPayment
from desk.records.requests import Decision
from desk.records.shop import Shop
from desk.words import Words
from tests.conftest import doll_order, owners_desk
from tests.exchange.export_file import two_dolls
from tests.gui.acts import record_window
from tests.gui.returning import issued
from tests.hostile.corpus import REFUSED
from tests.hostile.hostile_shop import address

ASKED = "RQ-26-00001-6"


def _ordering(**changes: Any) -> Callable[[Desk], Any]:
    return lambda desk: orders.enter_order(desk, replace(doll_order("#5"), **changes))


def _buyer(desk: Desk) -> Customer:
    return customers.open_customer(desk, orders.open_order(desk, "#1001").customer.number).customer


def _of_people(text: str, ra: str) -> dict[str, Callable[[Desk], Any]]:
    return {
        "decide": lambda desk: requests.decide_request(desk, ASKED, Decision(False, f"a{text}")),
        "withdraw": lambda desk: requests.withdraw_request(desk, ASKED, f"why {text}"),
        "refusal": lambda desk: refusals.take_back_refusal(desk, ra, f"why {text}"),
        "tracking": lambda desk: requests.send_refused_back(desk, ASKED, desk.clock.today(), f"1Z{text}"),
        "person": lambda desk: people.add_person(desk, f"Ana {text}", "clerk", "4071"),
        "role": lambda desk: people.set_role(desk, 1, "clerk", f"why {text}"),
    }


def doors(text: str, ra: str) -> dict[str, Callable[[Desk], Any]]:
    """Every operation that takes a text from people, with this one in each of its fields."""
    order = doll_order()
    return {
        **_of_people(text, ra),
        "name": _ordering(name=text),
        "email": _ordering(email=text),
        "phone": _ordering(phone=text),
        "note": _ordering(note=text),
        "source": _ordering(source=text),
        "number": _ordering(number=f"A{text}"),
        "address": _ordering(address=replace(order.address, city=text)),
        "ship to": _ordering(ship_to=replace(order.address, street2=text)),
        "item": _ordering(lines=(replace(order.lines[0], name=text),)),
        "sku": _ordering(lines=(replace(order.lines[0], sku=text),)),
        "reference": _ordering(payments=(NewPayment("card", order.total, order.placed, text),)),
        "method": _ordering(payments=(NewPayment(text, order.total, order.placed),)),
        "customer": lambda desk: customers.add_customer(desk, Customer(0, "", f"Ida {text}")),
        "customer's number": lambda desk: customers.add_customer(
            desk, Customer(0, "", "Ida", outside_number=f"7{text}")
        ),
        "customer's note": lambda desk: customers.change_customer(desk, replace(_buyer(desk), note=text)),
        "customer's place": lambda desk: customers.change_customer(
            desk, replace(_buyer(desk), address=replace(order.address, city=text))
        ),
        "merge": lambda desk: customers.merge_customers(desk, _buyer(desk).number, "CM-1", f"why {text}"),
        "new item": lambda desk: items.add_item(desk, Item(0, f"C{text}", "Cat", Money(1))),
        "item's name": lambda desk: items.add_item(desk, Item(0, "C", f"Cat {text}", Money(1))),
        "item's barcode": lambda desk: items.add_item(desk, Item(0, "C", "Cat", Money(1), f"7{text}7")),
        "item's note": lambda desk: items.add_item(desk, Item(0, "C", "Cat", Money(1), note=text)),
        "count": lambda desk: items.count_stock(desk, "A", 1, f"why {text}"),
        "void": lambda desk: returns.void_ra(desk, ra, f"why {text}"),
        "reverse": lambda desk: returns.reverse_settlement(desk, "RA-26-00017-4", f"why {text}"),
        "delivery": lambda desk: orders.correct_delivery(desk, "#1001", order.placed, f"why {text}"),
        "case": lambda desk: save_case(desk, ra, f"A {text} case"),
        "edition": lambda desk: editions.new_edition(
            desk, desk.packs["samanthas"], Choices({}, None, {}), desk.clock.today(), f"why {text}"
        ),
    }


@pytest.mark.parametrize("door", doors("", ""))
def test_a_control_code_comes_through_no_door(desk: Desk, door: str) -> None:
    ra = issued(desk).number
    before = digest(desk)
    assert unlocked(desk, [doors(text, ra)[door] for text in REFUSED]) == 0
    assert digest(desk) == before


def unlocked(desk: Desk, tries: list[Callable[[Desk], Any]]) -> int:
    """How often a door let a text in; where it did not, that is told with the code in both languages."""
    count = 0
    for attempt in tries:
        try:
            attempt(desk)
            count += 1
        except BadInput as trouble:
            assert trouble.key == "text-control"
            for language in ("en", "es"):
                said = Words(language).error(trouble)
                assert "U+" in said and said.isprintable(), said
    return count


def test_an_open_door_is_caught(desk: Desk) -> None:
    tries = [lambda desk, text=text: drafts.save(desk, "x", "y", {"z": text}) for text in REFUSED]
    assert unlocked(desk, tries) == len(REFUSED)


def digest(desk: Desk) -> tuple[Any, ...]:
    """What could have been written."""
    return (
        orders_list.ids(desk, Query()).tolist(),
        len(orders.read_history(desk, "#1001")),
        len(search.find(desk, "Ida")),
    )


def test_a_shop_is_not_called_so(empty_desk: Desk, tmp_path: Path) -> None:
    for text in REFUSED:
        for shop in (Shop(f"A{text}"), Shop("A", address(text))):
            desk = owners_desk(empty_desk.clock)
            with pytest.raises(BadInput, match="text-control"):
                shops.create_shop(desk, shop, desk.packs["samanthas"])
            desk.db.close()
        with pytest.raises(BadInput, match="text-control"):
            start = Start(tmp_path)
            start.open(start.sample_shop(), f"A{text}")


def test_a_draft_keeps_whatever_is_typed(desk: Desk, texts: tuple[str, ...]) -> None:
    for text in (*texts, *REFUSED):
        drafts.save(desk, "issue", "#1001", {"on": text, "lines": {text: 1}})
        assert drafts.load(desk, "issue", "#1001") == {"on": text, "lines": {text: 1}}


def test_what_was_typed_stays_in_its_field(main: MainWindow) -> None:
    ra = issued(main.run.desk)
    window = record_window(main, "return", ra.number)
    window._ask_void()
    (field,) = window.ask.findChildren(QLineEdit)
    field.setText("wrong\x1bdoll")
    window.ask.confirm.click()
    assert "U+001B" in window.bar.label.text() and field.text() == "wrong\x1bdoll"
    assert returns.open_return(main.run.desk, ra.number).ra.state == "open"
    field.setText("wrong doll")
    window.ask.confirm.click()
    assert returns.open_return(main.run.desk, ra.number).ra.state == "voided"


def test_a_command_that_sends_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    start = Start(tmp_path)
    start.sample_shop()
    order = {
        "placed": "2026-03-02",
        "name": "Ann \ud800",
        "lines": [{"sku": "A", "name": "Bear", "quantity": 1, "price": "1.00"}],
    }
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps({"new": order})))
    shop = str(tmp_path / "sample.desk")
    assert commands.main(["--shop", shop, "do", "enter_order"], start) == commands.SHORT
    assert "U+D800" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps such names out by itself")
def test_an_import_may_be_called_anything(desk: Desk, words: Words, tmp_path: Path) -> None:
    for number, name in enumerate((b"\xff.csv", b"a\nb.csv", b"\x1b[31m.csv", b"<b>x.csv")):
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
        path.write_bytes(two_dolls().replace(b"#2001", f"#{3000 + number}".encode()))
        report = to_end(shopify.run(desk, path))
        assert report.written and orders.open_order(desk, f"#{3000 + number}").customer.name == "Ida Müller"
        said = reports.printable("\n".join(reports.import_lines(words, report)))
        assert said.encode() and "\x1b" not in said


def test_a_terminal_takes_no_orders(texts: tuple[str, ...], desk: Desk, words: Words) -> None:
    for text in (*texts, *REFUSED):
        order = replace(orders.open_order(desk, "#1001"), note=text, number=text)
        said = reports.printable("\n".join(reports.order_lines(words, order)))
        assert not any(
            (ord(letter) < 32 and letter not in "\t\n") or 0x7F <= ord(letter) < 0xA0 for letter in said
        )
    assert reports.printable("a\x1b]0;x\x07b\tc\r\n\x9b1m") == "a�]0;x�b\tc�\n�1m"
