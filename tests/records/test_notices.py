"""The kinds of notices, the ways to tell and the answers are words of the file's own tables."""

import re

from desk.records import notices
from desk.store import tables_sales


def words(column: str) -> set[str]:
    """The words that the table of notices takes in a column."""
    table = next(each for each in tables_sales.NOTICES if "CREATE TABLE notices" in each)
    found = re.search(rf"\b{column} TEXT NOT NULL CHECK \({column} IN \(([^)]*)\)\)", table)
    assert found is not None, column
    return {each.strip().strip("'") for each in found.group(1).split(",")}


def test_the_file_knows_the_same_words() -> None:
    assert words("kind") == set(notices.KINDS)
    assert words("way") == {"", *notices.WAYS}
    assert words("said") == {"", *notices.ANSWERS}
    assert set(notices.DELAYS) < set(notices.KINDS)
