"""Secrets for commands: typed at a prompt, or line by line from a file descriptor; never an argument."""

import getpass
import os
import sys
from collections.abc import Iterator

from desk.records.errors import BadInput
from desk.words import Words

_LONGEST = 65536


class Secrets:
    """Asks for one secret after the other; from a descriptor each is a line."""

    def __init__(self, words: Words, descriptor: int | None) -> None:
        self._words, self._descriptor = words, descriptor
        self._lines: Iterator[str] | None = None
        self._given: dict[str, str] = {}

    def of(self, name: str) -> str:
        """A person's secret, asked for once."""
        if name not in self._given:
            self._given[name] = self.ask("cli.secret", name=name)
        return self._given[name]

    def ask(self, prompt: str, **values: object) -> str:
        """The next secret; raises BadInput where there is neither a line nor a terminal to ask at."""
        if self._descriptor is None:
            if not sys.stdin.isatty():
                raise BadInput("secret-no-terminal")
            return getpass.getpass(self._words(prompt, **values) + " ")
        if self._lines is None:
            self._lines = iter(self._read(self._descriptor).splitlines())
        line = next(self._lines, None)
        if line is None:
            raise BadInput("secret-missing")
        return line

    @staticmethod
    def _read(descriptor: int) -> str:
        try:
            with os.fdopen(descriptor, "rb", closefd=False) as stream:
                return stream.read(_LONGEST).decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BadInput("secret-unreadable") from error
