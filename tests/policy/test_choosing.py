"""Where somebody chooses: the customer between ways that differ in price, the owner within bounds."""

from dataclasses import replace
from typing import Any

import pytest

from desk.policy import engine, pack
from desk.policy.choosing import FEW, picks
from desk.records.answers import Answer, Finding, Interval
from desk.records.errors import BadInput
from desk.records.facts import Choices, Facts, LineFacts, LinePart
from desk.records.money import Money
from tests.policy.material import HEAD, dolls, faults_of, keys, raised, sent_back

START = '[[rules]]\nclause = "fair"\nask = "return"\n'
WAYS = START + 'give = "merchandise"\nto = ["original_payment", "store_credit"]\n'
DEARER = START + 'when = { wish = "original_payment" }\ntake = "restocking_fee"\npercent = 10\n'
UP_TO = START + 'take = "late_fee"\nbetween = [{ percent = 5 }, { percent = 15 }]\n'
PLAIN = START + 'give = "merchandise"\nto = "store_credit"\n'


def answer(text: str, *parts: Any, **request: Any) -> Answer:
    """What a small pack answers to both dolls, 120.00 and 89.95, or some parts coming back."""
    return engine.answer(
        pack.read(HEAD + text), Choices(), Facts("return", dolls(), sent_back(*parts, **request))
    )


def test_before_the_customer_chose_all_ways_are_told() -> None:
    found = answer(WAYS + DEARER)
    assert (found.outcome, found.destination, found.credit) == ("allowed", "customer_choice", 18_895)
    told = [(each.destination, each.outcome, each.credit) for each in found.options]
    assert told == [("original_payment", "allowed", 18_895), ("store_credit", "allowed", 20_995)]
    assert sum(each.money for each in found.amounts) == found.credit


def test_the_way_that_was_chosen_is_answered() -> None:
    found = answer(WAYS + DEARER, wish="store_credit")
    assert (found.destination, found.credit, found.options) == ("store_credit", 20_995, ())
    assert answer(WAYS + DEARER, wish="original_payment").credit == 18_895


def test_a_way_that_is_not_offered_is_bad_input() -> None:
    with pytest.raises(BadInput) as caught:
        answer(WAYS + DEARER, wish="exchange")
    ways = "original_payment, store_credit"
    assert (caught.value.key, caught.value.values) == ("wish-unknown", {"wish": "exchange", "known": ways})


def test_a_way_that_is_refused_is_told_so() -> None:
    refused = START + 'when = { wish = "original_payment", payment = "card" }\noutcome = "refused"\n'
    found = answer(WAYS + refused)
    assert [(each.destination, each.outcome) for each in found.options] == [
        ("original_payment", "refused"),
        ("store_credit", "allowed"),
    ]
    assert (found.outcome, found.destination, found.credit) == ("allowed", "customer_choice", 20_995)
    never = START + 'when = { wish = { not = "none" } }\noutcome = "refused"\n'
    assert answer(WAYS + never).outcome == "refused"


def test_bounds_leave_the_amount_to_the_owner() -> None:
    found = answer(PLAIN + UP_TO)
    assert (found.outcome, found.destination, found.credit, found.amounts) == ("owner", "none", 0, ())
    assert found.intervals == (
        Interval("late_fee", Money(600), Money(1800), "fair", "A"),
        Interval("late_fee", Money(450), Money(1349), "fair", "B"),
        Interval("credit", Money(20_995 - 3_149), Money(20_995 - 1_050)),
    )
    assert [(each.key, each.clause, each.line) for each in found.findings] == [
        ("within-bounds", "fair", "A"),
        ("within-bounds", "fair", "B"),
    ]


def test_what_the_owner_decided_counts() -> None:
    granted = {"late_fee A": Money(1000), "late_fee B": Money(450)}
    found = answer(PLAIN + UP_TO, granted=granted)
    assert (found.outcome, found.credit, found.intervals) == ("allowed", 20_995 - 1_450, ())
    half = answer(PLAIN + UP_TO, granted={"late_fee A": Money(1000)})
    assert [(each.label, each.line) for each in half.intervals] == [("late_fee", "B"), ("credit", "")]


