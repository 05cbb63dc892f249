"""An open shop for the tests of the store."""

from collections.abc import Iterator

import pytest

from desk.store.database import Database
from tests.store import samples


@pytest.fixture
def db() -> Iterator[Database]:
    """A store in memory with a small shop in it."""
    db = samples.make_shop()
    yield db
    db.close()
