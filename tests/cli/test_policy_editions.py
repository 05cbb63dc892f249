"""Editions are listed and adopted, and decisions saved as cases, from a command."""

from datetime import timedelta
from pathlib import Path

from desk.app import ShopClock
from tests.cli.conftest import Counter


def coming(days: int) -> str:
    """A day to come by the shop's own clock."""
    return (ShopClock("America/Chicago").today() + timedelta(days=days)).isoformat()


def test_an_edition_is_adopted_and_listed(counter: Counter) -> None:
    day = coming(20)
    told = counter(
        *("policy", "adopt", "samanthas", "--from", day, "--reason", "So"),
        *("--reading", "tax-on-returns=kept", "--setting", "deposit_rate = 25"),
    )
    assert "Saved. The new edition begins on" in told
    row, _ = counter.json("policy", "editions", "--json")
    assert (row["in_force"], row["state"]) == (day, "upcoming")
    assert '"tax-on-returns": "kept"' in row["choices"] and '"25"' in row["choices"]
    listed = counter("policy", "editions").splitlines()
    assert (
        listed[0].startswith("2: ")
        and "To come" in listed[0]
        and "In force" in listed[1]
        and "1 order" in listed[1]
    )


def test_another_policy_is_adopted_with_a_warning(counter: Counter, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(counter.start.packs["miniature-expressions"], "utf-8")
    told = counter("policy", "adopt", path, "--from", coming(30), "--reason", "New owner")
    assert "This is another policy: Miniature Expressions takes the place of Samantha's." in told
    later = counter("policy", "adopt", "samanthas", "--from", coming(20), "--reason", "x", "--reading",
                    "tax-on-returns=kept")  # fmt: skip
    assert "Another edition begins on" in later


def test_what_cannot_be_adopted_is_told_and_changes_nothing(counter: Counter, tmp_path: Path) -> None:
    adopt = ("policy", "adopt", "samanthas", "--from", coming(20), "--reason", "So")
    assert "there is nothing to save" in counter(*adopt, code=1)
    assert "NAME=VALUE" in counter(*adopt, "--reading", "kept", code=2)
    assert "tax-on-returns" in counter(*adopt, "--reading", "tax-on-return=kept", code=1)
    assert "is past" in counter(
        *adopt[:4], "2020-01-01", "--reason", "x", "--reading", "tax-on-returns=kept", code=1
    )
    path = tmp_path / "mine.toml"
    path.write_text("colour = 'red'", "utf-8")
    assert "mine.toml has faults" in counter(
        "policy", "adopt", path, "--from", coming(1), "--reason", "x", code=2
    )
    path.write_bytes(b"\xff")
    assert "UTF-8" in counter("policy", "adopt", path, "--from", coming(1), "--reason", "x", code=1)
    assert len(counter.json("policy", "editions", "--json")) == 1


def test_a_decision_is_saved_as_a_case_that_holds(counter: Counter, tmp_path: Path) -> None:
    ra = counter.json(
        *(
            "ra",
            "issue",
            "2001",
            "--line",
            "B",
            "--reason",
            "changed_mind",
            "--on",
            "2026-02-10",
            "--json",
        )
    )
    path = tmp_path / "case.toml"
    assert "case.toml" in counter("policy", "save-case", ra["number"], "--output", path, "--name", "a bear")
    assert 'name = "a bear"' in path.read_text("utf-8") and "2001" not in path.read_text("utf-8")
    assert "a bear" in counter("policy", "check", path)


def test_a_case_is_written_to_standard_output(counter: Counter, tmp_path: Path) -> None:
    issue = ("ra", "issue", "2001", "--line", "B", "--reason", "changed_mind", "--on", "2026-02-10", "--json")
    ra = counter.json(*issue)
    said = counter("policy", "save-case", ra["number"], "--output", "-", "--name", "a bear")
    assert said.startswith("# Decided under the edition of ") and 'name = "a bear"' in said
    assert not Path("-").exists()


def test_a_case_of_the_shops_own_policy_goes_with_its_text(counter: Counter, tmp_path: Path) -> None:
    """The shipped policy of the same name would give another amount."""
    other = Counter(tmp_path / "own", counter.capsys)
    own = tmp_path / "mine.toml"
    own.write_text(counter.start.packs["samanthas"].replace("percent = 20", "percent = 15"), "utf-8")
    other("new", "--pack", own, "--name", "Bear")
    other("import", "shopify-orders", tmp_path / "orders.csv")
    other("order", "deliver", "2001", "--on", "2026-02-08")
    issue = ("ra", "issue", "2001", "--line", "B", "--reason", "changed_mind", "--on", "2026-02-10", "--json")
    ra = other.json(*issue)
    path = tmp_path / "cases" / "mine.cases.toml"
    path.parent.mkdir()
    said = other("policy", "save-case", ra["number"], "--output", path)
    (pack,) = path.parent.glob("samanthas-*.toml")
    assert pack.name in said and pack.name in path.read_text("utf-8")
    assert pack.read_text("utf-8") == own.read_text("utf-8")
    other("policy", "check", path)
