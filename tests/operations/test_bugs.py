"""The log tells kinds and places of bugs, and of other people's messages what cannot name anybody."""

import json
import logging
import sys
from pathlib import Path

import pytest

from desk.operations.bugs import REDACTED, LogLines, places, record_bug, redacted


def line_of(message: str, *values: object, **more: object) -> dict[str, object]:
    """A record as the log has it."""
    record = logging.LogRecord("other", logging.ERROR, "x.py", 1, message, values, more.get("exc_info"))  # type: ignore[arg-type]
    line = LogLines().format(record)
    assert "\n" not in line
    return json.loads(line)


def raised(said: str) -> BaseException:
    """An error with a value in it, as it was raised here."""
    try:
        raise ValueError(said)
    except ValueError as trouble:
        return trouble


def test_a_bug_is_logged_by_kind_and_place(caplog: pytest.LogCaptureFixture) -> None:
    trouble = raised("Ann Miller, 417 555 0100")
    with caplog.at_level(logging.ERROR):
        record_bug(trouble, trouble.__traceback__)
    line = json.loads(LogLines().format(caplog.records[0]))
    assert line["message"] == "unforeseen ValueError"
    assert line["places"] == [f"tests/operations/test_bugs.py:{trouble.__traceback__.tb_lineno} raised"]  # type: ignore[union-attr]
    assert (line["level"], line["logger"]) == ("ERROR", "desk.operations.bugs")
    assert line["at"].endswith("+00:00")


def test_a_bug_in_a_library_has_no_folder_of_a_person() -> None:
    try:
        json.loads("{")
    except ValueError as trouble:
        found = places(trouble.__traceback__)
    assert found[0].startswith("json/decoder.py:") and found[-1].startswith("tests/")
    assert str(Path.home()) not in str(found) and places(None) == []


def test_an_exception_logged_by_others_is_told_without_its_message() -> None:
    trouble = raised("Ann Miller")
    line = line_of("it broke", exc_info=(ValueError, trouble, trouble.__traceback__))
    assert line["kind"] == "ValueError" and "Miller" not in str(line)
    assert "raised" in str(line["places"])
    assert "kind" not in line_of("fine") and "places" not in line_of("fine")


def test_a_newline_forges_no_line() -> None:
    line = line_of("first\r\n2026 ERROR desk second\u2028third")
    assert line["message"] == f"first\r\n{REDACTED} ERROR desk {REDACTED}"
    assert line_of("%d pieces", "no number")["message"] == "a message that does not fit its values"


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ('cannot open "/home/ann/x y.png" for reading', f"cannot open {REDACTED} for reading"),
        ("unknown property 'Ann' of it", f"unknown property {REDACTED} of it"),
        ("it says “Ann", f"it says {REDACTED}"),
        ("mail to ann@example.com failed", f"mail to {REDACTED} failed"),
        ("file:///home/ann/x.png is gone", f"{REDACTED} is gone"),
        ("C:\\Users\\Ann\\x.png is gone", f"{REDACTED} is gone"),
        ("call +1 (417) 555-0100 or 12", f"call {REDACTED} or 12"),
        ("card 4111 1111 1111 1111 refused", f"card {REDACTED} refused"),
        ("no glyph for Ann Miller here", f"no glyph for {REDACTED} here"),
        ("no glyph for Łukasz here", f"no glyph for {REDACTED} here"),
        ("QObject: a timer can't be stopped", "QObject: a timer can't be stopped"),
    ],
)
def test_what_may_be_a_value_is_left_out(message: str, left: str) -> None:
    assert redacted(message) == left


def test_a_long_message_is_cut() -> None:
    assert len(redacted("x " * 10_000)) <= 500


def test_nothing_is_printed_where_there_is_no_log(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    handlers, root.handlers = root.handlers, []
    try:
        record_bug(raised("x"), None)
    finally:
        root.handlers = handlers
    sys.stderr.flush()
    assert capsys.readouterr().err == ""
