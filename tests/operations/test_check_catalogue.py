"""The operations on checks are all in the catalogue."""

from desk.operations.catalogue import OPERATIONS
from desk.operations.check_catalogue import ALL


def test_all_of_them_can_be_done_by_name_and_each_is_told_once() -> None:
    assert len({each.__name__ for each in ALL}) == len(ALL)
    assert all(OPERATIONS[each.__name__] is each for each in ALL)
