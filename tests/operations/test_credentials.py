"""PINs and secrets are kept as Argon2id at the cost that OWASP asks for, and more."""

import pytest

from desk.operations import credentials


def test_a_hash_says_its_cost_and_matches_only_its_text() -> None:
    kept = credentials.hash_of("correct horse")
    assert kept.startswith("$argon2id$") and "correct" not in kept
    cost = dict(part.split("=") for part in kept.split("$")[3].split(","))
    assert int(cost["m"]) >= 19 * 1024 and int(cost["t"]) >= 2
    assert credentials.matches(kept, "correct horse") and not credentials.matches(kept, "Correct horse")
    assert not credentials.is_old(kept)


def test_nothing_matches_where_nothing_or_nonsense_is_kept() -> None:
    assert not credentials.matches("", "") and not credentials.matches("nonsense", "nonsense")


def test_a_cheaper_hash_is_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(credentials, "COST", credentials.Cost(8, 1))
    cheap = credentials.hash_of("4711")
    monkeypatch.undo()
    assert credentials.is_old(cheap) and credentials.matches(cheap, "4711")
