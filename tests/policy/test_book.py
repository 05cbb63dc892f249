"""The book: what rules refer to must be there, and their parts must fit together."""

import pytest

from tests.policy.material import HEAD, faults_of, keys

START = '[[rules]]\nclause = "fair"\nask = "return"\n'
READING = '[readings.means]\nclause = "fair"\n[readings.means.options]\none = {}\ntwo = {}\n'
PHOTO = '[facts.photo]\ntext.en = "Is there a photo?"\nis = "flag"\nof = "request"\n'


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (START, "rule-without-effect"),
        (START + 'outcome = "refused"\nto = "store_credit"\n', "rule-mixed"),
        (START + 'outcome = "owner"\ngive = "merchandise"\n', "rule-mixed"),
        (START + 'give = "merchandise"\ntake = "merchandise"\n', "rule-mixed"),
        (START + 'outcome = "allowed"\n', "unknown-word"),
        (START + 'outcome = "refused"\nfinding = "asked-lte"\n', "unknown-word"),
        ('[[rules]]\nask = "return"\noutcome = "refused"\n', "rule-uncited"),
        ('[[rules]]\nask = "return"\ngive = "merchandise"\n', "rule-uncited"),
        (START + 'to = "store_credit"\npercent = 20\n', "amount-without-label"),
        (START + 'take = "late_fee"\npercent = 20\nflat = "1.00"\n', "amount-unclear"),
        (START + 'take = "late_fee"\n', "unknown-amount"),
        (START + 'take = "late_fee"\namount = "shiping_cost"\nshare = "by-value"\n', "unknown-amount"),
        (START + 'take = "late_fee"\namount = "shipping_cost"\n', "missing-key"),
        (START + 'take = "late_fee"\npercent = 20\nshare = "by-value"\n', "share-of-nothing"),
        (START + 'take = "late_fee"\ntiers = [{ days = 3, percent = 10 }]\n', "missing-key"),
        (START + 'take = "late_fee"\nsince = "placed"\ntiers = [{ days = 3 }]\n', "amount-unclear"),
        (START + 'take = "late_fee"\ngreatest = [{ percent = 10 }, { }]\n', "amount-unclear"),
        (START + 'to = "store_credit"\nwhen = { within = "asking" }\n', "unknown-window"),
        (START + 'deadline = { return_by = "asking" }\n', "unknown-window"),
        (START + 'to = "none"\nwhen = { reading = { means = "one" } }\n', "unknown-reading"),
        (READING + START + 'to = "none"\nwhen = { reading = { means = "oen" } }\n', "unknown-option"),
        (START + 'take = "late_fe"\nflat = "1.00"\n', "label-unnamed"),
        (START + 'state = "on_tim"\n', "label-unnamed"),
        (START + 'hold = "chek"\n', "label-unnamed"),
        (START + 'tender = "store_credt"\nflat = "1.00"\n', "unknown-word"),
        (START + 'take = "late_fee"\npercent = 5\nof = "god"\n', "unknown-amount"),
        (START + 'take = "late_fee"\npercent = 5\ntimes = "pices"\n', "unknown-amount"),
        (START + 'take = "late_fee"\nbetween = [{ percent = 5 }]\n', "not-a-pair"),
        (
            START + 'take = "late_fee"\ndifference = [{ percent = 5 }, { percent = 5 }, { percent = 5 }]\n',
            "not-a-pair",
        ),
        (START + 'take = "late_fee"\nsum = [{ percent = 5 }, { flat = "x" }]\n', "money-unreadable"),
        (START + 'to = "none"\nwhen = { season = { plased = ["01-01", "02-01"] } }\n', "unknown-anchor"),
        (START + 'to = "none"\nwhen = { outlasts = { asking = "asking" } }\n', "unknown-window"),
        (START + 'to = "none"\nwhen = { fact = { foto = true } }\n', "unknown-fact"),
        (PHOTO + START + 'to = "none"\nwhen = { fact = { photo = "yes" } }\n', "fact-kind"),
        (
            PHOTO + START + 'to = "none"\nwhen = { splits = "photo", fact = { photo = true } }\n',
            "unknown-fact",
        ),
        (START + 'to = "none"\nask = "retrun"\n', "syntax"),
    ],
)
def test_parts_that_do_not_fit_are_told(text: str, fault: str) -> None:
    assert fault in keys(faults_of(HEAD + text))


