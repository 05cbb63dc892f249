"""An order is judged by the edition it was placed under, with the facts it has."""

from dataclasses import replace
from datetime import date

import pytest

from desk.operations import cases, orders, policies, proposals
from desk.operations.desk import Desk
from desk.policy import pack, values
from desk.records.errors import BadInput, Malformed
from desk.records.money import Money
from desk.records.policies import PolicyDraft
from desk.store import shop
from tests.conftest import doll_order


def test_the_first_edition_holds_for_all_earlier_orders(empty_desk: Desk) -> None:
    first = policies.edition_on(empty_desk, date(2001, 1, 1))
    later = replace(first, id=0, in_force=date(2026, 6, 1))
    with empty_desk.db.atomic():
        shop.add_edition(empty_desk.db, later)
    assert policies.edition_on(empty_desk, date(2026, 5, 31)).id == first.id
    assert policies.edition_on(empty_desk, date(2026, 6, 1)).id != first.id
    assert orders.enter_order(empty_desk, doll_order()).edition == first.id


def test_a_pack_with_faults_makes_no_edition() -> None:
    with pytest.raises(Malformed):
        policies.first_edition("colour = 'red'", date(2026, 1, 1))


def test_facts_follow_the_order(desk: Desk) -> None:
    order = orders.open_order(desk, "1003")
    facts = policies.facts_of(order)
    assert facts.payment == ("check",) and facts.check_received == date(2026, 3, 2)
    kept = replace(order.payments[0], id=99, method="agency", number="PY-26-00099-0")
    assert policies.facts_of(replace(order, payments=(*order.payments, kept))).payment == facts.payment
    unpaid = policies.facts_of(replace(order, payments=(), payment_method="money_order", tax_stands=True))
    assert unpaid.payment == ("money_order",) and unpaid.tax == Money(0)


def test_what_is_known_already_is_not_overridden(desk: Desk) -> None:
    order = orders.open_order(desk, "1001")
    with pytest.raises(BadInput, match="told-otherwise-delivered"):
        policies.with_known(order, delivered=date(2026, 3, 30))
    assert policies.with_known(order, delivered=None) is order
    late = orders.open_order(desk, "1002")
    assert policies.with_known(late, delivered=date(2026, 3, 10)).delivered == date(2026, 3, 10)


def test_the_tax_that_the_pack_computes_for_an_import(desk: Desk) -> None:
    assert policies.expected_tax(desk, doll_order()) == Money(1281)
    assert policies.expected_tax(desk, doll_order(state="OH")) == Money(0)


def test_what_a_later_desk_finds_fault_with_does_not_close_the_shop(desk: Desk) -> None:
    """An edition stays as it was adopted; its faults are told before another is made of it."""
    first = policies.edition_on(desk, date(2026, 3, 1))
    odd = '\n[settings.tax_rates]\n[clauses."Odd one"]\ntext.en = "Odd."\nnote = true\n'
    later = replace(first, id=0, text=first.text + odd, digest="0" * 64)
    with desk.db.atomic():
        for begins in (date(2026, 3, 2), date(2026, 3, 20)):
            shop.add_edition(desk.db, replace(later, in_force=begins))
    assert policies.edition_on(desk, date(2026, 3, 2)).text == later.text
    assert policies.expected_tax(desk, doll_order()) == Money(1281)
    order = orders.enter_order(desk, doll_order(number="#7000"))
    assert policies.judge_of(desk, order.edition)[0].clauses["Odd one"]
    day = date(2026, 4, 1)
    assert proposals.open_policy(desk, day).clauses[-2].clause.id == "Odd one"
    assert all(each.holds for each in cases.run_cases(desk))
    path = next(each.path for each in values.values(first.text) if each.text == "20" and each.asks)
    draft = PolicyDraft(day, values={path: "15"})
    with pytest.raises(Malformed) as caught:
        proposals.adopt(desk, draft, "Fifteen from April on")
    assert [each.key for each in caught.value.faults] == ["setting-unused", "bad-id"]
    mended = replace(draft, text=first.text)
    assert proposals.adopt(desk, mended, "Mended").text != later.text
    with pytest.raises(Malformed):
        pack.kept(first.text.replace("ask =", "aks =", 1))
