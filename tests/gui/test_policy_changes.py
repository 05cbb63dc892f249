"""Changes are counted, kept as a draft, and taken back one by one."""

from datetime import date

from PySide6.QtWidgets import QApplication

from desk.gui.policy_changes import Changes, ChangesBar
from desk.records.policies import PolicyDraft
from desk.words import Words
from tests.gui.acts import click, fill

TODAY = date(2026, 3, 13)


def test_a_change_that_is_taken_back_is_none() -> None:
    changes = Changes()
    changes.note("values", "windows.asking.days", "6")
    changes.note("readings", "tax-on-returns", "kept")
    changes.note("settings", "deposit_rate", "25")
    assert changes.count == 3
    assert changes.drafted(TODAY) == PolicyDraft(
        TODAY, "", {"windows.asking.days": "6"}, {"tax-on-returns": "kept"}, {"deposit_rate": "25"}
    )
    changes.note("values", "windows.asking.days", None)
    changes.note("values", "never.typed", None)
    assert changes.count == 2
    assert changes.fields() == {
        "text": "",
        "values": {},
        "readings": {"tax-on-returns": "kept"},
        "settings": {"deposit_rate": "25"},
    }
    assert Changes("a whole policy").count == 1


def test_the_bar_counts_and_offers_what_can_be_done(words: Words, qapp: QApplication) -> None:
    bar = ChangesBar(words, TODAY, TODAY)
    heard: list[str] = []
    for name in ("previewed", "saved", "discarded", "moved"):
        getattr(bar, name).connect(lambda name=name: heard.append(name))
    assert bar.counted.text() == "Nothing is changed." and not bar.save.isEnabled()
    bar.show()
    bar.show_count(1)
    assert bar.counted.text() == "1 change"
    for button in (bar.preview, bar.save, bar.discard):
        click(button)
    assert heard == ["previewed", "saved", "discarded"]
    fill(bar.day, "4/1")
    assert heard[-1] == "moved" and bar.day.day() == date(2026, 4, 1)
