"""The faults of a file are listed with their lines, those of the newest file only."""

from PySide6.QtWidgets import QApplication

from desk.gui.policy_faults import FaultsPage
from desk.records.errors import Fault, Malformed
from desk.words import Words
from tests.gui.acts import texts


def test_each_fault_has_its_line(words: Words, qapp: QApplication) -> None:
    page = FaultsPage(words)
    page.show_faults("old.toml", Malformed("pack-malformed", (Fault("empty-list", "readings.a", 3),)))
    faults = (
        Fault("unknown-key", "colour", 1, name="colour", nearest="id"),
        Fault("rule-uncited", "rules[2]", 9),
    )
    page.show_faults("mine <b>.toml", Malformed("pack-malformed", faults))
    QApplication.processEvents()
    read = texts(page)
    assert "mine <b>.toml has 2 faults" in read and "old.toml" not in read
    assert "1\ncolour\n" in read and "9\nrules[2]\n" in read


def test_what_a_value_is_is_told_in_words(qapp: QApplication) -> None:
    page = FaultsPage(Words("es"))
    fault = Fault("wrong-type", "name", 2, expected="text", found="whole-number")
    page.show_faults("mia.toml", Malformed("pack-malformed", (fault,)))
    assert "Aquí se necesita un texto, no un número entero." in texts(page)
