"""What tests of commands share: a counter at which they are given."""

import json
from pathlib import Path

import pytest

from desk.app import Start
from desk.cli import commands
from tests.exchange.export_file import two_dolls


class Counter:
    """A counter with a shop of one order, at which commands are given."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        self.start = Start(folder)
        self.shop = folder / "shop.desk"

    def __call__(self, *words: str | Path, code: int = 0) -> str:
        """Give a command that must exit with ``code``; what it said, errors where it failed."""
        found = commands.main([str(word) for word in words], self.start)
        out, err = self.capsys.readouterr()
        assert found == code, (found, out, err)
        assert "Traceback" not in err
        return out or err

    def json(self, *words: str, code: int = 0) -> dict:  # type: ignore[type-arg]
        """The JSON that a command prints."""
        return json.loads(self(*words, code=code))


@pytest.fixture
def counter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Counter:
    """A new shop with order #2001 imported and delivered."""
    made = Counter(tmp_path, capsys)
    made("new", "--pack", "samanthas", "--name", "Button & Bear")
    (tmp_path / "orders.csv").write_bytes(two_dolls())
    made("import", "shopify-orders", tmp_path / "orders.csv")
    made("order", "deliver", "2001", "--on", "2026-02-08")
    return made
