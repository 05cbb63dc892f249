"""A parcel that no return was found for is kept until something becomes of it."""

from datetime import date

from desk.records.strays import KEPT, MATCHED, NOT_ACCEPTED, SENT_BACK, STATES, Stray


def test_a_parcel_is_kept_until_it_is_said_otherwise() -> None:
    stray = Stray("ST-26-00001-2", date(2026, 3, 13))
    assert (stray.state, stray.ended, stray.ra) == (KEPT, None, "")
    assert set(STATES) == {NOT_ACCEPTED, KEPT, SENT_BACK, MATCHED}
