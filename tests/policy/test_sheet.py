"""A pack as its owner looks at it: each clause with its values, readings, and what it leaves open."""

from fractions import Fraction

from desk.policy.sheet import setting_text, sheet
from desk.records.facts import Choices
from desk.records.policies import ClauseSheet, PolicySheet, Silence
from tests.policy.material import HEAD, PACKS, RULE

SAMANTHAS = (PACKS / "samanthas.toml").read_text("utf-8")
MINIATURE = (PACKS / "miniature-expressions.toml").read_text("utf-8")


def clause(found: PolicySheet, name: str) -> ClauseSheet:
    """One clause of a sheet."""
    return next(each for each in found.clauses if each.clause.id == name)


def test_a_clause_is_decided_by_rules_or_a_note() -> None:
    found = sheet(SAMANTHAS, Choices())
    assert (found.pack, found.name) == ("samanthas", "Samantha's")
    states = {each.clause.id: each.state for each in found.clauses}
    assert (states["restocking"], states["be-sure"], states["sales-tax"]) == ("rules", "note", "rules")
    assert clause(found, "restocking").asks == ("return_request", "return")
    owners = HEAD + RULE + '[clauses.open]\ntext.en = "Ask."\n[[rules]]\nclause = "open"\nask = "cancel"\n'
    assert clause(sheet(owners + 'outcome = "owner"\n', Choices()), "open").state == "open"


def test_a_number_that_stands_twice_is_one_value_with_a_twin() -> None:
    (fee,) = [
        each for each in clause(sheet(SAMANTHAS, Choices()), "restocking").values if each.what != "text"
    ]
    assert fee.text == "20" and len(fee.twins) == 1


def test_equal_numbers_of_two_windows_stay_apart() -> None:
    windows = (
        '[windows.ask]\nclause = "fair"\ndays = 14\nafter = "delivered"\n'
        '[windows.post]\nclause = "fair"\ndays = 14\nafter = "ra_issued"\nact = "sent"\n'
    )
    rule = RULE + 'deadline = { ra_by = "ask", return_by = "post" }\n'
    found = clause(sheet(HEAD + windows + rule, Choices()), "fair").values
    assert [(each.event, each.twins) for each in found if each.what == "days"] == [
        ("after.delivered", ()),
        ("after.ra_issued", ()),
    ]


def test_numbers_that_differ_stay_apart() -> None:
    values = clause(sheet(SAMANTHAS, Choices()), "deposit").values
    assert [each.text for each in values if each.what != "text"] == ["20", "1000.00", "40"]


def test_what_the_owner_chose_is_what_stands_there() -> None:
    chosen = Choices({"tax-on-returns": "kept"}, deposit_rate=Fraction("22.5"), dim_divisor=166)
    found = sheet(SAMANTHAS, chosen)
    assert (found.readings["tax-on-returns"].chosen, found.readings["tax-on-returns"].default) == (
        "kept",
        "credited",
    )
    assert found.readings["returned-by-means"].chosen == "sent"
    texts = {each.path: each.text for clause in found.clauses for each in clause.values}
    assert texts["settings.deposit_rate.default"] == "22.5" and texts["settings.dim_divisor.default"] == "166"


def test_rates_that_only_the_shop_knows_stand_apart() -> None:
    chosen = Choices(tax_rates={"PA": Fraction(6), "OH": Fraction("5.75")})
    values = {each.path: each for each in clause(sheet(MINIATURE, chosen), "").values}
    assert (values["settings.tax_rates.default"].what, values["settings.tax_rates.default"].text) == (
        "rates",
        "OH 5.75, PA 6",
    )
    assert setting_text("percent", Fraction("6.1")) == "6.1"
    bare = HEAD + RULE + "[settings.dim_divisor]\nnote = true\n[settings.deposit_rate]\nnote = true\n"
    kinds = {each.name: (each.what, each.most) for each in clause(sheet(bare, Choices()), "").values}
    assert kinds == {"dim_divisor": ("number", "1000000"), "deposit_rate": ("percent", "100")}


def test_what_is_left_open_is_told_once_with_its_cases() -> None:
    found = sheet(SAMANTHAS, Choices())
    wrong_item = Silence(
        "reason-silent",
        "",
        ("return_request", "return"),
        (("reason", False, ("missing_item", "wrong_item")),),
    )
    assert wrong_item in found.silences
    assert ("cause", True, ("bad_address",)) in [case for each in found.silences for case in each.cases]
    assert [each.finding for each in clause(found, "reship").silences] == ["not-sent-again"]
    assert found.unasked == ("layaway", "unclaimed", "price_match")
    assert "cancel" in sheet(MINIATURE, Choices()).unasked
