"""Who may end an order, and how it ended, are words of the file's own table."""

from desk.records import cancellations
from desk.store import tables_sales


def test_the_file_knows_the_same_words() -> None:
    table = next(each for each in tables_sales.CANCELLATIONS if "CREATE TABLE cancellations" in each)
    assert f"kind IN {cancellations.KINDS}" in table
    assert f"by IN {cancellations.BY}" in table
