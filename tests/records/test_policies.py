"""A case holds where nothing differs and nothing kept it from being asked."""

import pytest

from desk.records.errors import Fault
from desk.records.policies import CaseOutcome, Revision


@pytest.mark.parametrize(
    ("outcome", "holds"),
    [
        (CaseOutcome("", "a"), True),
        (CaseOutcome("", "a", (Revision("credit", "1.00", "2.00"),)), False),
        (CaseOutcome("", "a", trouble=Fault("pack-unknown")), False),
    ],
)
def test_a_case_holds_or_falls_short(outcome: CaseOutcome, holds: bool) -> None:
    assert outcome.holds is holds