@pytest.mark.parametrize("cents", [599, 1801])
def test_what_lies_outside_the_bounds_is_bad_input(cents: int) -> None:
    with raised(BadInput, "granted-out-of-range"):
        answer(PLAIN + UP_TO, granted={"late_fee A": Money(cents)})


def test_once_a_request_the_label_is_enough() -> None:
    flat = 'between = [{ flat = "6.00" }, { flat = "18.00" }]\n'
    once = PLAIN + START + 'take = "late_fee"\nper = "request"\n' + flat
    assert answer(once).intervals[0] == Interval("late_fee", Money(600), Money(1800), "fair")
    assert answer(once, granted={"late_fee": Money(700)}).credit == 20_995 - 700


def test_bounds_that_meet_leave_nothing_open() -> None:
    met = START + 'take = "late_fee"\nbetween = [{ flat = "5.00" }, { flat = "5.00" }]\n'
    assert answer(PLAIN + met).credit == 20_995 - 1_000


def test_what_is_billed_has_bounds_too() -> None:
    billed = PLAIN + START + 'bill = "return_shipping"\nbetween = [{ flat = "5.00" }, { flat = "9.00" }]\n'
    found = answer(billed)
    assert found.charge == 0
    assert found.intervals[-1] == Interval("charge", Money(1_000), Money(1_800))


def test_a_choice_of_the_customer_with_bounds_for_the_owner() -> None:
    text = WAYS + START + 'when = { wish = "original_payment" }\ntake = "late_fee"\n'
    found = answer(text + "between = [{ percent = 0 }, { percent = 10 }]\n")
    assert [(each.destination, each.outcome) for each in found.options] == [
        ("original_payment", "owner"),
        ("store_credit", "allowed"),
    ]


def test_each_way_tells_what_the_owner_has_to_decide_of_it() -> None:
    names = '[names]\nwinding = { en = "Winding" }\n'
    fee = START + 'when = { wish = "original_payment" }\ntake = "winding"\nper = "request"\n'
    found = answer(names + WAYS + fee + 'between = [{ flat = "1.00" }, { flat = "5.00" }]\n')
    open_way, other = found.options
    assert open_way.intervals == (
        Interval("winding", Money(100), Money(500), "fair"),
        Interval("credit", Money(20_495), Money(20_895)),
    )
    assert (open_way.bounds("credit"), open_way.bounds("charge")) == ((20_495, 20_895), None)
    assert (other.credit, other.intervals, found.intervals) == (20_995, (), ())
    assert found.names == {"winding": {"en": "Winding"}}


def test_a_fee_that_may_be_nothing_keeps_the_packs_own_name() -> None:
    fee = '[names]\nwinding = { en = "Winding" }\n' + PLAIN + START + 'take = "winding"\n'
    found = answer(fee + 'between = [{ flat = "0.00" }, { flat = "5.00" }]\n')
    assert (found.amounts, found.names) == ((), {"winding": {"en": "Winding"}})


FEES = START + 'take = "restocking_fee"\nbetween = [{{ flat = "0.00" }}, {{ {} }}]\n'


def test_what_is_left_to_the_owner_has_its_own_bounds_and_times() -> None:
    bounded = answer(PLAIN + FEES.format("percent = 20") + 'most = "5.00"\n', LinePart("A", 1))
    assert bounded.bounds("restocking_fee") == (0, 500)
    with raised(BadInput, "granted-out-of-range"):
        answer(
            PLAIN + FEES.format("percent = 20") + 'most = "5.00"\n',
            LinePart("A", 1),
            granted={"restocking_fee": Money(2000)},
        )
    pieces = FEES.format('flat = "5.00"') + 'times = "pieces"\n'
    order = dolls(lines=(LineFacts("A", Money(10_000), quantity=3),))
    facts = Facts("return", order, sent_back())
    assert engine.answer(pack.read(HEAD + PLAIN + pieces), Choices(), facts).bounds("restocking_fee") == (
        0,
        1500,
    )


