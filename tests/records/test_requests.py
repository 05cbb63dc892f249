"""A request is in one of its states, and knows whether what came with it is still to go back."""

from dataclasses import replace
from datetime import date

import pytest

from desk.records import requests
from desk.records.answers import Answer
from desk.records.requests import Request
from desk.records.returns import Parcel

DAY = date(2026, 3, 2)
ASKED = Request(
    1,
    "RQ-26-00001-1",
    "#1",
    "Ann",
    "settle",
    DAY,
    "defective",
    (),
    Parcel(DAY),
    Answer("return", "owner"),
    "",
)


def test_a_request_waits_or_is_over() -> None:
    assert requests.STATES == ("awaits_owner", "refused", "allowed", "declined", "withdrawn")


@pytest.mark.parametrize("state", requests.STATES)
def test_what_came_and_was_refused_is_to_go_back(state: str) -> None:
    found = replace(ASKED, state=state)
    assert found.waits_to_go_back == (state in ("refused", "declined"))
    assert not replace(found, kind="issue").waits_to_go_back
    assert not replace(found, sent_back=DAY).waits_to_go_back
