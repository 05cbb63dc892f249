"""The shop's agency, and the owner's word that its letters are lawful."""

from dataclasses import replace

import pytest

from desk.operations import agencies, orders
from desk.operations.desk import Desk
from desk.records.demands import Agency, Lawful
from desk.records.errors import BadInput, NeedsConsent, Refused
from tests.operations import acting
from tests.operations.collecting import CHECKCARE, SOURCE


def test_an_agency_is_set_in_the_settings_and_told_in_history(desk: Desk) -> None:
    assert agencies.agency(desk) == Agency()
    told = replace(CHECKCARE, name="  Checkcare\n", address="1 Main Street,\n Columbus, GA 31901")
    assert agencies.set_agency(desk, told) == CHECKCARE == agencies.agency(desk)
    agencies.set_agency(desk, Agency("Other"))
    line = orders.read_history(desk, agencies.AGENCY)[-1]
    assert line.operation == "change_setting"
    assert line.before["value"].startswith("Checkcare · 1 Main Street") and line.after["value"] == "Other"


def test_an_agency_needs_a_name_and_short_facts(desk: Desk) -> None:
    with pytest.raises(BadInput, match="agency-name"):
        agencies.set_agency(desk, Agency(" ", phone="555-0100"))
    with pytest.raises(BadInput, match="agency-long"):
        agencies.set_agency(desk, replace(CHECKCARE, address="x" * 201))
    with pytest.raises(BadInput, match="text-control"):
        agencies.set_agency(desk, Agency("Check\x00care"))


def test_the_owner_confirms_once_what_is_lawful(desk: Desk) -> None:
    assert agencies.lawful(desk) is None
    found = agencies.confirm_lawful(desk, f"  {SOURCE} ")
    assert found == Lawful(desk.clock.today(), SOURCE, desk.who) == agencies.lawful(desk)
    agencies.confirm_lawful(desk, "our lawyer")
    line = orders.read_history(desk, agencies.LAWFUL)[-1]
    assert (line.before["source"], line.after["source"]) == (SOURCE, "our lawyer")


def test_what_was_looked_at_is_said(desk: Desk) -> None:
    for text in ("", " \n", "x" * 1001):
        with pytest.raises(BadInput, match="lawful-source"):
            agencies.confirm_lawful(desk, text)


def test_nobody_but_the_owner_confirms_it(clock: acting.FixedClock) -> None:
    shop = acting.staffed(clock)
    for name in ("Bo", "Cy"):
        with pytest.raises(Refused, match="right-denied"):
            agencies.confirm_lawful(acting.signed(shop, name), SOURCE)
    with pytest.raises(NeedsConsent, match="wants-secret"):
        agencies.confirm_lawful(acting.signed(shop, "Alma"), SOURCE)