def test_two_amounts_left_to_the_owner_are_tried_in_every_combination() -> None:
    """The second is of what the first leaves: its most is told with the first's least, and no error."""
    text = PLAIN + FEES.format("percent = 20")
    rest = START + 'take = "processing_fee"\nbetween = [{ flat = "0.00" }, { percent = 10, of = "rest" }]\n'
    found = answer(text + rest, LinePart("A", 1))
    assert (found.outcome, found.bounds("restocking_fee")) == ("owner", (0, 2400))
    assert found.bounds("credit") == (12_000 - 2400 - 960, 12_000)
    opposed = START + 'give = "return_shipping"\nbetween = [{ flat = "0.00" }, { flat = "10.00" }]\n'
    both = answer(PLAIN + FEES.format('flat = "10.00"') + opposed, LinePart("A", 1))
    assert both.bounds("credit") == (12_000 - 1000, 12_000 + 1000)
    many = [f"[names]\n{names}" for names in ["\n".join(f'fee{n} = {{ en = "Fee {n}" }}' for n in range(8))]]
    fees = [FEES.format('flat = "1.00"').replace("restocking_fee", f"fee{n}") for n in range(8)]
    assert answer("".join([*many, "\n", PLAIN, *fees]), LinePart("A", 1)).bounds("credit") == (11_200, 12_000)


def test_what_is_missing_at_either_end_is_asked_for_at_once() -> None:
    gone = '[facts.gone]\ntext.en = "Gone?"\nis = "flag"\nof = "request"\n'
    bill = START + 'bill = "storage_fee"\nbetween = [{ flat = "0.00" }, { flat = "10.00" }]\nto = "none"\n'
    state = START + 'when = { owes = true, fact = { gone = true } }\nstate = "in_storage"\n'
    facts = Facts("return", dolls(), sent_back())
    wants = engine.wants(pack.read(HEAD + gone + bill + state), Choices(), facts)
    assert [each.key for each in wants] == ["wants-fact"]


def test_what_holds_always_gives_nothing_and_one_word_decides_one_amount() -> None:
    always = START + 'always = true\nbill = "late_fee"\nbetween = [{ flat = "2.00" }, { flat = "5.00" }]\n'
    assert keys(faults_of(HEAD + PLAIN + always)) == ["always-gives"]
    assert keys(faults_of(HEAD + PLAIN + START + 'always = true\ntake = "late_fee"\nflat = "1.00"\n')) == [
        "always-gives"
    ]
    twice = FEES.format("percent = 10") + FEES.format("percent = 20")
    assert keys(faults_of(HEAD + PLAIN + twice)) == ["between-twice"]
    apart = FEES.format("percent = 10") + 'when = { kind = "stock" }\n'
    assert (
        faults_of(HEAD + PLAIN + apart + FEES.format("percent = 20") + 'when = { kind = "special" }\n') == []
    )
    other = FEES.format("percent = 10").replace("restocking_fee", "late_fee")
    assert faults_of(HEAD + PLAIN + FEES.format("percent = 10") + other) == []


def test_lines_that_go_different_ways_are_asked_apart() -> None:
    sale = START + 'when = { tag = "sale" }\ngive = "merchandise"\nto = "store_credit"\n'
    other = START + 'when = { tag = { not = "sale" } }\ngive = "merchandise"\nto = "original_payment"\n'
    lines = (LineFacts("A", Money(3000), tags=("sale",)), LineFacts("B", Money(2000)))
    for told in (lines, lines[::-1]):
        facts = Facts("return", dolls(lines=told), sent_back())
        found = engine.answer(pack.read(HEAD + sale + other), Choices(), facts)
        assert (found.outcome, found.findings, found.credit) == ("owner", (Finding("ways-differ"),), 0)
        alone = replace(facts, request=sent_back(LinePart("A", 1)))
        assert engine.answer(pack.read(HEAD + sale + other), Choices(), alone).destination == "store_credit"


def test_each_way_is_told_with_its_charge_and_its_amounts() -> None:
    billed = START + 'when = { wish = "store_credit" }\nbill = "reship_cost"\nflat = "3.00"\n'
    money, credit = answer(WAYS + DEARER + billed).options
    assert (money.charge, credit.charge) == (0, 600)
    assert [each.label for each in money.amounts] == ["merchandise", "restocking_fee"] * 2
    assert [each.label for each in credit.amounts] == ["merchandise", "reship_cost"] * 2


