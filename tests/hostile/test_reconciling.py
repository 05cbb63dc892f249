"""What a bank tells of a line, and why one was set aside, is shown letter for letter."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desk.gui.memory import Memory
from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import reconciling
from desk.records.bank_lines import BankLine
from desk.records.money import Money
from desk.store import bank_lines
from desk.words import Words
from tests.conftest import DAY
from tests.hostile.conftest import MINUTES, some
from tests.hostile.looking import core, lacks, loud, read, rendered
from tests.hostile.test_windows import shop_called
from tests.hostile.watch import watched

pytestmark = [pytest.mark.slow, pytest.mark.timeout(MINUTES * 60)]


def test_the_lines_of_a_statement_show_their_letters(
    texts: tuple[str, ...], bait: Path, memory: Memory, qapp: QApplication
) -> None:
    desk = shop_called("Button & Bear")
    part = [text for text in some(texts, 12) if text.strip() == text and "\n" not in text]
    line = BankLine(DAY, Money(-100))
    with desk.db.atomic():
        keys = [bank_lines.add(desk.db, replace(line, told=text, mark=text)) for text in part]
        aside = bank_lines.add(desk.db, replace(line, mark="an other"))
    reconciling.set_line_aside(desk, aside, part[0])
    windows = Windows(Run(desk, Words("en"), memory))
    with watched(bait) as done:
        window = windows.show_record("reconcile", "")
        QApplication.processEvents()
        shows = [core(each) for each in read(window)]
        assert [text for text in part if lacks(shows, text[:50])] == [] and len(keys) == len(part)
        assert rendered(window) == [] and not loud(window)
        windows.close_all()
    assert done == []
    desk.db.close()
