"""The buttons about what was refused or waits for the owner, with the operation behind each."""

from typing import Any

from desk.operations import orders, refusals, requests
from desk.operations.desk import Desk
from desk.records.facts import LinePart
from desk.records.requests import Decision
from desk.records.returns import REASONS, Ask
from tests.gui.gated import DAY, Button, Window
from tests.operations.claiming import left_open, sent_away, waiting


def _decide(desk: Desk, number: str) -> Any:
    return requests.decide_request(desk, number, Decision(False, "twice already"))


def _take_back(desk: Desk, number: str) -> Any:
    return refusals.take_back_refusal(desk, requests.open_request(desk, number).ra, "it is on the side")


def _note(desk: Desk, number: str) -> Any:
    line = orders.line_by_sku(orders.open_order(desk, number), "B")
    return requests.note_request(desk, Ask(number, "wrong_item", DAY, (LinePart(line, 1),)))


def _tick(shown: Any) -> None:
    shown.lines.tick(orders.line_by_sku(shown.order, "B")).click()
    shown.reasons.button(REASONS.index("wrong_item")).click()


REQUESTS = (
    Window(
        "request",
        {"waits": lambda desk: waiting(desk).number, "parcel": lambda desk: left_open(desk).number},
        (
            Button("decide.deed", _decide),
            Button(
                "request.withdraw",
                lambda desk, number: requests.withdraw_request(desk, number, "she keeps it"),
            ),
        ),
    ),
    Window(
        "request",
        {"refused": lambda desk: sent_away(desk).number},
        (
            Button("request.went-back", lambda desk, number: requests.send_refused_back(desk, number, DAY)),
            Button("request.take-back", _take_back),
        ),
    ),
    Window("issue", {"open": lambda desk: "#1001"}, (Button("issue.leave", _note),), _tick),
)
