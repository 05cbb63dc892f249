"""What windows remember survives a start."""

from pathlib import Path

from PySide6.QtCore import QByteArray

from desk.gui.memory import Memory


def test_what_is_kept_is_there_at_the_next_start(tmp_path: Path) -> None:
    first = Memory(tmp_path / "windows.ini")
    first.keep("zoom", 125)
    first.keep("columns/orders", ["owed", "note"])
    first.keep("window/main", QByteArray(b"\x01shape"))
    first.write()
    again = Memory(tmp_path / "windows.ini")
    assert again.number("zoom") == 125
    assert again.words("columns/orders") == ["owed", "note"]
    assert again.shape("window/main") == QByteArray(b"\x01shape")


def test_what_cannot_be_read_was_never_kept(memory: Memory) -> None:
    memory.keep("zoom", "large")
    assert memory.number("zoom", 100) == 100
    assert memory.shape("zoom").isEmpty()
    assert memory.text("language", "en") == "en"
    assert memory.words("nothing") == []
