"""A pack is read strictly: all faults of content at once, with line, key and the nearest right word."""

import tomllib
from datetime import date
from fractions import Fraction

import pytest

from desk.policy import pack
from desk.records.answers import Clause
from desk.records.errors import Malformed
from desk.records.facts import Place
from tests.policy.material import HEAD, PACKS, RULE, faults_of, keys, shipped

READING = """
[readings.means]
clause = "fair"
text = { en = "How?" }
[readings.means.options]
one = { en = "One" }
two = { en = "Two" }
"""
WINDOW = """
[windows.asking]
clause = "fair"
days = 5
after = "delivered"
"""
PASSED = RULE + 'when = { passed = "asking" }\n'


@pytest.mark.parametrize("name", ["samanthas", "miniature-expressions"])
def test_a_shipped_pack_is_read(name: str) -> None:
    found = shipped(name)
    assert found.id == name
    assert found.currency == "USD"
    for clause in found.clauses.values():
        assert set(clause.text) == {"en", "es"}
    for reading in found.readings.values():
        assert set(reading.text) == {"en", "es"}
        assert all(set(text) == {"en", "es"} for text in reading.options.values())
        assert reading.default == next(iter(reading.options))


def test_the_clauses_are_those_of_the_page_in_its_order() -> None:
    dolls = list(shipped("samanthas").clauses)
    assert (len(dolls), dolls[0], dolls[-1]) == (37, "carriers", "collections")
    small = list(shipped("miniature-expressions").clauses)
    assert (len(small), small[0], small[-1]) == (14, "contact", "undelivered-free")
    assert "be-sure" in shipped("samanthas").notes
    assert "restocking" not in shipped("samanthas").notes


def test_a_pack_holds_what_its_text_says() -> None:
    text = HEAD.replace('"USD"', '"USD"\nhome = { state = "MO" }') + READING + WINDOW + PASSED
    text += '[settings.deposit_rate]\nclause = "fair"\nleast = 20\nmost = "30"\nnote = true\n'
    found = pack.read(text.replace('passed = "asking"', 'passed = "asking", reading = { means = "two" }'))
    assert (found.id, found.name, found.edition) == ("third", "A third shop", date(2026, 1, 1))
    assert found.home == Place("MO", "US")
    assert found.clauses == {"fair": Clause("fair", {"en": "Fair is fair."})}
    setting = found.settings["deposit_rate"]
    assert (setting.least, setting.most, setting.default) == (20, 30, None)
    assert found.windows["asking"].count == 5
    assert found.asks("return")
    assert not found.asks("cancel")


def test_the_labels_that_rules_name() -> None:
    found = shipped("samanthas")
    assert found.labels("amounts") >= {"merchandise", "restocking_fee", "processing_fee", "forfeited_deposit"}
    assert "awaiting_return" in found.labels("states")
    assert found.labels("deadlines") >= {"ra_by", "return_by"}
    assert found.taxes[0].percent == Fraction("6.1")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (HEAD.replace("name =", "nmae =") + RULE, "unknown-key"),
        (HEAD.replace('id = "third"', "") + RULE, "missing-key"),
        (HEAD.replace("2026-01-01", '"2026-01-01"') + RULE, "wrong-type"),
        (HEAD, "missing-key"),
        (HEAD + RULE.replace('"fair"', '"fare"'), "unknown-clause"),
        (HEAD + RULE.replace('clause = "fair"', ""), "rule-uncited"),
        (HEAD + RULE + "[clauses.idle]\ntext.en = 'x'\n", "clause-unused"),
        (HEAD + RULE + READING, "reading-unused"),
        (HEAD + RULE + READING.replace('one = { en = "One" }\ntwo = { en = "Two" }', ""), "empty-list"),
        (HEAD + RULE + READING.replace('clause = "fair"', 'clause = "fare"'), "unknown-clause"),
        (HEAD + RULE + WINDOW, "window-unused"),
        (HEAD + PASSED + WINDOW.replace('after = "delivered"', ""), "window-without-anchor"),
        (HEAD + PASSED + WINDOW + 'before = "shipped"\n', "window-without-anchor"),
        (HEAD + PASSED + WINDOW.replace('"delivered"', '"deliverd"'), "unknown-anchor"),
        (HEAD + PASSED + WINDOW.replace('"delivered"', '"asking"'), "unknown-anchor"),
        (HEAD + PASSED + WINDOW.replace("days = 5", ""), "window-without-length"),
        (HEAD + PASSED + WINDOW + "weeks = 1\n", "window-without-length"),
        (HEAD + PASSED + WINDOW.replace('"fair"', '"fare"'), "unknown-clause"),
        (HEAD + PASSED + WINDOW.replace('clause = "fair"', ""), "missing-key"),
        (HEAD + RULE + '[settings.deposit]\nclause = "fair"\n', "unknown-setting"),
        (HEAD + RULE + "[settings.dim_divisor]\n", "setting-unused"),
        (HEAD + RULE + '[settings.dim_divisor]\nclause = "fare"\n', "unknown-clause"),
        (HEAD + RULE + '[[taxes]]\nname = "vat"\npercent = 20\n', "rule-uncited"),
        (HEAD + RULE + '[[taxes]]\nname = "vat"\n', "tax-unclear"),
        (HEAD + RULE + 2 * '[[taxes]]\nname = "vat"\nclause = "fair"\npercent = 5\n', "tax-name-taken"),
        (HEAD + RULE + '[settings.tax_rates]\n[[taxes]]\nrates = "tax_rates"\n', "missing-key"),
        (HEAD + RULE + '[[taxes]]\nname = "vat"\nrates = "tax_rates"\n', "setting-missing"),
        (HEAD + RULE + '[[taxes]]\nname = "vat"\nclause = "fare"\npercent = 20\n', "unknown-clause"),
    ],
)
def test_a_fault_of_content_is_told(text: str, fault: str) -> None:
    assert fault in keys(faults_of(text))


