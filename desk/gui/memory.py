"""What windows remember between two starts: sizes, columns, zoom, language, printers; nothing of the shop."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings


class Memory:
    """A small store in an INI file of the user; a value that cannot be read counts as never kept."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """A kept word."""
        return str(self._settings.value(key, default))

    def number(self, key: str, default: int = 0) -> int:
        """A kept whole number."""
        try:
            return int(str(self._settings.value(key, default)))
        except ValueError:
            return default

    def words(self, key: str) -> list[str]:
        """A kept list of words, empty if there is none."""
        return [word for word in self.text(key).split("|") if word]

    def shape(self, key: str) -> QByteArray:
        """A window's or header's state as Qt saves it, empty if there is none."""
        value: Any = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep(self, key: str, value: "str | int | list[str] | QByteArray") -> None:
        """Keep a value; it is written to disk soon and when the program ends."""
        self._settings.setValue(key, "|".join(value) if isinstance(value, list) else value)

    def write(self) -> None:
        """Write to disk now."""
        self._settings.sync()
