"""The kinds of write that take an owner: their yes against the policy, a setting, a file taken over."""

from dataclasses import replace
from datetime import date

from desk.operations import backups, orders, overrides, personal, trust
from desk.records.money import Money
from desk.records.trust import CHANGED, Checked, Finding
from tests.conftest import doll_order
from tests.crash.bench import Bench, Claim, Write, arrived, asked

LATE = date(2026, 4, 10)


def override_ra(bench: Bench) -> Write:
    """An RA that comes too late, by the owner's yes."""
    late = asked(bench.desk, LATE)

    def write() -> Claim:
        return "overridden", overrides.override_ra(bench.desk, late, "Her mother was ill").number, "0"

    return write


def override_settlement(bench: Bench) -> Write:
    """A parcel without its number is credited all the same."""
    sheet = arrived(bench.desk, outside=False)

    def write() -> Claim:
        done = overrides.override_settlement(
            bench.desk, sheet, Money(5000), "store_credit", "We know the doll"
        )
        return "overridden", done.ra.number, "5000"

    return write


def change_setting(bench: Bench) -> Write:
    """Backups go to another second place from now on."""
    folder = bench.folder / f"second-{bench.turn}"
    folder.mkdir()

    def write() -> Claim:
        place = backups.set_second_place(bench.desk, str(folder))
        assert place is not None, "it was just set"
        return "set", backups.PLACE, f"%{place.folder}%"

    return write


def erase_customer(bench: Bench) -> Write:
    """A customer's own data goes for good, while what they bought stays."""
    new = replace(doll_order("", name=f"Erna {bench.turn}"), email=f"erna{bench.turn}@example.com")
    customer = orders.enter_order(bench.desk, new).customer

    def write() -> Claim:
        personal.erase_customer(bench.desk, customer.number, "She asked for it")
        return "erased", customer.number

    return write


def accept_findings(bench: Bench) -> Write:
    """The file is taken over as it is: every row is sealed anew."""
    found = Checked(1, 1, 0, trust.head(bench.desk), (Finding(CHANGED, "orders", 1, "#1001"),))

    def write() -> Claim:
        reason = f"The disk broke, {bench.turn}"
        trust.accept_findings(bench.desk, found, reason)
        return "accepted", reason

    return write
