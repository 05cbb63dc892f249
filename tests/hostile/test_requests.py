"""What is refused, decided and sent back shows hostile texts letter for letter."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desk.exchange.csv_out import COLUMNS, export, read_back
from desk.gui.memory import Memory
from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import orders, requests, returns
from desk.operations.desk import Desk
from desk.records.errors import DeskError
from desk.records.facts import LinePart
from desk.records.requests import Decision
from desk.records.returns import Ask, Parcel
from desk.words import Words
from tests.gui.returning import FOUND
from tests.hostile.conftest import MINUTES, some
from tests.hostile.hostile_shop import new_order
from tests.hostile.test_cancelling import shop  # noqa: F401 - the fixture
from tests.hostile.test_csv import live
from tests.hostile.test_windows import faults
from tests.hostile.watch import watched

pytestmark = [pytest.mark.slow, pytest.mark.timeout(MINUTES * 60)]


def declined(desk: Desk, text: str, mark: int) -> str:
    """A parcel of one text that the owner declined for it, and that went back under it."""
    order = orders.enter_order(desk, new_order(text, f"{text} {mark}", mark))
    part = (LinePart(str(order.lines[0].id), 1),)
    today = desk.clock.today()
    ra = returns.issue_ra(desk, Ask(order.number, "changed_mind", today, part))
    parcel = Parcel(today, today, True, ((ra.lines[0].id, FOUND),), found_reason="wrong_item")
    sheet = returns.inspect(desk, returns.open_return(desk, ra.number), parcel)
    number = requests.note_parcel(desk, sheet).number
    requests.decide_request(desk, number, Decision(False, text))
    requests.send_refused_back(desk, number, today, text)
    return number


def test_what_was_declined_is_shown_letter_for_letter(
    shop: Desk,  # noqa: F811
    texts: tuple[str, ...],
    bait: Path,
    memory: Memory,
    qapp: QApplication,
) -> None:
    windows = Windows(Run(shop, Words("en"), memory))
    told = set()
    for mark, text in enumerate(some(texts, 8)):
        try:
            number = declined(shop, text, mark)
        except DeskError:
            continue
        told.add(text)
        with watched(bait) as done:
            window = windows.show_record("request", number)
            wrong = faults(window, text, 7)
            window.close()
            listed = windows.show_record("requests", "")
            listed.filters.choose("declined")
            wrong += faults(listed, text, 2)
            listed.close()
            letter = windows.show_record("refusal_letter", number)
            wrong += faults(letter, text, 0)
            letter.close()
        assert (done, wrong) == ([], []), text
    data = export(shop, "requests")
    kept = {row[COLUMNS["requests"].index("why")] for row in read_back(data)}
    assert (
        live(data) == []
        and told
        and {" ".join(text.split()) for text in told} <= {" ".join(text.split()) for text in kept}
    )
