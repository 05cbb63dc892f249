"""A claim shows hostile texts letter for letter: carriers, their numbers, and what photos were called."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui.memory import Memory
from desk.gui.photo_view import PhotoView
from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import claims, orders, photos, returns
from desk.operations.desk import Desk
from desk.records.claims import CarrierClaim, Pickup
from desk.records.errors import DeskError
from desk.records.facts import LinePart
from desk.records.money import Money
from desk.records.photos import Photo, digest_of
from desk.records.returns import Ask
from desk.words import Words
from tests.exchange.photo_samples import jpeg
from tests.hostile.conftest import MINUTES, some
from tests.hostile.hostile_shop import new_order
from tests.hostile.test_windows import faults, shop_called
from tests.hostile.watch import watched

pytestmark = [pytest.mark.slow, pytest.mark.timeout(MINUTES * 60)]


@pytest.fixture
def shop() -> Iterator[Desk]:
    """An empty shop."""
    desk = shop_called("Button & Bear")
    yield desk
    desk.db.close()


def claimed(desk: Desk, text: str, mark: int) -> str:
    """A claim about an order of one text, with a pickup, a claim on the carrier and a photo of that name."""
    order = orders.enter_order(desk, new_order(text, f"{text} {mark}", mark))
    parts = (LinePart(str(order.lines[0].id), 1),)
    today = desk.clock.today()
    ra = returns.issue_ra(desk, Ask(order.number, "damaged_in_transit", today, parts)).number
    claims.arrange_pickup(desk, ra, Pickup(today, text, text))
    claims.file_carrier_claim(desk, CarrierClaim(ra, today, text, Money(100), text))
    photos.attach(desk, ra, Photo.of(jpeg(), 60, 40, text))
    return ra


def test_a_claim_shows_its_letters(
    shop: Desk, texts: tuple[str, ...], bait: Path, memory: Memory, qapp: QApplication
) -> None:
    windows = Windows(Run(shop, Words("en"), memory))
    for mark, text in enumerate(some(texts, 8)):
        try:
            ra = claimed(shop, text, mark)
        except DeskError:
            continue
        with watched(bait) as done:
            window = windows.show_record("return", ra)
            for _ in range(3):
                qapp.processEvents()
            wrong = faults(window, text, 8)
            window.photos._enlarge(0)  # type: ignore[attr-defined]
            (view,) = window.findChildren(PhotoView)
            wrong += faults(view, "", 0)
            view.close()
            window.close()
            window = windows.show_record("claim_report", ra)
            wrong += faults(window, text, 0)
            window.close()
        # The photo itself is read, under its digest and never under the name that its file had.
        others = [each for each in done if not each.endswith(f"{digest_of(jpeg())}.jpg")]
        assert (others, wrong) == ([], []), text
