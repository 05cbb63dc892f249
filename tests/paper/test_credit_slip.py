"""The credit slip: what it is worth, where it comes from, and a code that the counter scans."""

from dataclasses import replace
from datetime import date

from desk.paper import credit_slip
from desk.records.answers import Amount
from desk.records.cancellations import CANCELLED, OVERPAID, UNDELIVERABLE
from desk.records.money import Money
from desk.words import Words
from tests.paper import samples
from tests.paper.reading import codes, faults, pages, text
from tests.paper.samples import LONG_NAME, LONG_SHOP, RA, SLIP, TEXTS

EN, ES = Words("en"), Words("es")


def test_it_says_what_it_is_worth_and_where_it_comes_from() -> None:
    shown = text(credit_slip.render(samples.credit_slip(), EN))
    for part in ("Store credit", SLIP, "Amount $77.45", "Balance $37.45", "Ann Miller", RA, "#10100"):
        assert part in shown
    assert "Mar 24, 2026" in shown and "COPY" not in shown


def test_each_amount_stands_with_the_clause_that_decided() -> None:
    shown = text(credit_slip.render(samples.credit_slip(), EN))
    for amount, clause in (("$89.95", "credit-only"), ("-$17.99", "restocking"), ("$5.49", "sales-tax")):
        at = shown.index(amount)
        number = shown[at - 4 : at - 1]
        assert f"{number} {TEXTS[clause][0]}" in shown


def test_a_credit_that_goes_two_ways_and_a_packs_own_names() -> None:
    slip = samples.credit_slip()
    said = replace(
        slip.answer,
        tenders={"store_credit": Money(7745), "original_payment": Money(1000)},
        amounts=(Amount("winding", Money(-100), "fair"),),
        names={"winding": {"en": "Winding", "es": "Ovillado"}},
    )
    shown = text(credit_slip.render(replace(slip, answer=said), EN))
    assert "Where the amount goes" in shown and "Back to the original payment $10.00" in shown
    assert "Winding" in shown
    assert "Ovillado" in text(credit_slip.render(replace(slip, answer=said), ES))


def test_a_last_day_stands_on_it_only_where_there_is_one() -> None:
    slip = samples.credit_slip()
    ending = replace(slip, expires=date(2027, 3, 24))
    for words, said in ((EN, "Valid until Mar 24, 2027"), (ES, "24 mar 2027")):
        shown = " ".join(text(credit_slip.render(ending, words)).split())
        assert words("paper.valid-until") in shown and said.split()[-1] in shown
        assert words("paper.valid-until") not in text(credit_slip.render(slip, words))
    long = replace(samples.credit_slip(LONG_NAME, 12, 14, LONG_SHOP), expires=date(2027, 3, 24))
    assert faults(credit_slip.render(long, ES), margin=20) == []


def test_what_stands_apart_follows_the_sum() -> None:
    slip = samples.credit_slip()
    beside = Amount("return_shipping", Money(700), "insure", apart=True)
    said = replace(slip.answer, amounts=(beside, *slip.answer.amounts))
    shown = text(credit_slip.render(replace(slip, answer=said), EN))
    assert shown.index("$89.95") < shown.rindex("$77.45") < shown.index("$7.00")


def test_it_promises_nothing_but_what_the_clauses_say() -> None:
    bare = replace(samples.credit_slip(), answer=replace(samples.answer(), clauses=(), cites=()))
    shown = text(credit_slip.render(bare, EN)).lower()
    for word in ("never", "expire", "at any time", "refund", "policy"):
        assert word not in shown


def test_what_the_customer_had_to_heed_is_past() -> None:
    assert TEXTS["insure"][0] not in text(credit_slip.render(samples.credit_slip(), EN))


def test_both_codes_read_as_the_number() -> None:
    for further in (0, 12):
        pdf = credit_slip.render(samples.credit_slip(further=further), EN)
        assert codes(pdf) == [("Code128", SLIP), ("QRCode", SLIP)]


def test_a_copy_is_marked_and_the_same_record_gives_the_same_bytes() -> None:
    first, again, copy = (credit_slip.render(samples.credit_slip(copy=at), EN) for at in (0, 0, 4))
    assert first == again != copy
    assert "COPY 4" in text(copy)


def test_it_speaks_spanish() -> None:
    shown = text(credit_slip.render(samples.credit_slip(copy=1), ES))
    assert "Crédito de tienda" in shown and "COPIA 1" in shown and TEXTS["credit-only"][1] in shown
    assert "paper." not in shown


def test_one_with_few_clauses_takes_the_upper_half() -> None:
    assert len(pages(credit_slip.render(samples.credit_slip(), EN))) == 1


def test_long_contents_go_on_overleaf_and_nothing_overlaps() -> None:
    slip = samples.credit_slip(LONG_NAME, 12, 14, LONG_SHOP)
    huge = replace(slip, amount=Money(99_999_999_999), balance=Money(99_999_999_999))
    for words in (EN, ES):
        pdf = credit_slip.render(huge, words)
        assert faults(pdf, margin=20) == []
        assert len(pages(pdf)) == 2
        assert text(pdf).count("Clause ") == 14
        assert text(pdf).count("$999,999,999.99") == 3


def test_a_slip_without_amounts_prints() -> None:
    bare = replace(samples.credit_slip(), answer=replace(samples.answer(), amounts=()), ra="", order="")
    shown = text(credit_slip.render(bare, EN))
    assert "How the amount comes about" not in shown and "Amount $77.45" in shown


def test_one_that_no_return_made_says_what_did() -> None:
    for origin in (CANCELLED, UNDELIVERABLE, OVERPAID):
        slip = replace(samples.credit_slip(), ra="", origin=origin)
        for words in (EN, ES):
            shown = text(credit_slip.render(slip, words)).split()
            assert set(words(f"paper.slip-{origin}").split()) <= set(shown), "on two lines of a narrow column"
