"""``desk policy check`` runs case files: what holds, what falls short, what is malformed."""

from pathlib import Path

from desk.cli import commands
from tests.cli.conftest import Counter

CASES = """
pack = "samanthas"
[[case]]
name = "quickly back"
ask = "return_request"
request = { on = 2026-03-13, reason = "changed_mind", lines = [{ sku = "A" }] }
expect = { outcome = "allowed", credit = "103.32" }
[case.order]
placed = 2026-03-02
shipped = 2026-03-04
delivered = 2026-03-09
ship_to = { state = "MO" }
shipping_charged = "12.95"
lines = [{ sku = "A", price = "120.00" }]
"""


def test_case_files(counter: Counter, tmp_path: Path) -> None:
    good, short, bad = (tmp_path / f"{name}.toml" for name in ("good", "short", "bad"))
    good.write_text(CASES)
    short.write_text(CASES.replace("103.32", "103.33"))
    bad.write_text(CASES.replace("shipped =", "shiped =").replace("samanthas", "nobody"))
    assert "quickly back" in counter("policy", "check", good)
    good.write_text(CASES, "utf-8-sig")  # as Notepad may save it
    text = counter("policy", "check", good, short, code=1)
    assert text.count("quickly back") == 2 and "103.33" in text and "103.32" in text
    assert commands.main(["policy", "check", str(bad), str(short)], counter.start) == 2
    out, err = counter.capsys.readouterr()
    assert "103.33" in out and "bad.toml" in err and "shiped" in err
    assert "none.toml" in counter("policy", "check", tmp_path / "none.toml", code=2)
    bad.write_bytes(b"\xff")
    assert "UTF-8" in counter("policy", "check", bad, code=2)


def test_a_pack_beside_its_cases_and_for_a_new_shop(counter: Counter, tmp_path: Path) -> None:
    pack, cases = tmp_path / "own.toml", tmp_path / "own.cases.toml"
    pack.write_text(counter.start.packs["samanthas"])
    cases.write_text(CASES.replace('"samanthas"', '"own.toml"'))
    counter("policy", "check", cases)
    counter("--shop", tmp_path / "own.desk", "new", "--pack", pack, "--name", "Own")
    pack.write_text("id = 3")
    counter("policy", "check", cases, code=2)
    counter("--shop", tmp_path / "bad.desk", "new", "--pack", pack, "--name", "Bad", code=2)
    assert not (tmp_path / "bad.desk").exists()
