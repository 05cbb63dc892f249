"""What changed is told in words: days as days, our own codes by their names, what people typed as typed."""

from datetime import date

import pytest

from desk.records.shop import HistoryLine
from desk.words import Words
from desk.words.history import changes

DAY = date(2026, 3, 13)


def told(words: Words, before: dict[str, str], after: dict[str, str]) -> list[str]:
    return changes(words, HistoryLine(1, "", DAY, "Alma", "ship", "#1", "", before, after))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["Service: Ground", "Cause: Wrong address", "Came back: Mar 13, 2026", "way to pay: Check"]),
        (
            "es",
            [
                "Servicio: Terrestre",
                "Causa: Dirección incorrecta",
                "Regresó: 13 mar 2026",
                "forma de pago: Cheque",
            ],
        ),
    ],
)
def test_our_own_codes_and_days_are_words(language: str, said: list[str]) -> None:
    after = {"service": "ground", "cause": "bad_address", "came_back": "2026-03-13", "method": "check"}
    assert told(Words(language), {}, after) == said


def test_what_was_and_what_is(words: Words) -> None:
    before = {"outcome": "refused", "credit": "0.00", "note": ""}
    after = {"outcome": "allowed", "credit": "12.00", "note": "", "sku": "P", "day": "2026-03-13"}
    after["tracking"] = "1Z9"
    assert told(words, before, after) == [
        "answer: Refused → Allowed",
        "credit: 0.00 → 12.00",
        "Note: -",
        "SKU: P",
        "on: Mar 13, 2026",
        "tracking number: 1Z9",
    ]


def test_the_last_day_of_a_credit_is_a_day(words: Words) -> None:
    said = told(words, {"expires": "2026-03-13"}, {"expires": "2026-06-13"})
    assert said == ["valid until: Mar 13, 2026 → Jun 13, 2026"]


def test_what_people_typed_stays_as_it_was(words: Words) -> None:
    for typed in ("2026-03-13", "open", "ground"):
        assert told(words, {}, {"reference": typed}) == [f"reference: {typed}"]
    assert told(words, {}, {"delivered": "20 days", "made_up": "x"}) == ["delivered: 20 days", "made_up: x"]


def test_what_became_of_a_check_is_told_in_its_own_words() -> None:
    after = {"state": "written_off", "reason": "nsf", "no_checks": "True"}
    assert told(Words("es"), {"state": "returned"}, after) == [
        "estado: devuelto → dado por perdido",
        "motivo: fondos insuficientes",
        "no se aceptan cheques: sí",
    ]
