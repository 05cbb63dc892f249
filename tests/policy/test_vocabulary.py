"""Every word that an answer, a finding or a fault can carry has a sentence in both languages."""

import re
from datetime import date, datetime, time

import pytest

from desk.policy import tables, told, vocabulary
from desk.records.errors import Fault
from desk.words import Words
from tests.house.source import ROOT

GROUPS = {
    "finding": vocabulary.FINDINGS,
    "amount": vocabulary.AMOUNTS,
    "deadline": vocabulary.DEADLINES,
    "destination": vocabulary.DESTINATIONS,
    "outcome": vocabulary.OUTCOMES,
    "state": vocabulary.STATES,
    "reason": vocabulary.REASONS,
    "condition": vocabulary.CONDITIONS,
    "kind": vocabulary.KINDS,
    "payment": vocabulary.PAYMENTS,
    "service": vocabulary.SERVICES,
    "by": vocabulary.BY,
    "cause": vocabulary.CAUSES,
    "hold": vocabulary.HOLDS,
    "setting": vocabulary.SETTINGS,
    "ask": vocabulary.ASKS,
}
TOLD = re.compile(r'(?:fault|BadInput|known|_unknown)\(\s*"([a-z-]+)"')
REFERRED = re.compile(r'"(unknown-[a-z]+|[a-z]+-unreadable)"')


def said(language: str) -> set[str]:
    """The ids that have a sentence."""
    paths = (ROOT / "resources" / "words" / language).glob("*.po")
    return {each for path in paths for each in re.findall(r'(?m)^msgid "(.+)"$', path.read_text("utf-8"))}


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_word_has_a_sentence(language: str) -> None:
    wanted = {f"{group}.{word}" for group, words in GROUPS.items() for word in words}
    assert wanted - said(language) == set()


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_missing_day_can_be_asked_for(language: str) -> None:
    names = (*vocabulary.DATES, "first_payment", "shipping_cost", "shipping_charged", "ra_on_package")
    wanted = {f"{kind}.wants-{name.replace('_', '-')}" for name in names for kind in ("error", "fault")}
    assert wanted - said(language) == set()


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_fault_that_the_room_tells_has_a_sentence(language: str) -> None:
    room = [path.read_text("utf-8") for path in sorted((ROOT / "desk" / "policy").glob("*.py"))]
    told = {key for text in room for key in (*TOLD.findall(text), *REFERRED.findall(text)) if "-" in key}
    assert len(told) > 30
    assert {f"fault.{key}" for key in told} - said(language) == set()


def test_no_word_stands_twice() -> None:
    assert all(len(set(words)) == len(words) for words in GROUPS.values())


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_type_of_a_value_has_a_word(language: str) -> None:
    found = (True, 1, tables.Decimal("1.0"), "", {}, [], date.max, datetime.max, time.max)
    types = {"percentage", *map(tables.type_name, found), *told.TYPES}
    assert len(types) == 15
    assert {f"type.{each}" for each in types} - said(language) == set()


def test_what_a_value_is_is_told_in_the_readers_language() -> None:
    fault = Fault("wrong-type", "name", 2, expected="text", found="whole-number")
    assert Words("en").fault(fault) == "Line 2, name: Here a text is needed, not a whole number."
    assert Words("es").fault(fault) == "Línea 2, name: Aquí se necesita un texto, no un número entero."
