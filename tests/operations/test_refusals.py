"""A refusal that was a mistake is taken back, by whom it may be, never over pieces that went elsewhere."""

import pytest

from desk.operations import orders, refusals, requests, returns
from desk.operations.desk import Desk
from desk.records.errors import BadInput, NeedsConsent, Refused
from tests.conftest import FixedClock
from tests.operations import acting
from tests.operations.claiming import NO, arrived, issued, left_open, sent_away, told

WHY = "the number is on the side"


def test_a_refused_return_is_opened_again(desk: Desk) -> None:
    found = sent_away(desk)
    ra = refusals.take_back_refusal(desk, found.ra, f" {WHY} ")
    assert (ra.state, ra.refused) == ("open", None)
    line = orders.read_history(desk, found.ra)[-1]
    assert (line.operation, line.reason, line.before, line.after) == (
        "take_back_refusal",
        WHY,
        {"state": "refused"},
        {"state": "open"},
    )
    assert requests.open_request(desk, found.number).state == "withdrawn"
    assert orders.read_history(desk, found.number)[-1].after["return"] == found.ra
    assert returns.settle(desk, arrived(desk, ra)).ra.state == "settled"


def test_only_what_was_refused_is_taken_back_and_with_a_reason(desk: Desk) -> None:
    number = issued(desk).number
    with pytest.raises(Refused, match="ra-not-refused"):
        refusals.take_back_refusal(desk, number, WHY)
    with pytest.raises(BadInput, match="reason-empty"):
        refusals.take_back_refusal(desk, sent_away_other(desk), " ")


def sent_away_other(desk: Desk) -> str:
    """A bear that came without the number outside."""
    return requests.note_parcel(desk, arrived(desk, issued(desk, "A"), ra_on_package=False)).ra


def test_pieces_that_are_under_another_ra_are_not_given_twice(desk: Desk) -> None:
    found = sent_away(desk)
    issued(desk)
    with pytest.raises(Refused, match="refused-elsewhere"):
        refusals.take_back_refusal(desk, found.ra, WHY)
    assert returns.open_return(desk, found.ra).ra.state == "refused"


def test_what_left_again_is_asked_for_anew(desk: Desk) -> None:
    found = sent_away(desk)
    requests.send_refused_back(desk, found.number, desk.clock.today(), "1Z 7")
    with pytest.raises(Refused, match="refused-gone") as caught:
        refusals.take_back_refusal(desk, found.ra, WHY)
    assert caught.value.values == {"number": found.ra, "on": desk.clock.today()}


def test_what_the_owner_declined_no_clerk_takes_back_alone(clock: FixedClock) -> None:
    """Whoever noted the parcel could else undo the owner's no as their own work."""
    owner = acting.staffed(clock)
    cy = acting.signed(owner, "Cy")
    mistake = sent_away(cy)
    refusals.take_back_refusal(cy, mistake.ra, WHY)
    returns.void_ra(owner, mistake.ra, "asked again")
    found = left_open(cy)
    requests.decide_request(owner, found.number, NO)
    with pytest.raises(NeedsConsent, match="wants-approval"):
        refusals.take_back_refusal(cy, found.ra, WHY)
    refusals.take_back_refusal(owner, found.ra, WHY)
    assert requests.open_request(owner, found.number).state == "withdrawn"


def test_what_was_refused_and_then_accepted_under_another_number_is_not_sent_back(desk: Desk) -> None:
    found, other = sent_away(desk), sent_away_other(desk)
    returns.settle(desk, arrived(desk, issued(desk)))
    assert [row.ra for row in requests.refused_parcels(desk)] == [other]
    assert told(desk, found.number)[-1] == ("withdraw_request", "")
    with pytest.raises(Refused, match="request-not-here"):
        requests.send_refused_back(desk, found.number, desk.clock.today())


def test_what_went_back_before_it_was_accepted_stays_told(desk: Desk) -> None:
    found = sent_away(desk)
    requests.send_refused_back(desk, found.number, desk.clock.today())
    returns.settle(desk, arrived(desk, issued(desk)))
    assert requests.open_request(desk, found.number).state == "refused"
