"""A check is whole when nothing was found."""

from desk.records.trust import CHANGED, Checked, Finding


def test_a_check_with_a_finding_is_not_whole() -> None:
    assert Checked(1, 2, 3, "1-ab").is_whole
    assert not Checked(1, 2, 3, "1-ab", (Finding(CHANGED, "orders", 7, "#1001"),)).is_whole
