"""The commands, run as a script runs them: what they print, what they leave behind, how they exit."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from desk.cli import case_files, commands
from desk.exchange.csv_out import read_back
from desk.operations.catalogue import OPERATIONS
from desk.words import Words
from tests.cli.conftest import Counter
from tests.exchange.export_file import export, one_order, two_dolls
from tests.house.source import ROOT

ISSUE = ("ra", "issue", "#2001", "--line", "B", "--reason", "changed_mind", "--on", "2026-02-10", "--json")
GOOD = "opened,original_packaging,secured"


def receive(number: str, *more: str, condition: str = GOOD) -> tuple[str, ...]:
    days = ("--on", "2026-02-16", "--sent", "2026-02-12")
    return ("ra", "receive", number, *days, "--condition", condition, *more, "--json")


def test_a_return_from_the_call_to_the_slip(counter: Counter) -> None:
    issued = counter.json(*ISSUE)
    assert (issued["outcome"], issued["state"]) == ("allowed", "open")
    assert issued["deadlines"]["return_by"] == "2026-02-20"
    settled = counter.json(*receive(issued["number"], "--ra-outside"))
    assert (settled["number"], settled["state"], settled["outcome"]) == (
        issued["number"],
        "settled",
        "allowed",
    )
    assert (settled["destination"], settled["slip"] is not None) == ("store_credit", True)
    assert settled["credit"] == "73.78"
    assert {"restocking", "shipping-kept"} <= set(settled["cites"])
    assert counter.json("ra", "show", issued["number"], "--json") == settled
    assert "settled" in counter(*receive(issued["number"], "--ra-outside"), code=1)
    assert "is reversed" not in counter("ra", "reverse", issued["number"], "--reason", "wrong doll")
    assert counter.json("ra", "show", issued["number"], "--json")["state"] == "open"
    assert counter.json("ra", "void", issued["number"], "--reason", "typo", "--json")["state"] == "voided"


def test_a_parcel_without_the_number_outside_is_refused_and_nothing_is_settled(counter: Counter) -> None:
    number = counter.json(*ISSUE)["number"]
    refused = counter.json(*receive(number), code=1)
    assert (refused["number"], refused["outcome"], refused["credit"]) == (number, "refused", "0.00")
    assert "ra-outside" in refused["cites"]
    unsecured = counter.json(*receive(number, "--ra-outside", condition="original_packaging"), code=1)
    assert "ra-return-by" in unsecured["cites"]
    assert counter.json("ra", "show", number, "--json")["state"] == "open"


def test_a_real_shipping_cost_is_asked_for_and_the_customer_may_choose(
    counter: Counter, tmp_path: Path
) -> None:
    own = ("--shop", str(tmp_path / "minis.desk"))
    counter(*own, "new", "--pack", "miniature-expressions", "--name", "Minis")
    tmp_path.joinpath("free.csv").write_bytes(two_dolls(Shipping="0.00", Taxes="0.00", Total="200.00"))
    counter(*own, "import", "shopify-orders", tmp_path / "free.csv")
    counter(*own, "order", "deliver", "2001", "--on", "2026-02-08")
    assert "--cost" in counter(*own, *ISSUE, code=1)
    number = counter.json(*own, *ISSUE, "--cost", "9.40")["number"]
    found = receive(number, "--to", "store_credit", condition="original_packaging,resaleable")
    settled = counter.json(*own, *found)
    assert (settled["destination"], settled["credit"]) == ("store_credit", "81.66")


def test_a_late_request_issues_nothing(counter: Counter) -> None:
    late = [word.replace("2026-02-10", "2026-02-14") for word in ISSUE]
    answer = counter.json(*late, code=1)
    assert (answer["number"], answer["outcome"], answer["cites"]) == (None, "refused", ["ra-request"])
    assert len(read_back(counter("export", "returns").encode())) == 2


def test_what_the_export_lacks_is_asked_for(counter: Counter, tmp_path: Path) -> None:
    tmp_path.joinpath("more.csv").write_bytes(export(*one_order("#3")))
    counter("import", "shopify-orders", tmp_path / "more.csv")
    ask = ("ra", "issue", "3", "--line", "A", "--reason", "changed_mind", "--on", "2026-02-10")
    assert "--delivered" in counter(*ask, code=1)
    assert counter.json(*ask, "--delivered", "2026-02-08", "--json")["outcome"] == "allowed"
    assert counter.json("order", "show", "#3", "--json")["delivered"] == "2026-02-08"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("order", "show", "9"), "9"),
        (("ra", "show", "RA-26-00001-9"), "Did you mean"),
        (("ra", "show", "RA-26-99999-9"), "RA-26-99999-9"),
        ((*ISSUE[:-1], "--quantity", "2"), "B"),
        ((*ISSUE[:4], "Z", *ISSUE[5:]), "Z"),
        (
            ("ra", "issue", "2001", "--line", "A", "--reason", "changed_mind", "--on", "2026-02-07"),
            "Feb 8, 2026",
        ),
        (("order", "ship", "2001", "--on", "2026-02-05"), "2001"),
        (("import", "shopify-orders", "none.csv"), "none.csv"),
        (("new", "--pack", "samanthas", "--name", "Again"), "shop.desk"),
        (("--shop", "none.desk", "order", "show", "1"), "none.desk"),
        (("export", "orders", "--from", "2026-02-02", "--to", "2026-02-01"), "Feb 1, 2026"),
    ],
)
def test_what_is_refused_is_a_sentence(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    text = counter(*words, code=1)
    assert said in text and text.rstrip().endswith((".", "?")) and "error." not in text


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("order",),
        ("order", "show"),
        ("order", "ship", "1", "--on", "yesterday"),
        ("ra", "issue", "1", "--reason", "changed_mind", "--on", "2026-02-10"),
        (
            "ra",
            "issue",
            "1",
            "--quantity",
            "1",
            "--line",
            "A",
            "--reason",
            "changed_mind",
            "--on",
            "2026-02-10",
        ),
        ("ra", "receive", "RA", "--on", "2026-02-10", "--sent", "2026-02-10", "--condition", "nice"),
        ("export", "nothing"),
        ("export", "month", "2026-13", "--output", "x"),
        ("policy", "check"),
        ("--language", "fr", "do", "--list"),
    ],
)
def test_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    assert "usage: desk" in Counter(tmp_path, capsys)(*words, code=2)


def test_an_open_shop_is_not_opened_twice(counter: Counter) -> None:
    with counter.start.open_desk(None, "Alma"):
        text = counter("order", "show", "2001", code=1)
    assert "shop.desk" in text and "error." not in text


def test_a_dry_run_and_a_faulty_file_write_nothing(counter: Counter, tmp_path: Path) -> None:
    path = tmp_path / "more.csv"
    path.write_bytes(export(*one_order("#3")))
    assert counter.json("import", "shopify-orders", str(path), "--dry-run", "--json")["orders"] == 1
    path.write_bytes(export(*one_order("#3", Total="1.00")))
    assert "Line 2, Total" in counter("import", "shopify-orders", path, "--dry-run", code=1)
    assert "Line 2, Total" in counter("import", "shopify-orders", path, code=1)
    for dry in ((), ("--dry-run",)):
        report = counter.json("import", "shopify-orders", str(path), "--json", *dry, code=1)
        assert (report["written"], report["faults"][0]["column"]) == (False, "Total")
    counter("order", "show", "3", code=1)


def test_exports(counter: Counter, tmp_path: Path) -> None:
    path = tmp_path / "orders-out.csv"
    assert str(path) in counter("export", "orders", "--output", path)
    assert read_back(path.read_bytes())[1][0] == "#2001"
    assert read_back(counter("export", "orders", "--to", "2026-02-01").encode())[1][:2] == ("TOTAL", "0")
    assert "restocking_fee" in counter("export", "returns", "--columns")
    assert "shop.desk" in counter("export", "orders", "--output", counter.shop, code=1)
    assert counter.json("order", "show", "2001", "--json")["number"] == "#2001"


def test_papers(counter: Counter, tmp_path: Path) -> None:
    number = counter.json(*ISSUE)["number"]
    slip = counter.json(*receive(number, "--ra-outside"))["slip"]
    for kind, of in (("ra-label", number), ("ra-sheet", number), ("credit-slip", slip), ("order", "2001")):
        path = tmp_path / f"{kind}.pdf"
        counter("paper", kind, of, "--output", path)
        assert path.read_bytes().startswith(b"%PDF-")


def test_any_operation_by_name(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO('{"number": "2001"}'))
    assert counter.json("do", "open_order")["number"] == "#2001"
    listed = counter("do", "--list")
    assert all(name in listed for name in OPERATIONS)


def test_a_bug_is_told_in_a_sentence_and_logged(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("{}"))
    monkeypatch.setitem(OPERATIONS, "break", lambda desk: 1 // 0)
    assert counter("do", "break", code=1).rstrip() == Words("en")("cli.bug")
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()


def test_a_reader_that_has_gone_is_no_bug(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from desk import app; from desk.cli import commands; "
    code += f"sys.exit(commands.main(['do', '--list'], app.Start(Path({str(tmp_path)!r}))))"
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_spanish(counter: Counter) -> None:
    assert "Pedido #2001" in counter("--language", "es", "order", "show", "2001")


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_command_and_option_says_what_it_is_for(language: str) -> None:
    words = Words(language)
    for command in commands.COMMANDS:
        assert words.has(f"cli.{command.name.replace(' ', '-')}"), command.name
        for each in command.options:
            name = each.settings.get("says") or each.flags[0].lstrip("-")
            assert words.has(f"option.{name}"), name


def test_a_command_that_is_stopped_says_so(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(case_files, "text_of", stopped)
    assert counter("policy", "check", "x.cases.toml", code=1) == "Stopped.\n"
