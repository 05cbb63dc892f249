"""``desk do``: wrong use is told apart from what the operation itself refuses."""

import io
import sys

import pytest

from tests.cli.conftest import Counter


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("", "", "desk do"),
        ("sell_all", "{}", "sell_all"),
        ("open_order", "{", "JSON"),
        ("open_order", "[]", "JSON"),
        ("open_order", "{}", "number"),
        ("open_order", '{"number": "2001", "colour": "red"}', "colour"),
        ("open_order", '{"number": 2001}', "number"),
    ],
)
def test_wrong_use_of_an_operation(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, name: str, text: str, said: str
) -> None:
    for shop in ((), ("--shop", counter.folder / "none.desk")):
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))
        sentence = counter(*shop, "do", *([name] if name else []), code=2)
        assert said in sentence and sentence.rstrip().endswith(".") and "error." not in sentence


def test_arguments_that_are_not_utf_8_are_wrong_use(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"number": "\xff"}'), "utf-8"))
    assert "JSON" in counter("do", "open_order", code=2)


@pytest.mark.parametrize(
    ("name", "text"),
    [("open_order", '{"number": "9"}'), ("ship", '{"dispatch": {"order": "2001", "on": "2026-02-05"}}')],
)
def test_what_the_operation_refuses_is_no_wrong_use(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    counter("do", name, code=1)