def test_where_no_way_is_open_the_first_is_told() -> None:
    shut = START + 'when = {{ wish = "{}" }}\noutcome = "refused"\nfinding = "{}"\n'
    never = shut.format("original_payment", "asked-late") + shut.format("store_credit", "final-sale")
    found = answer(WAYS + never)
    assert (found.outcome, found.destination) == ("refused", "none")
    assert [each.key for each in found.findings] == ["asked-late"]


def test_what_is_open_goes_no_way_yet() -> None:
    tender = START + 'tender = "store_credit"\nflat = "5.00"\nper = "request"\n'
    assert answer(WAYS + tender).tenders == {}
    assert answer(PLAIN + UP_TO + tender.replace("store_credit", "original_payment")).tenders == {}


def test_of_few_amounts_every_combination_is_tried() -> None:
    def left(count: int) -> list[Interval]:
        return [Interval(f"fee{n}", Money(0), Money(1), "fair") for n in range(count)]

    assert [len(picks(left(count))) for count in (1, 2, FEW, FEW + 1)] == [2, 4, 64, 2]
    assert picks(left(1)) == [{"fee0": "least"}, {"fee0": "most"}]
    assert {tuple(each.values()) for each in picks(left(7))} == {("least",) * 7, ("most",) * 7}


def test_lines_may_go_the_way_that_the_customer_wishes_for_all() -> None:
    stock = WAYS + 'when = { kind = "stock" }\n'
    special = START + 'when = {{ kind = "special" }}\ngive = "merchandise"\nto = {}\n'
    lines = (LineFacts("S", Money(10_000)), LineFacts("X", Money(5000), kind="special"))

    def wished(to: str, wish: str) -> Answer:
        found = pack.read(HEAD + stock + special.format(to))
        answers = [
            engine.answer(found, Choices(), Facts("return", dolls(lines=told), sent_back(wish=wish)))
            for told in (lines, lines[::-1])
        ]
        assert [each.outcome for each in answers] == [answers[0].outcome] * 2
        return answers[0]

    only = wished('"store_credit"', "store_credit")
    assert (only.outcome, only.destination, only.credit) == ("allowed", "store_credit", 15_000)
    other = wished('["store_credit", "exchange"]', "original_payment")
    assert (other.outcome, [each.key for each in other.findings]) == ("owner", ["ways-differ"])
    assert wished('["store_credit", "exchange"]', "store_credit").credit == 15_000


def test_what_a_way_needs_at_either_end_is_asked_for_at_once() -> None:
    fact = '[facts.x]\ntext.en = "How much?"\nis = "money"\nof = "request"\n'
    bill = 'bill = "storage_fee"\nbetween = [{ flat = "0.00" }, { flat = "5.00" }]\n'
    way = START + 'when = { wish = "original_payment" }\n' + bill
    late = START + 'when = { owes = true }\nbill = "late_fee"\namount = "x"\nper = "request"\n'
    found = pack.read(HEAD + fact + WAYS + way + late)
    wants = engine.wants(found, Choices(), Facts("return", dolls(), sent_back()))
    assert [each.key for each in wants] == ["wants-fact"]


def test_the_ways_that_all_lines_share_are_offered() -> None:
    stock = WAYS + 'when = { kind = "stock" }\n'
    special = START + 'when = {{ kind = "special" }}\ngive = "merchandise"\nto = {}\n'
    lines = (LineFacts("S", Money(10_000)), LineFacts("X", Money(5000), kind="special"))

    def told(to: str, **request: Any) -> list[Answer]:
        found = pack.read(HEAD + stock + special.format(to))
        orders = (dolls(lines=lines), dolls(lines=lines[::-1]))
        return [
            engine.answer(found, Choices(), Facts("return", order, sent_back(**request))) for order in orders
        ]

    for found in told('"store_credit"'):
        assert (found.outcome, found.destination, found.credit) == ("allowed", "store_credit", 15_000)
    for found in told('["store_credit", "exchange"]'):
        assert (found.outcome, found.destination) == ("allowed", "store_credit")
    for found in told('["store_credit", "original_payment"]'):
        assert [each.destination for each in found.options] == ["store_credit", "original_payment"]
    for found in told('"exchange"'):
        assert [each.key for each in found.findings] == ["ways-differ"]
    with raised(BadInput, "wish-unknown"):
        told('["store_credit", "original_payment"]', wish="exchange")
