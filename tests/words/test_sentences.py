"""Words: sentences by id, money and days as the reader writes them, catalogues that agree."""

import os
import re
import runpy
import string
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from desk.records.answers import Clause
from desk.records.errors import BadInput, Fault, Malformed
from desk.records.money import Money
from desk.words import FOLDER, LANGUAGES, Words, compile_catalogues

HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
ERRORS = {
    "plain": "Just so — 100 %.",
    "error.short": "{amount} is missing since {on}, {name}.",
    "error.file": "{file} has faults.",
    "fault.unknown": "“{text}” is unknown.",
    "fault.place": "line {place}: {sentence}",
    "fault.more": "and {count} more",
}
WINDOWS = (
    'msgid "days"\nmsgid_plural "days"\nmsgstr[0] "{number} day, {fee}"\nmsgstr[1] "{number} days, {fee}"\n'
)


def entries(sentences: dict[str, str]) -> str:
    return "".join(f'msgid "{key}"\nmsgstr "{text}"\n\n' for key, text in sentences.items())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two English catalogues and a Spanish one, compiled."""
    for path, text in {
        "en/errors.po": entries(ERRORS),
        "en/windows.po": WINDOWS,
        "es/errors.po": entries({"plain": "Así es."}),
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(HEADER + text, "utf-8")
    compile_catalogues(tmp_path)
    return tmp_path


@pytest.fixture
def english(folder: Path) -> Words:
    return Words("en", folder)


def test_a_sentence_is_found_by_its_id_in_any_catalogue(folder: Path, english: Words) -> None:
    assert english("plain") == "Just so — 100 %."
    assert Words("es", folder)("plain") == "Así es."
    assert english("days").startswith("{number}")


def test_an_id_without_a_sentence_is_shown_itself(english: Words) -> None:
    assert english("nowhere") == english("nowhere", on=date(2026, 3, 9)) == "nowhere"
    assert english.has("plain")
    assert not english.has("nowhere")


def test_a_code_that_no_catalogue_has_is_shown_in_plain_letters(english: Words) -> None:
    assert Words("es").named("kind", "preorder") == "Pedido anticipado"
    assert english.named("amount", "gift-wrap_fee") == "gift wrap fee"


def test_a_packs_own_name_goes_before_any_other(english: Words) -> None:
    own = {"winding": {"en": "Winding"}, "bare": {}}
    assert [english.named("amount", code, own) for code in ("winding", "bare", "spare_part")] == [
        "Winding",
        "bare",
        "spare part",
    ]


def test_a_language_that_is_not_there_is_english(folder: Path) -> None:
    assert Words("de", folder).language == "en"
    assert Words("es", folder).language == "es"


def test_placeholders_are_filled_as_the_reader_writes_them(english: Words) -> None:
    trouble = BadInput("short", amount=Money(123450), on=date(2026, 3, 13), name="R&D <{x}@y>")
    assert english.error(trouble) == "$1,234.50 is missing since Mar 13, 2026, R&D <{x}@y>."


@pytest.mark.parametrize(
    ("number", "text"), [(1, "1 day, $2.00"), (0, "0 days, $2.00"), (7, "7 days, $2.00")]
)
def test_a_number_asks_for_its_plural_form(english: Words, number: int, text: str) -> None:
    assert english.count("days", number, fee=Money(200)) == text


@pytest.mark.parametrize(
    ("cents", "text"),
    [(0, "$0.00"), (5, "$0.05"), (-5, "-$0.05"), (123456789, "$1,234,567.89"), (10**11, "$1,000,000,000.00")],
)
def test_money_is_written_to_the_cent(cents: int, text: str) -> None:
    assert Words("en").money(Money(cents)) == text


@given(st.integers(-(10**11), 10**11))
def test_no_cent_is_lost_in_words(cents: int) -> None:
    shown = Words("es").money(Money(cents))
    assert Money.parse(shown.replace("$", "").replace(",", "")) == cents


def test_another_currency_is_named() -> None:
    assert Words("en").money(Money(995), "CAD") == "CA$9.95"


def test_days_are_written_as_the_reader_does() -> None:
    day = date(2026, 3, 13)
    assert (Words("en").day(day), Words("en").day(day, "short")) == ("Mar 13, 2026", "3/13/26")
    assert (Words("es").day(day), Words("en").day(None)) == ("13 mar 2026", "")
    assert Words("en").day(datetime(2026, 3, 13, 23, 59)) == "Mar 13, 2026"


def test_a_clause_brings_its_own_text() -> None:
    clause = Clause("restocking", {"en": "A fifth is kept.", "es": "Se queda un quinto."})
    assert Words("es").clause(clause) == "Se queda un quinto."
    assert Words("es").clause(Clause("a", {"en": "One.", "es": ""})) == "One."
    assert Words("es").clause(Clause("a", {})) == ""


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        (Fault("unknown", text="x"), "“x” is unknown."),
        (Fault("unknown", "order.tax", text="x"), "order.tax: “x” is unknown."),
        (Fault("unknown", line=7, text="x"), "line 7: “x” is unknown."),
        (Fault("unknown", "Total", 7, text="x"), "line 7, Total: “x” is unknown."),
    ],
)
def test_a_fault_has_its_place_before_it(english: Words, fault: Fault, text: str) -> None:
    assert english.fault(fault) == text


def test_a_files_faults_follow_a_line_each(english: Words) -> None:
    trouble = Malformed(
        "file", (Fault("unknown", line=1, text="x"), Fault("unknown", line=2, text="y")), file="a"
    )
    assert english.error(trouble).split("\n") == [
        "a has faults.",
        "line 1: “x” is unknown.",
        "line 2: “y” is unknown.",
    ]


@pytest.mark.parametrize(("count", "last"), [(20, "line 19: “x” is unknown."), (23, "and 3 more")])
def test_a_long_list_of_faults_is_cut_and_says_so(english: Words, count: int, last: str) -> None:
    faults = tuple(Fault("unknown", line=line, text="x") for line in range(count))
    lines = english.error(Malformed("file", faults, file="a")).split("\n")
    assert (len(lines), lines[-1]) == (min(count, 21) + 1, last)


def test_a_catalogue_is_compiled_again_only_when_it_changed(folder: Path) -> None:
    source, target = folder / "en/errors.po", folder / "en/errors.mo"
    target.write_bytes(b"kept")
    os.utime(target, ns=(source.stat().st_mtime_ns,) * 2)
    compile_catalogues(folder)
    assert target.read_bytes() == b"kept"
    os.utime(source, ns=(target.stat().st_mtime_ns + 1,) * 2)
    compile_catalogues(folder)
    assert target.read_bytes() != b"kept"


def test_a_broken_catalogue_leaves_the_compiled_one(folder: Path) -> None:
    before = (folder / "en/windows.mo").read_bytes()
    (folder / "en/windows.po").write_text(HEADER + 'msgid "days"\nno such word\n', "utf-8")
    os.utime(folder / "en/windows.po", ns=(2**62, 2**62))
    with pytest.raises(PoFileError):
        compile_catalogues(folder)
    assert (folder / "en/windows.mo").read_bytes() == before
    assert not list(folder.glob("*/*.part"))


def test_the_program_compiles_its_own_catalogues() -> None:
    runpy.run_module("desk.words", run_name="__main__")
    sources = sorted(FOLDER.glob("*/*.po"))
    assert sources
    assert [path for path in sources if not path.with_suffix(".mo").exists()] == []


def catalogue(language: str, domain: str) -> Catalog:
    with (FOLDER / language / f"{domain}.po").open("rb") as stream:
        return read_po(stream, locale=language, abort_invalid=True)


def placeholders(sentence: str | tuple[str, ...]) -> list[set[str]]:
    """The names in braces, of each plural form."""
    forms = (sentence,) if isinstance(sentence, str) else sentence
    return [{name for _, name, _, _ in string.Formatter().parse(form) if name} for form in forms]


@pytest.mark.parametrize("domain", sorted({path.stem for path in FOLDER.glob("*/*.po")}))
def test_the_languages_say_the_same(domain: str) -> None:
    """The same ids with the same placeholders, and no sentence empty."""
    said = {
        language: {each.id: placeholders(each.string) for each in catalogue(language, domain) if each.id}
        for language in LANGUAGES
    }
    assert said["en"] == said["es"]
    empty = [
        (language, each.id)
        for language in LANGUAGES
        for each in catalogue(language, domain)
        if not all([each.string] if isinstance(each.string, str) else each.string)
    ]
    assert empty == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_id_stands_in_one_place_only(language: str) -> None:
    texts = [path.read_text("utf-8") for path in (FOLDER / language).glob("*.po")]
    found = Counter(key for text in texts for key in re.findall(r'(?m)^msgid "(.+)"$', text))
    assert len(found) > 10
    assert [key for key, times in found.items() if times > 1] == []


@given(st.integers(-(10**11), 10**11), st.sampled_from(["USD", "EUR", "CAD", "XYZ"]))
def test_money_stands_as_babel_writes_it(cents: int, currency: str) -> None:
    for language, locale in (("en", "en_US"), ("es", "es_US")):
        expected = format_currency(Decimal(cents).scaleb(-2), currency, locale=locale)
        assert Words(language).money(Money(cents), currency) == expected


@given(st.dates(date(1000, 1, 1)), st.sampled_from(["short", "medium", "long", "full"]))
def test_days_stand_as_babel_writes_them(day: date, form: str) -> None:
    for language, locale in (("en", "en_US"), ("es", "es_US")):
        assert Words(language).day(day, form) == format_date(day, form, locale=locale)


def test_a_setting_outside_its_range_is_called_as_people_call_it() -> None:
    trouble = BadInput("setting-out-of-range", setting="deposit_rate", found="50", least="20", most="30")
    assert Words("en").error(trouble) == "“Deposit rate” is 50; the policy allows 20 to 30."
    assert "deposit_rate" not in Words("es").error(trouble)


def test_a_line_is_refused_in_the_words_of_the_record() -> None:
    told = Words("en").said(Fault("email-taken", text="a@x.org", number="CM-1", name="Ida"))
    assert "a@x.org" in told and "error." not in told and "fault." not in told
