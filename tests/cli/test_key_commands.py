"""The recovery words at the command line: the owner's, and back again."""

import io

import pytest

from desk.app import Start
from desk.records.recovery import words_of
from tests.cli.conftest import Counter


def keys_of(counter: Counter) -> list[str]:
    """The files that hold keys."""
    return sorted(path.name for path in (counter.folder / "keys").glob("*.key"))


def forgotten(counter: Counter) -> str:
    """Show the words, then lose the key."""
    told = counter("--shop", counter.shop, "key", "show")
    (name,) = keys_of(counter)
    counter.start.keys.forget(name.removesuffix(".key"))
    counter.start = Start(counter.folder)
    return told


def test_the_owner_reads_the_words(counter: Counter) -> None:
    told = counter("--shop", counter.shop, "key", "show")
    assert " 1. " in told and "17. " in told and "keep them locked away" in told
    assert "may not" in counter.unsigned("--shop", counter.shop, "key", "show", code=1)


def test_the_words_bring_the_key_back(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    told = forgotten(counter)
    assert keys_of(counter) == []
    words = "\n".join(told.splitlines()[1:])
    monkeypatch.setattr("sys.stdin", io.StringIO(words))
    assert "The key is back" in counter.unsigned("--shop", counter.shop, "key", "restore")
    assert len(keys_of(counter)) == 1
    assert "already" in counter.unsigned("--shop", counter.shop, "key", "restore")
    assert counter("--shop", counter.shop, "key", "show") == told


def test_at_a_terminal_one_line_is_read(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    words = " ".join(line.split()[1] for line in forgotten(counter).splitlines()[1:])

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Terminal(f"{words}\nand more"))
    assert "The key is back" in counter.unsigned("--shop", counter.shop, "key", "restore")


def test_the_words_of_another_shop_are_not_kept(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    forgotten(counter)
    monkeypatch.setattr("sys.stdin", io.StringIO(" ".join(words_of(bytes(16)))))
    assert "another shop" in counter.unsigned("--shop", counter.shop, "key", "restore", code=1)
    assert keys_of(counter) == []
    monkeypatch.setattr("sys.stdin", io.StringIO("one two"))
    assert "not one of the recovery words" in counter.unsigned(
        "--shop", counter.shop, "key", "restore", code=1
    )


def test_any_other_trouble_is_told_as_it_is(counter: Counter) -> None:
    strange = counter.folder / "strange.desk"
    strange.write_text("no shop", encoding="utf-8")
    assert "words" not in counter.unsigned("--shop", strange, "key", "restore", code=1)
