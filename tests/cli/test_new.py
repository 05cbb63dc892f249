"""A new shop: the address on its return labels, and policy files that cannot be used."""

from pathlib import Path

import pytest

from desk.operations import shops
from desk.records.addresses import Address
from desk.records.errors import BadInput
from tests.cli.conftest import Counter

NEW = ("new", "--pack", "samanthas", "--name", "Button & Bear")


@pytest.mark.parametrize(
    ("words", "address"),
    [
        (
            (
                *("--street", "12 Oak St", "--city", "Rolla", "--state", "MO"),
                *("--zip", "01234", "--phone", "573-555-0100"),
            ),
            Address(
                name="Button & Bear",
                street="12 Oak St",
                city="Rolla",
                state="MO",
                postal_code="01234",
                phone="573-555-0100",
            ),
        ),
        (("--city", "Rolla"), Address(name="Button & Bear", city="Rolla")),
        ((), Address(name="Button & Bear")),
    ],
)
def test_a_new_shop_has_its_address(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], address: Address
) -> None:
    counter = Counter(tmp_path, capsys)
    counter(*NEW, *words)
    with counter.start.open_desk() as desk:
        assert shops.read_shop(desk).address == address


def test_help_says_where_the_address_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    counter = Counter(tmp_path, capsys)
    assert "return labels" in " ".join(counter("new", "--help").split())
    assert "etiquetas de devolución" in " ".join(counter("--language", "es", "new", "--help").split())


def test_a_faulty_policy_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    counter, pack = Counter(tmp_path, capsys), tmp_path / "own.toml"
    for text in ("id = 3", "id ="):
        pack.write_text(text)
        said = counter("new", "--pack", pack, "--name", "Bad", code=2)
        assert f"The policy file {pack} has faults" in said
    assert not counter.start.default_shop().exists()


def test_a_policy_file_that_cannot_be_read_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> Path:
        raise BadInput("pack-unreadable", name="own.toml")

    counter = Counter(tmp_path, capsys)
    monkeypatch.setattr(counter.start, "create_shop", refuse)
    assert counter("new", "--pack", "own.toml", "--name", "Bad", code=1).strip()
