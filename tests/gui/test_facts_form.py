"""A form of facts names its fields, and asks for some of them only once they are needed."""

from PySide6.QtWidgets import QLineEdit

from desk.gui.facts_form import FactsForm
from desk.gui.fields import MoneyField
from desk.words import Words


def test_a_fact_is_asked_for_once_it_is_needed(qapp: object, words: Words) -> None:
    fields = {"tracking": QLineEdit(), "cost": MoneyField()}
    form = FactsForm(words, "ship", fields, later=("cost",))
    assert [each.accessibleName() for each in fields.values()] == [words("ship.tracking"), words("ship.cost")]
    assert fields["cost"].isHidden() and not fields["tracking"].isHidden()
    form.ask("cost")
    assert not fields["cost"].isHidden()
    form.ask("cost", False)
    assert fields["cost"].isHidden()
