"""A clause shows its text, its values, its readings, and what it leaves open."""

from PySide6.QtWidgets import QApplication

from desk.gui.policy_changes import Changes
from desk.gui.policy_clause import ClausePanel, clause_name, setting_of, silence_text
from desk.operations.desk import Desk
from desk.records.policies import Silence
from desk.words import Words
from tests.gui.acts import fill, texts
from tests.gui.policing import clause_of, sheet_of


def panel_of(desk: Desk, words: Words, clause: str, changes: Changes | None = None) -> ClausePanel:
    """The panel of a clause of tomorrow's policy."""
    panel = ClausePanel(words)
    panel.show_clause(clause_of(desk, clause), sheet_of(desk).readings, changes or Changes())
    return panel


def test_a_clause_is_shown_whole(desk: Desk, words: Words, qapp: QApplication) -> None:
    read = texts(panel_of(desk, words, "cancel-before-ship"))
    for part in (
        "Cancel before ship",
        "10 % restocking fee",
        "Decided by rules",
        "Decides about: Cancellation",
        "Restocking fee (Cancellation)",
        "What a cancellation costs before shipping",
        "20 % at any time before shipping",
        "A part of the order has left",
        "Wording, as papers print it",
    ):
        assert part in read, part


def test_changes_are_told_by_kind_and_taken_back(desk: Desk, words: Words, qapp: QApplication) -> None:
    panel = panel_of(desk, words, "deposit")
    heard: list[tuple[str, str, object]] = []
    panel.changed.connect(lambda *told: heard.append(told))
    fill(panel.fields[0].field, "25")
    fill(panel.fields[1].field, "900")
    assert ("settings", "deposit_rate", "25") in heard
    assert heard[-1] == ("values", "deposits[1].price.over", "900.00")
    fill(panel.fields[1].field, "1000.00")
    assert heard[-1] == ("values", "deposits[1].price.over", None)


def test_a_reading_is_chosen(desk: Desk, words: Words, qapp: QApplication) -> None:
    panel = panel_of(desk, words, "sales-tax")
    heard: list[tuple[str, str, object]] = []
    panel.changed.connect(lambda *told: heard.append(told))
    choice = panel.choices["tax-on-returns"]
    assert choice.value() == "credited"
    choice.option("kept").click()
    choice.option("credited").click()
    assert heard == [("readings", "tax-on-returns", "kept"), ("readings", "tax-on-returns", None)]


def test_what_is_typed_and_not_saved_stands_in_the_fields(
    desk: Desk, words: Words, qapp: QApplication
) -> None:
    changes = Changes(values={}, readings={"tax-on-returns": "kept"}, settings={"deposit_rate": "25"})
    assert panel_of(desk, words, "sales-tax", changes).choices["tax-on-returns"].value() == "kept"
    assert panel_of(desk, words, "deposit", changes).fields[0].told() == "25"


def test_names_of_clauses_are_plain(words: Words) -> None:
    assert [clause_name(words, each) for each in ("ra-request", "po-box", "")] == [
        "RA request",
        "PO box",
        "The shop's own settings",
    ]


def test_silences_are_sentences_with_their_cases(words: Words) -> None:
    told = Silence("cause-silent", "", ("undeliverable",), (("cause", True, ("bad_address",)),))
    assert silence_text(words, told).endswith("(Cause: all but Wrong address)")
    late = silence_text(words, Silence("told-late", "", ("return",)))
    assert "{" not in late and "after the last day" in late


def test_only_a_default_is_a_setting(desk: Desk) -> None:
    values = clause_of(desk, "deposit").values
    assert [setting_of(each) for each in values if each.what != "text"] == ["deposit_rate", "", ""]
