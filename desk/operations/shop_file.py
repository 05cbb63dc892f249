"""The shop's open file: whether it is where it was, and tidying it while nobody is waiting."""

from desk.operations.desk import Desk


def need_file(desk: Desk) -> None:
    """Raises StoreTrouble ``store-moved`` or ``store-replaced`` while the file is not where it was opened."""
    desk.db.check_place()


def tidy_file(desk: Desk) -> None:
    """Put the log into the file and cut it short; raises StoreTrouble where the disk fails in it."""
    desk.db.tidy()
