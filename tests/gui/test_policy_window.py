"""The policy is changed from a day on: typed, previewed, saved, withdrawn; nothing typed is lost."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.gui.main_window import MainWindow
from desk.gui.progress import ProgressDialog
from desk.operations import cases, drafts, editions, policies, proposals
from desk.operations.desk import Desk
from desk.records.policies import PolicyDraft
from desk.store import shop
from tests.gui.acts import click, fill, opened, press, texts, type_text
from tests.gui.policing import TOMORROW, fee_field, menu, policy_window, previewed, ran
from tests.gui.returning import settled

NEXT = date(2026, 4, 1)


def save(window: object, reason: str = "The owner said so") -> None:
    """Save as a new edition with a reason, by keyboard."""
    click(window.changed.save)
    type_text(window.ask._fields["reason"], reason)
    press(window.ask._fields["reason"], Qt.Key.Key_Return)


def in_force(desk: Desk, day: date) -> dict[str, str]:
    """What is chosen on a day."""
    return policies.judge_of(desk, policies.edition_on(desk, day).id)[1].readings


def test_the_head_says_what_is_in_force(main: MainWindow) -> None:
    window = policy_window(main)
    read = texts(window)
    assert "Samantha's" in read and "The policy Samantha's is in force since Mar 13, 2026." in read
    assert "3 orders were placed under it." in read and window.changed.counted.text() == "Nothing is changed."
    assert window.focusWidget() is window.clauses.list


def test_a_change_is_previewed_saved_and_in_the_history(main: MainWindow, qtbot: QtBot) -> None:
    settled(main.run.desk)
    window = policy_window(main)
    fill(fee_field(window).field, "10")
    fill(window.changed.day, "4/1")
    assert window.changed.counted.text() == "1 change"
    previewed(window, qtbot)
    read = texts(window.preview)
    assert "given $8.99 more" in read and "-$17.99\n-$9.00\n$8.99" in read and "still names 20" in read
    save(window)
    assert "Saved. The new edition begins on Apr 1, 2026" in window.bar.label.text()
    assert window.changed.counted.text() == "Nothing is changed." and window.tabs["preview"].isHidden()
    (line,) = editions.read_changes(main.run.desk)
    assert (line.reason, line.before) == ("The owner said so", {"restocking": "20"})
    assert line.after == {"in_force": "2026-04-01", "restocking": "10"}
    assert "A changed edition begins on Apr 1, 2026." in texts(window)
    assert "To come" in texts(window.editions) and drafts.waiting(main.run.desk) == ()
    fill(window.changed.day, "2026-04-02")
    assert fee_field(window).told() == "10"


def test_a_reading_is_changed_from_a_day_on(main: MainWindow) -> None:
    window = policy_window(main)
    window.clauses.choose("sales-tax")
    window.clauses.panel.choices["tax-on-returns"].option("kept").click()
    fill(window.changed.day, "4/1/26")
    save(window)
    assert in_force(main.run.desk, NEXT) == {"tax-on-returns": "kept"}
    assert in_force(main.run.desk, date(2026, 3, 31)) == {}


def test_an_upcoming_edition_is_withdrawn(main: MainWindow) -> None:
    window = policy_window(main)
    window.clauses.choose("sales-tax")
    window.clauses.panel.choices["tax-on-returns"].option("kept").click()
    save(window)
    menu(window, "Withdraw the edition of Mar 14, 2026").trigger()
    type_text(window.ask._fields["reason"], "Too soon")
    click(window.ask.confirm)
    assert "On Mar 14, 2026 nothing changes." in window.bar.label.text()
    assert in_force(main.run.desk, NEXT) == {} and "Withdrawn: goes on as before" in texts(window.editions)


def test_what_cannot_be_saved_is_told_and_stays_typed(main: MainWindow) -> None:
    window = policy_window(main)
    fill(fee_field(window).field, "a fifth")
    click(window.changed.save)
    assert "a fifth" in window.bar.label.text() and window.ask.isHidden()
    fill(fee_field(window).field, "15")
    fill(window.changed.day, "3/12/26")
    save(window)
    assert "is past" in window.bar.label.text() and window.changed.counted.text() == "1 change"
    window.changed.day.clear()
    click(window.changed.save)
    assert "As of" in window.bar.label.text()
    fill(window.changed.day, "someday")
    assert "someday" in window.bar.label.text()


def test_what_is_typed_is_there_again_the_next_time(main: MainWindow) -> None:
    window = policy_window(main)
    fill(fee_field(window).field, "15")
    window.clauses.choose("sales-tax")
    window.clauses.panel.choices["tax-on-returns"].option("kept").click()
    fill(window.changed.day, "4/1")
    window.close()
    again = policy_window(main)
    assert again.changed.counted.text() == "2 changes" and again.changed.day.day() == NEXT
    assert "continue where you left off" in again.bar.label.text() and fee_field(again).told() == "15"
    main.speak("es")
    assert again.changed.counted.text() == "2 cambios" and fee_field(again).told() == "15"
    click(again.changed.discard)
    assert again.changed.counted.text() == "No hay cambios." and fee_field(again).told() == "20"
    again.close()
    assert drafts.waiting(main.run.desk) == ()


def test_a_draft_without_changes_says_nothing(main: MainWindow) -> None:
    window = policy_window(main)
    fill(window.changed.day, "4/1")
    window.close()
    again = policy_window(main)
    assert again.bar.isHidden() and again.changed.day.day() == NEXT


def test_a_draft_of_what_the_policy_has_not_is_dropped(main: MainWindow) -> None:
    fields = {"text": "", "values": {"windows.gone.days": "6"}, "readings": {"gone": "x"}, "settings": {}}
    drafts.save(main.run.desk, "policy", "", {"day": "2026-01-01", **fields})
    window = policy_window(main)
    assert window.changed.counted.text() == "Nothing is changed." and window.day == date(2026, 3, 14)


def test_a_brought_file_that_has_faults_by_now_is_told_and_left(main: MainWindow) -> None:
    fields = {"text": "colour = 'red'", "values": {}, "readings": {}, "settings": {}}
    drafts.save(main.run.desk, "policy", "", {"day": "2026-04-01", **fields})
    window = policy_window(main)
    assert "colour" in window.bar.label.text() and "Samantha's" in texts(window)
    assert window.changed.counted.text() == "Nothing is changed."


@pytest.mark.slow
def test_cases_are_run_as_it_stands_and_as_it_is_changed(main: MainWindow, qtbot: QtBot) -> None:
    cases.save_case(main.run.desk, settled(main.run.desk).ra.number, "one doll")
    window = policy_window(main)
    ran(window, qtbot)
    assert "cases hold." in window.cases.told.text() and window.tabs["cases"].isChecked()
    fill(fee_field(window).field, "10")
    window.cases.told.setText("")
    ran(window, qtbot)
    assert "fall short" in window.cases.told.text() and "one doll" in window.cases.detail.text()
    fill(fee_field(window).field, "a tenth")
    click(window.head.next)
    assert "a tenth" in window.bar.label.text()


def test_a_cancelled_preview_changes_nothing(main: MainWindow) -> None:
    window = policy_window(main)
    fill(fee_field(window).field, "10")
    click(window.changed.preview)
    window.findChildren(ProgressDialog)[-1].reject()
    assert window.tabs["preview"].isHidden() and window.changed.counted.text() == "1 change"


def test_a_row_of_the_preview_opens_its_return(main: MainWindow, qtbot: QtBot) -> None:
    ra = settled(main.run.desk).ra
    window = policy_window(main)
    fill(fee_field(window).field, "10")
    previewed(window, qtbot)
    window.preview.opened.emit("return", ra.number)
    assert opened(main, "return", ra.number) is not None


def test_the_pages_are_reached_by_their_buttons(main: MainWindow) -> None:
    window = policy_window(main)
    for name in ("silences", "cases", "editions", "clauses"):
        click(window.tabs[name])
        assert window.tabs[name].isChecked()
    assert window.tabs["preview"].isHidden() and window.tabs["faults"].isHidden()


def test_tab_goes_from_the_list_through_the_clause_to_the_bar(main: MainWindow) -> None:
    window = policy_window(main)
    window.clauses.choose("ra-return-by")
    window.clauses.list.setFocus()
    QApplication.processEvents()
    panel = window.clauses.panel
    sent = panel.choices["returned-by-means"].option("sent")
    texts_typed = [field.field for field in panel.fields[1:]]
    for wanted in (panel.fields[0].field, sent, *texts_typed, window.changed.day):
        press(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.focusWidget() is wanted


def test_a_policy_that_this_desk_finds_fault_with_is_shown_and_not_saved_again(main: MainWindow) -> None:
    desk = main.run.desk
    first = policies.edition_on(desk, TOMORROW)
    with desk.db.atomic():
        shop.add_edition(desk.db, replace(first, id=0, text=first.text + "\n[settings.tax_rates]\n"))
    window = policy_window(main)
    assert "Samantha's" in texts(window)
    fill(fee_field(window).field, "10")
    click(window.changed.save)
    said = window.bar.label.text()
    assert said.startswith("The policy has faults; nothing was changed.\nLine 1306, settings.tax_rates: ")
    assert fee_field(window).told() == "10" and window.ask.isHidden()


def test_what_is_told_of_a_change_goes_with_it(main: MainWindow, qtbot: QtBot) -> None:
    window = policy_window(main)
    fill(fee_field(window).field, "120")
    click(window.changed.save)
    assert "120" in window.bar.label.text()
    fill(fee_field(window).field, "12.5")
    click(window.changed.save)
    assert window.bar.isHidden() and not window.ask.isHidden()
    ran(window, qtbot)
    assert "under the policy as it is being changed" in texts(window.cases)
    fill(fee_field(window).field, "120")
    click(window.changed.save)
    click(window.changed.discard)
    assert window.bar.isHidden() and "being changed" not in texts(window.cases)


def test_another_policy_is_in_force_only_from_its_day_on(main: MainWindow) -> None:
    desk = main.run.desk
    draft = PolicyDraft(NEXT, desk.packs["miniature-expressions"])
    proposals.adopt(desk, draft, "Sold the shop")
    window = policy_window(main)
    assert "In force" in texts(window.head)
    fill(window.changed.day, "2026-04-02")
    read = texts(window.head)
    assert "Miniature Expressions\n" in read and "To come" in read and "In force" not in read
    assert "The policy Samantha's is in force since" in read
