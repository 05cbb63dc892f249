"""What became of a parcel is noted by command, and what is billed for it."""

from datetime import timedelta
from pathlib import Path

import pytest

from desk.operations import parcels, shipping
from desk.records.shipments import Dispatch, Packed
from tests.cli.conftest import Counter
from tests.operations.ordering import paid, taken
from tests.operations.own_policies import ASKING
from tests.operations.parceling import left


@pytest.fixture
def sent(counter: Counter) -> tuple[str, str]:
    """An order that was paid and sent, and the number of its parcel."""
    with counter.start.open_desk(counter.shop) as desk:
        number = left(desk).number
        return number, parcels.parcels_of(desk, number)[0].number


def test_a_parcel_is_listed_and_arrives(counter: Counter, sent: tuple[str, str]) -> None:
    number, parcel = sent
    assert counter("parcel", "list", "2001").startswith("Left ")
    said = counter("parcel", "list", number)
    assert f"{parcel}  Left " in said and "Ground" in said
    day = counter.json("parcel", "list", number, "--json")[0]["shipped"]  # type: ignore[index]
    assert counter.json("parcel", "deliver", parcel, "--on", day, "--json")["state"] == "delivered"
    assert "Delivered" in counter("parcel", "list", number)


def test_nothing_has_left_of_a_new_one(counter: Counter, sent: tuple[str, str]) -> None:
    told = ("--name", "Zoe", "--street", "1 Elm", "--city", "Rolla", "--state", "MO", "--zip", "65401")
    with counter.start.open_desk(counter.shop) as desk:
        sku = parcels.orders.get(desk.db, sent[0]).lines[0].sku
    found = counter.json("order", "take", *told, "--line", f"{sku}:1", "--json")
    assert "Nothing has left yet." in counter("parcel", "list", found["number"])


def test_one_that_came_back_goes_out_again_at_the_customer_s_cost(
    counter: Counter, sent: tuple[str, str]
) -> None:
    number, parcel = sent
    assert "owner" in counter("parcel", "back", number, "--cause", "other", code=1).lower()
    told = ("parcel", "back", number, "--cause", "bad_address", "--resend", "12.00")
    assert "12.00" in counter(*told, "--preview") and "Came back" not in counter("parcel", "list", number)
    assert counter.json(*told, "--json")["slip"] == ""
    said = counter("parcel", "list", number)
    assert "Came back" in said and "Waits to be sent again" in said
    assert "Delivered" not in said and parcel in said


def test_a_corrected_address_is_billed_and_taken_back(counter: Counter, sent: tuple[str, str]) -> None:
    number, parcel = sent
    told = ("order", "correct-address", number, "--charge", "18.00")
    assert "Nothing is billed" in counter("order", "charges", number)
    assert "18.00" in counter(*told, "--preview") and "Nothing is billed" in counter(
        "order", "charges", number
    )
    counter(*told, "--parcel", parcel)
    said = counter("order", "charges", number)
    assert "$18.00  Address correction  [address-correction]" in said
    key = said.split()[0]
    wrong = ("order", "void-charge", number, "--reason", "typed twice", "--charge")
    counter(*wrong, key)
    assert "-$18.00" in counter("order", "charges", number)
    assert "already" in counter(*wrong, key, code=1)


def test_what_the_policy_leaves_open_is_billed_with_a_reason(counter: Counter) -> None:
    with counter.start.open_desk(counter.shop) as desk:
        number = left(desk, service="priority_mail").number
    told = ("order", "correct-address", number, "--charge", "18.00")
    assert "owner" in counter(*told, code=1).lower()
    assert counter.json(*told, "--reason", "agreed by phone", "--json")["number"] == number
    assert "$18.00" in counter("order", "charges", number)


def test_of_two_parcels_the_one_that_is_named_came_back_or_was_corrected(counter: Counter) -> None:
    """The one by Priority Mail is the owner's to bill, and the one by UPS is billed by the policy."""
    with counter.start.open_desk(counter.shop) as desk:
        order, today = taken(desk, payments=paid(desk, 23571)), desk.clock.today()
        for line, service in zip(order.lines, ("priority_mail", "ground"), strict=True):
            shipping.ship(desk, Dispatch(order.number, today, (Packed(line.id, 1),), service=service))
        mail, ups = (each.number for each in parcels.parcels_of(desk, order.number))
    told = ("order", "correct-address", order.number, "--charge", "18.00", "--preview", "--parcel")
    assert "owner" in counter(*told, mail, code=1).lower() and "18.00" in counter(*told, ups)
    came = ("parcel", "back", order.number, "--cause", "bad_address", "--resend", "12.00", "--parcel", mail)
    counter(*came)
    found = counter.json("parcel", "list", order.number, "--json")
    assert [bool(each["came_back"]) for each in found] == [True, False]  # type: ignore[index]


def test_what_is_told_of_a_parcel_back_decides(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The shop's own question, the way that the customer likes, the day; and the slip is named."""
    counter, pack = Counter(tmp_path, capsys), tmp_path / "asking.toml"
    text = ASKING.replace("original_payment", "customer_choice")
    pack.write_text(text, encoding="utf-8")
    counter("new", "--pack", pack, "--name", "Button & Bear")
    with counter.start.open_desk(counter.shop) as desk:
        order = left(desk)
        day, skus = desk.clock.today() + timedelta(days=2), [line.sku for line in order.lines]
    dry = [each for sku in skus[1:] for each in ("--fact", f"wet:{sku}=no")]
    came = ("parcel", "back", order.number, "--cause", "other", "--on", day.isoformat(), *dry, "--fact")
    assert "What comes back dry" in counter(*came, f"wet:{skus[0]}=yes", "--to", "store_credit", code=1)
    found = counter.json(*came, f"wet:{skus[0]}=no", "--to", "store_credit", "--json")
    assert found["slip"].startswith("CS-")
    (parcel,) = counter.json("parcel", "list", order.number, "--json")
    assert parcel["came_back"] == day.isoformat()
