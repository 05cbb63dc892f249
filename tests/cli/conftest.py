"""What tests of commands share: a counter at which they are given."""

import json
import os
import shutil
from pathlib import Path

import pytest

from desk.app import Start
from desk.cli import commands
from desk.operations import credentials
from tests.exchange.export_file import two_dolls

SECRET, PIN = "a longer secret", "4711"
# A new customer with where she lives, as an order names her.
BUYER = (
    *("--name", "Zoe Quill", "--street", "5 Elm St"),
    *("--city", "Rolla", "--state", "MO", "--zip", "65401"),
)


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hash a command would make these tests take minutes; what it costs is tested beside its module."""
    monkeypatch.setattr(credentials, "COST", credentials.Cost(8, 1))


class Counter:
    """A counter with a shop of one order, at which its owner gives commands."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        self.start = Start(folder)
        self.shop = folder / "shop.desk"
        self.errors = ""

    def __call__(self, *words: str | Path, code: int = 0) -> str:
        """Give a command as the owner, that must exit with ``code``; what it said, errors where it failed."""
        return self.signed("Alma", *words, code=code)

    def signed(
        self, name: str, *words: str | Path, code: int = 0, lines: tuple[str, ...] = (SECRET, PIN)
    ) -> str:
        """Give a command as a person of this name, with these lines as the secrets."""
        reading, writing = os.pipe()
        os.write(writing, "".join(f"{line}\n" for line in lines).encode())
        os.close(writing)
        try:
            return self.unsigned("--as", name, "--secret-fd", str(reading), *words, code=code)
        finally:
            os.close(reading)

    def unsigned(self, *words: str | Path, code: int = 0) -> str:
        """Give a command as anybody at the computer may."""
        found = commands.main([str(word) for word in words], self.start)
        out, err = self.capsys.readouterr()
        self.errors = err
        assert found == code, (found, out, err)
        assert "Traceback" not in err
        return out or err

    def json(self, *words: str, code: int = 0) -> dict:  # type: ignore[type-arg]
        """The JSON that a command prints."""
        return json.loads(self(*words, code=code))


@pytest.fixture(scope="session")
def kept_counter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first counter is kept, of which the others are copies."""
    return tmp_path_factory.mktemp("counter")


@pytest.fixture
def counter(tmp_path: Path, capsys: pytest.CaptureFixture[str], kept_counter: Path) -> Counter:
    """A new shop with order #2001 imported and delivered."""
    first = Counter(kept_counter, capsys)
    if not first.shop.exists():
        first("new", "--pack", "samanthas", "--name", "Button & Bear")
        (kept_counter / "orders.csv").write_bytes(two_dolls())
        first("import", "shopify-orders", kept_counter / "orders.csv")
        first("order", "deliver", "2001", "--on", "2026-02-08")
    shutil.copytree(kept_counter, tmp_path, dirs_exist_ok=True)
    return Counter(tmp_path, capsys)
