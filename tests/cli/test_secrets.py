"""Secrets come from a prompt or a descriptor, never from the command line itself."""

import io
import os
import pty
import sys
from datetime import date, timedelta

import pytest

from desk.cli.secrets import Secrets
from desk.records.errors import BadInput
from desk.words import Words
from tests.cli.conftest import SECRET, Counter


def lines(*given: bytes) -> int:
    """A descriptor with these lines."""
    reading, writing = os.pipe()
    os.write(writing, b"".join(given))
    os.close(writing)
    return reading


def test_each_line_of_a_descriptor_is_a_secret_and_a_person_is_asked_once(words: Words) -> None:
    descriptor = lines(b"one\n", "zwei ß\n".encode())
    found = Secrets(words, descriptor)
    assert (found.of("Ann"), found.of("Ann"), found.of("Bo")) == ("one", "one", "zwei ß")
    with pytest.raises(BadInput, match="secret-missing"):
        found.of("Cy")
    os.close(descriptor)


def test_what_cannot_be_read_is_told(words: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    descriptor = lines(b"\xff\n")
    with pytest.raises(BadInput, match="secret-unreadable"):
        Secrets(words, descriptor).of("Ann")
    os.close(descriptor)
    with pytest.raises(BadInput, match="secret-unreadable"):
        Secrets(words, descriptor).of("Ann")
    monkeypatch.setattr(sys, "stdin", io.StringIO("piped\n"))
    with pytest.raises(BadInput, match="secret-no-terminal"):
        Secrets(words, None).of("Ann")


def test_at_a_terminal_it_is_asked_for_and_not_shown(words: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr("getpass.getpass", lambda prompt: asked.append(prompt) or "typed")
    ours, theirs = pty.openpty()
    with os.fdopen(theirs) as terminal:
        monkeypatch.setattr(sys, "stdin", terminal)
        assert Secrets(words, None).of("Ann") == "typed"
    os.close(ours)
    assert asked == ["Secret of Ann: "]


def test_without_signing_in_a_command_has_a_clerks_rights(counter: Counter) -> None:
    later = (date.today() + timedelta(days=9)).isoformat()
    adopt = ("policy", "adopt", "samanthas", "--from", later, "--reading", "tax-on-returns=kept")
    assert "may not do this" in counter.unsigned(*adopt, "--reason", "so", code=1)
    assert "not the secret of Alma" in counter.signed(
        "Alma", "order", "show", "2001", code=1, lines=("wrong",)
    )
    assert "Nobody here is called" in counter.signed("Eve", "order", "show", "2001", code=1)
    assert "2001" in counter.unsigned("order", "show", "2001")


def test_somebody_else_approves_what_a_clerk_may_not(counter: Counter) -> None:
    (counter.folder / "more.csv").write_bytes(
        (counter.folder / "orders.csv").read_bytes().replace(b"2001", b"2002")
    )
    more = ("import", "shopify-orders", str(counter.folder / "more.csv"))
    said = counter.unsigned(*more, code=1)
    assert "approval" in said and "--as NAME" in said and "--approved-by NAME" in said
    reading = lines(f"{SECRET}\n".encode())
    said = counter.unsigned("--approved-by", "Alma", "--secret-fd", str(reading), *more)
    os.close(reading)
    assert "added" in said.casefold() or "2" in said
    assert "2002" in counter.unsigned("order", "show", "2002")
