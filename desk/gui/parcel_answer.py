"""What becomes of a parcel: the groups of its lines, the words of the next step, and what goes back."""

from desk.gui.lines_answer import Explain, Group, LinesAnswer, parts_of
from desk.records.answers import Answer
from desk.records.returns import Sheet
from desk.words import Words


def groups_of(sheet: Sheet) -> list[Group]:
    """The lines of a sheet by what is said of them, those that ``answer`` is about first."""
    assert sheet.answer is not None, "else there is nothing to group"
    goods = {line.id: (line.quantity, line.name) for line in sheet.ra.lines}
    others = [Group(each.answer, tuple(goods.pop(line) for line in each.lines)) for each in sheet.apart]
    return [Group(sheet.answer, tuple(goods.values())), *others]


class ParcelAnswer(LinesAnswer):
    """The answers of a sheet, with what is proposed where something was found other than told."""

    def show_sheet(self, sheet: Sheet, needs: list[str], explain: Explain) -> None:
        """Show the answer of a sheet, the answers of the lines apart, and what is still needed."""
        proposed = [(self._words("receive.proposal"), sheet.proposal)] if sheet.proposal else []
        self.show_groups(groups_of(sheet), explain, needs, *proposed)


def deed_of(words: Words, sheet: Sheet) -> str:
    """The words on the button of the next step: what becomes of the parcel, or of each part of it."""
    if sheet.apart:
        return parts_of(words, groups_of(sheet), "receive")
    outcome = sheet.answer.outcome if sheet.answer is not None else "allowed"
    return words("receive.deed" if outcome == "allowed" else f"receive.deed-{outcome}")


def refused_of(sheet: Sheet) -> frozenset[int]:
    """The lines of a sheet that go back to the customer."""
    refused = {line for each in sheet.apart if each.answer.outcome == "refused" for line in each.lines}
    if sheet.answer is not None and sheet.answer.outcome == "refused":
        taken = {line for each in sheet.apart for line in each.lines}
        refused |= {line.id for line in sheet.ra.lines if line.id not in taken}
    return frozenset(refused)


def ways_of(words: Words, answer: Answer) -> dict[str, str]:
    """The ways that the customer may choose between, each with what it comes to."""
    return {
        each.destination: words(
            "receive.way", way=words(f"destination.{each.destination}"), amount=each.credit
        )
        for each in answer.options
        if each.outcome == "allowed"
    }
