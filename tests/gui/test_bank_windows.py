"""The windows of checks are among the desk's own, each of them once."""

from desk.gui import bank_windows, windows


def test_every_window_of_checks_is_one_of_the_desk_s() -> None:
    assert bank_windows.KINDS.items() <= windows._KINDS.items()
    assert {"check", "bounce", "deposit"} <= set(bank_windows.KINDS)
