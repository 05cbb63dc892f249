"""Every paper is drawn from its record."""

from dataclasses import replace
from datetime import date

import pytest

from desk.gui.bar import MessageBar
from desk.gui.papers import PAPERS, called, count, draw
from desk.gui.run import Run
from desk.operations import credits, notices, taking
from desk.records.money import Money
from desk.records.orders import NewLine, NewOrder
from tests import preorder_shop
from tests.gui.returning import settled
from tests.operations import checking, counting
from tests.operations.claim_trials import broken
from tests.operations.claiming import refused
from tests.operations.ordering import AWAY, taken
from tests.operations.test_layaways import LAID
from tests.preorder_shop import DOLL


def number_for(kind: str, run: Run) -> str:
    """A record that has such a paper."""
    done = settled(run.desk)
    known = {"credit_slip": done.slip.number, "order_sheet": "#1001", "receipt": "#1001"}
    known["packing_slip"] = "#1003"
    if kind == "claim_report":
        return broken(run.desk, "A").number
    if kind == "preorder_agreement":
        line = NewLine("P1", "Winter doll", 1, Money(34999), "preorder")
        new = NewOrder(run.desk.clock.today(), "Ann", (line,), ship_to=AWAY)
        return taking.take_order(run.desk, new).number
    if kind == "layaway_statement":
        return taken(run.desk, LAID).number
    if kind == "demand_letter":
        return checking.returned(run.desk).check.number
    if kind == "refusal_letter":
        return refused(run.desk).number
    if kind == "deposit_slip":
        return checking.deposited(run.desk).check.deposit
    if kind == "close_out_slip":
        return counting.closed(run.desk, 0).number
    if kind in ("notice_letters", "phone_list"):
        return late_notice(run)
    return known.get(kind, done.ra.number)


def late_notice(run: Run) -> str:
    """The number of a notice that an order is late."""
    made = preorder_shop.order(run.desk, "Ann", lines=(replace(DOLL, kind="stock"),))
    run.desk.clock.day = date(2026, 4, 1)
    notices.make_late_notices(run.desk, (made.number,))
    return notices.notices_of(run.desk, made.number)[0].number


@pytest.mark.parametrize("kind", PAPERS)
def test_a_paper_is_a_pdf(run: Run, bar: MessageBar, kind: str) -> None:
    pdf = draw(run, bar, kind, number_for(kind, run))
    assert pdf is not None and pdf.startswith(b"%PDF")
    assert bar.isHidden()


def test_a_paper_of_several_records_is_called_by_the_first() -> None:
    assert (called("BN-1"), called("BN-1,BN-2,BN-3")) == ("BN-1", "BN-1 + 2")


def test_an_unknown_record_is_told(run: Run, bar: MessageBar) -> None:
    assert draw(run, bar, "ra_label", "RA-26-00009-9") is None
    assert not bar.isHidden()


def test_only_slips_count_their_prints(run: Run, bar: MessageBar) -> None:
    done = settled(run.desk)
    count(run, bar, "ra_label", done.ra.number)
    assert credits.credit_slip(run.desk, done.slip.number).copy == 0
    count(run, bar, "credit_slip", done.slip.number)
    assert credits.credit_slip(run.desk, done.slip.number).copy == 1
