"""The agency's sheet: the check without its account, what is owed with control totals, letters, life."""

from dataclasses import replace

from desk.paper import collections_folder
from desk.records.demands import Agency
from desk.words import Words
from tests.paper.demanded import AMOUNTS, CHECK, DEMAND, collections_paper
from tests.paper.reading import faults, pages, text

EN, ES = Words("en"), Words("es")


def test_all_that_is_known_of_the_check_stands_on_it() -> None:
    shown = text(collections_folder.render(collections_paper(), EN))
    for part in (
        *("Returned check for collection", "CK-26-00003-2", "Checkcare", "706-555-0100", "S-77"),
        *("1042", "First Bank", "061000104", "…6789", "two dolls", "Jun 1, 2026 · not sufficient funds"),
        *("Amount of the check", "-$50.00", "Still owed", "$220.71"),
        *("2 lines", "$235.71", "$185.00", "$35.71", "1 line"),
        *("First notice", "certified letter", "RR 12 34", "returned by the bank", "Bo"),
        "Due in full within 10 days.",
    ):
        assert part in shown, part
    # What people noted for themselves is not told to others.
    assert "a liar" not in shown


def test_what_is_not_known_is_left_out() -> None:
    paper = collections_paper(
        replace(CHECK, bank="", routing="", account4="", memo="", due=None, handed=None)
    )
    sheet = replace(paper.sheet, answer=None, debts=(), recoveries=())
    bare = replace(paper, sheet=sheet, demands=(), agency=Agency("Checkcare"))
    shown = text(collections_folder.render(bare, EN))
    for part in (
        "Bank",
        "Routing",
        "last four",
        "Memo",
        "What it had paid",
        "Notices",
        "Our account",
        "policy",
    ):
        assert part not in shown, part


def test_a_letter_that_did_not_go_out_says_so() -> None:
    shown = text(collections_folder.render(collections_paper(demands=(DEMAND,)), EN))
    assert "not sent yet" in shown


def test_in_spanish_the_same_bytes_each_time() -> None:
    shown = text(collections_folder.render(collections_paper(), ES))
    assert "Cheque devuelto para cobranza" in shown and "collections." not in shown
    again = [collections_folder.render(collections_paper(), ES) for _ in range(2)]
    assert again[0] == again[1]


def test_a_long_life_goes_on_overleaf() -> None:
    paper = collections_paper(amounts=AMOUNTS)
    sheet = replace(paper.sheet, steps=paper.sheet.steps * 60)
    pdf = collections_folder.render(replace(paper, sheet=sheet), EN)
    assert len(pages(pdf)) > 1 and faults(pdf) == []
