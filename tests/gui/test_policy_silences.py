"""What the policy leaves open is told in words, or that it leaves nothing open."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QApplication

from desk.gui.policy_silences import SilencesPage
from desk.operations import proposals
from desk.operations.desk import Desk
from desk.words import Words
from tests.gui.acts import texts
from tests.gui.policing import sheet_of


def test_silences_and_unasked_questions_are_listed(desk: Desk, words: Words, qapp: QApplication) -> None:
    page = SilencesPage(words)
    page.show_policy(replace(sheet_of(desk), unasked=()))
    read = texts(page)
    assert "The policy has a rule for every question." in read
    assert [text for text in read if "{" in text] == []
    assert "The policy says nothing about this reason. (Reason: Item missing, Wrong item)" in read
    assert "Request for a return  ·  Return  ·  Special orders" in read
    other = proposals.open_policy(desk, date(2026, 3, 14), desk.packs["miniature-expressions"])
    page.show_policy(replace(other, silences=()))
    read = texts(page)
    assert "•  Returned check" in read and "No rule leaves anything to the owner." in read
