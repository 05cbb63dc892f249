"""``desk report checks``: months of checks in lines and as JSON."""

from tests.cli.conftest import BUYER, Counter


def test_months_are_told_and_all_of_them(counter: Counter) -> None:
    assert "No checks came" in counter("report", "checks", "--to", "2020-01-31")
    order = counter.json("order", "take", *BUYER, "--line", "B:1", "--pay", "check:20.00:1207", "--json")
    month = order["placed"][:7]
    told = counter("report", "checks").splitlines()
    assert told[0].startswith(f"{month}  1 checks $20.00; cleared 0, days - (longest 0); returned 0 (0.0 %)")
    assert told[-1].startswith("All months  1 checks $20.00")
    found = counter.json("report", "checks", "--from", f"{month}-15", "--json")
    assert (found["total"]["number"], found["first"]) == (1, f"{month}-01")
