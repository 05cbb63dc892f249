"""What a customer asked for, and what was found of what came back: handed out, and erased."""

from dataclasses import replace

import pytest

from desk.operations import credits, orders, personal, requests, returns, trust
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.errors import Hindered
from tests.operations.test_personal import TOLD, everything, zoes_order
from tests.operations.test_returns import FINE, ask_for, parcel_for


@pytest.fixture
def zoe(desk: Desk) -> str:
    """Her number, with an order that arrived."""
    return orders.enter_order(desk, zoes_order()).customer.number


def test_what_was_asked_refused_and_sent_back_goes_along_and_goes(desk: Desk, zoe: str) -> None:
    """What people wrote goes; what was asked when, and what the policy said of it, stays."""
    waiting = requests.note_request(desk, ask_for(desk, "#2001", reason="wrong_item"))
    ra = returns.issue_ra(desk, ask_for(desk, "#2001", sku="A"))
    checks = ((ra.lines[0].id, {"edition": "Tangelo 7 of 500"}),)
    loose = parcel_for(ra, replace(FINE, secured=False), checks=checks)
    refused = requests.note_parcel(desk, returns.inspect(desk, returns.open_return(desk, ra.number), loose))
    desk.clock.day = refused.asked  # type: ignore[attr-defined]
    requests.send_refused_back(desk, refused.number, refused.asked, "1Z-kumquat")
    held = personal.export_customer(desk, zoe, "asked")
    assert [each.number for each in held.requests] == [waiting.number, refused.number]
    assert {"note_request", "send_refused_back"} <= {line.operation for line in held.history}
    with pytest.raises(Hindered) as caught:
        personal.erase_customer(desk, zoe, "asked")
    (fault,) = caught.value.faults
    assert (fault.key, fault.values["number"]) == ("hinders-request", waiting.number)
    requests.withdraw_request(desk, waiting.number, "Tangelo keeps it")
    personal.erase_customer(desk, zoe, "asked")
    assert [each for each in TOLD if each in everything(desk)] == []
    left = requests.open_request(desk, refused.number)
    assert (left.tracking, left.facts.checks, left.answer, left.state) == ("", (), refused.answer, "refused")
    assert to_end(trust.verify(desk)).is_whole


def test_what_a_checklist_found_of_what_came_back_goes(desk: Desk, zoe: str) -> None:
    ra = returns.issue_ra(desk, ask_for(desk, "#2001"))
    found = parcel_for(ra, checks=((ra.lines[0].id, {"edition": "Tangelo 7 of 500"}),))
    slip = returns.settle(desk, returns.inspect(desk, returns.open_return(desk, ra.number), found)).slip
    assert "tangelo 7" in everything(desk)
    credits.void_credit(desk, slip.number, "asked")
    personal.erase_customer(desk, zoe, "asked")
    assert "tangelo" not in everything(desk)
    assert returns.open_return(desk, ra.number).ra.lines[0].checks == {}
    assert to_end(trust.verify(desk)).is_whole