def test_all_faults_come_at_once_in_the_files_order() -> None:
    text = (
        HEAD + 'colour = "red"\n' + RULE.replace('"fair"', '"fare"') + WINDOW.replace("days = 5", "dais = 5")
    )
    found = faults_of(text)
    assert [each.line for each in found] == sorted(each.line for each in found)
    assert {"unknown-key", "unknown-clause", "window-without-length", "window-unused"} <= set(keys(found))
    clause = next(each for each in found if each.key == "unknown-clause")
    assert (clause.where, clause.line, clause.values["nearest"]) == ("rules[1].clause", 11, "fair")


def test_a_note_needs_no_rule() -> None:
    note = "[clauses.idle]\ntext.en = 'x'\nnote = true\n"
    assert faults_of(HEAD + note + RULE) == []
    assert (
        faults_of(
            HEAD + READING.replace("[readings.means.options]", "note = true\n[readings.means.options]") + RULE
        )
        == []
    )


def test_a_window_is_not_called_like_a_day() -> None:
    taken = WINDOW.replace("windows.asking", "windows.delivered")
    rule = RULE + 'when = { passed = "delivered" }\n'
    assert keys(faults_of(HEAD + taken + rule)) == ["window-name-taken"]


def test_the_latest_of_several_days_is_a_window_without_a_length() -> None:
    latest = '[windows.last]\nclause = "fair"\nlatest = ["asking", "shipped"]\n'
    rule = RULE + 'when = { awaits = "last" }\n'
    assert faults_of(HEAD + WINDOW + latest + rule) == []
    assert pack.read(HEAD + WINDOW + latest + rule).windows["last"].picks == "latest"
    assert keys(faults_of(HEAD + WINDOW + latest + "days = 3\n" + rule)) == ["window-without-length"]
    assert keys(faults_of(HEAD + WINDOW + latest + 'after = "placed"\n' + rule)) == ["window-without-anchor"]


def test_what_a_pack_charges_at_once_is_in_its_terms() -> None:
    found = shipped("samanthas").terms
    assert found.deposits is not None
    assert (found.deposits.usual, len(found.deposits.entries)) == (20, 2)
    assert (found.divisor, [tax.name for tax in shipped("samanthas").taxes]) == (139, ["sales_tax"])
    small = shipped("miniature-expressions").terms
    assert (small.deposits, small.divisor) == (None, None)
    setting = '[settings.deposit_rate]\nclause = "fair"\ndefault = 50\n'
    entry = '[[deposits]]\nclause = "fair"\nsetting = "deposit_rate"\n'
    deposits = pack.read(HEAD + RULE + setting + entry).terms.deposits
    assert deposits is not None
    assert deposits.usual == 50


def test_a_window_counts_from_one_above_it() -> None:
    chained = '[windows.sending]\nclause = "fair"\nbusiness_days = 2\nafter = "asking"\nact = "sent"\n'
    rule = RULE + 'when = { passed = "sending" }\n'
    assert faults_of(HEAD + WINDOW + chained + rule) == []
    assert keys(faults_of(HEAD + chained + WINDOW + rule)) == ["unknown-anchor"]
    backwards = '[windows.before]\nclause = "fair"\nweeks = 1\nbefore = "delivered"\n'
    found = pack.read(HEAD + backwards + RULE + 'when = { within = "before" }\n')
    assert found.windows["before"].backwards


def test_a_fault_of_syntax_is_told_alone() -> None:
    with pytest.raises(Malformed) as caught:
        pack.read("id = \n", "mine.toml")
    assert caught.value.values == {"name": "mine.toml"}
    assert keys(list(caught.value.faults)) == ["syntax"]


def test_an_empty_pack_is_a_fault_and_no_crash() -> None:
    assert set(keys(faults_of(""))) == {"missing-key"}
    assert keys(faults_of("rules = 1\nclauses = 2\nwindows = 3\n"))


def test_a_text_is_in_a_language_that_there_is() -> None:
    fault, empty = faults_of(HEAD.replace("text.en", "text.enn") + RULE)
    assert empty.key == "missing-key"
    assert (fault.key, fault.line, fault.values["nearest"]) == ("unknown-key", 7, "en")
    (fault,) = faults_of(HEAD.replace('text.en = "Fair is fair."', "text = {}") + RULE)
    assert (fault.key, fault.where, fault.values["name"]) == ("missing-key", "clauses.fair.text", "en")


def test_a_window_called_like_a_day_that_is_asked_for_is_one_fault() -> None:
    day = '[facts.fair]\ntext = { en = "When is the fair?" }\nis = "day"\nof = "order"\n'
    window = '[windows.fair]\nclause = "fair"\ndays = 1\nbefore = "fair"\n'
    assert keys(faults_of(HEAD + day + window + RULE + 'when = { passed = "fair" }\n')) == [
        "window-name-taken"
    ]


def test_an_option_is_told_with_what_is_open_in_each_language() -> None:
    said = shipped("samanthas").readings["tax-on-returns"].said["kept"]
    raw = tomllib.loads((PACKS / "samanthas.toml").read_text("utf-8"))["readings"]["tax-on-returns"]
    assert said.id == "tax-on-returns"
    assert said.text == {
        language: f"{raw['text'][language]}: {raw['options']['kept'][language]}" for language in ("en", "es")
    }