@pytest.mark.parametrize(
    "text",
    [
        'take = "late_fee"\npercent = 20\nleast = "1.00"\nmost = "9.00"\n',
        'take = "late_fee"\nsince = "placed"\ntiers = [{ days = 3, percent = 10 }, { flat = "2.00" }]\n',
        'take = "late_fee"\ngreatest = [{ percent = 10, of = "given" }, { flat = "5.00" }]\n',
        'give = "compensation"\namount = "merchandise"\nto = "store_credit"\n',
        'take = "shipping_incurred"\namount = "shipping_cost"\nshare = "with-first"\nper = "request"\n',
        'state = "awaiting_return"\n',
        "cite = true\n",
        'outcome = "refused"\n',
    ],
)
def test_parts_that_fit(text: str) -> None:
    assert faults_of(HEAD + START + text) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("percent = 12.5\n", "wrong-type"),
        ('flat = "five"\n', "money-unreadable"),
        ("amount = 5\n", "wrong-type"),
        ("greatest = [{ percent = 12.5 }, { percent = 5 }]\n", "wrong-type"),
        ('since = "placed"\ntiers = [{ days = 3, percent = 12.5 }, { percent = 5 }]\n', "wrong-type"),
        ("greatest = []\n", "empty-list"),
    ],
)
def test_an_amount_that_cannot_be_read_is_one_fault(text: str, fault: str) -> None:
    assert keys(faults_of(HEAD + START + 'take = "restocking_fee"\n' + text)) == [fault]


def test_two_ways_are_two_also_where_one_cannot_be_read() -> None:
    text = START + 'take = "restocking_fee"\npercent = 12.5\nflat = "5.00"\n'
    assert keys(faults_of(HEAD + text)) == ["amount-unclear", "wrong-type"]


@pytest.mark.parametrize("way", ['percent = 5\nof = "{}"\n', 'sum = [{{ percent = 5, of = "{}" }}]\n'])
def test_what_is_told_line_by_line_is_no_base_once_a_request(way: str) -> None:
    text = HEAD + START + 'take = "late_fee"\n' + way
    for base in ("given", "rest"):
        assert keys(faults_of(text.format(base) + 'per = "request"\n')) == ["base-per-request"]
        assert faults_of(text.format(base) + 'per = "order"\n') == []
    assert faults_of(text.format("goods") + 'per = "request"\n') == []


@pytest.mark.parametrize("per", ["request", "order"])
@pytest.mark.parametrize(
    "amount",
    [
        "percent = 10",
        'percent = 10\nof = "merchandise"',
        'amount = "deposit"',
        'sum = [{ amount = "balance" }, { flat = "1.00" }]',
        'since = "placed"\naccrues = { days = 1, percent = 1 }',
        'since = "placed"\ntiers = [{ days = 3, flat = "1.00" }, { percent = 10 }]',
    ],
)
def test_what_one_line_has_is_no_amount_for_several(amount: str, per: str) -> None:
    text = HEAD + START + f'take = "late_fee"\n{amount}\n'
    assert faults_of(text) == []
    assert keys(faults_of(text + f'per = "{per}"\n')) == ["amount-of-line"]


def test_a_label_that_one_line_has_is_none_for_the_order() -> None:
    assert keys(faults_of(HEAD + START + 'give = "merchandise"\nto = "store_credit"\nper = "order"\n')) == [
        "amount-of-line"
    ]


def test_an_orders_own_money_is_shared_over_its_lines_only() -> None:
    text = HEAD + START + 'take = "late_fee"\namount = "first_payment"\nshare = "{}"\nper = "order"\n'
    assert keys(faults_of(text.format("by-value"))) == ["amount-of-line"]
    assert faults_of(text.format("whole")) == []


def test_bounds_are_of_an_amount_with_a_label() -> None:
    text = HEAD + START + 'show = "most"\nbetween = [{ percent = 5 }, { percent = 10 }]\n'
    assert "amount-without-label" in keys(faults_of(text))


def test_what_only_this_shop_calls_so_has_a_name() -> None:
    named = (
        HEAD
        + '[names]\ndusting = { en = "Dusting" }\n[windows.dry]\nclause = "fair"\ndays = 1\nafter = "on"\n'
    )
    assert (
        faults_of(named + START + 'take = "dusting"\nflat = "1.00"\ndeadline = { dusting = "dry" }\n') == []
    )
    assert keys(faults_of(named + START + 'deadline = { dustin = "dry" }\n')) == [
        "name-unused",
        "label-unnamed",
    ]


@pytest.mark.parametrize(
    ("when", "place"),
    [
        ("condition = { opened = true }", "condition"),
        ('price = { over = "5.00" }', "price"),
        ('tag = "doll"', "tag"),
        ("fact = { wound = true }", "fact.wound"),
    ],
)
def test_the_order_as_a_whole_has_nothing_of_a_line(when: str, place: str) -> None:
    wound = '[facts.wound]\ntext.en = "Wound?"\nis = "flag"\nof = "line"\n'
    rule = START + f'outcome = "refused"\nwhen = {{ {when}, fact = {{ wound = true }} }}\nper = "order"\n'
    rule = rule.replace("fact = { wound = true }, fact", "fact")
    found = faults_of(HEAD + wound + rule)
    assert f"rules[1].when.{place}" in [each.where for each in found]
    assert set(keys(found)) == {"order-has-no-line"}
    assert faults_of(HEAD + wound + rule.replace('per = "order"', "")) == []
    assert (
        faults_of(
            HEAD + wound.replace('of = "line"', 'of = "order"') + START + 'outcome = "refused"\n'
            'when = { fact = { wound = true } }\nper = "order"\n'
        )
        == []
    )
