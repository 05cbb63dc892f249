"""A claim's report tells all that is known of it, and shows its photos as they are."""

from dataclasses import replace
from datetime import date

import pypdfium2.raw as raw
import pytest

from desk.paper import claim_report
from desk.records.answers import Answer
from desk.records.facts import Condition
from desk.records.papers import ClaimReport
from desk.records.returns import Settlement
from desk.words import Words
from tests.exchange.photo_samples import jpeg
from tests.paper import samples
from tests.paper.reading import codes, faults, opened, pages, text

EN, ES = Words("en"), Words("es")
PICTURE = jpeg(size=(60, 40))


def pictures(pdf: bytes) -> list[tuple[int, bytes, tuple[float, float, float, float]]]:
    """The page, the bytes and the place of every picture in a file."""
    found = []
    with opened(pdf) as document:
        for number, page in enumerate(document):
            for each in page.get_objects():
                if each.type == raw.FPDF_PAGEOBJ_IMAGE:
                    found.append((number, bytes(each.get_data()), each.get_bounds()))
    return found


@pytest.mark.parametrize("words", [EN, ES], ids=["en", "es"])
def test_it_tells_what_is_known(words: Words) -> None:
    pdf = claim_report.render(samples.claim_report(picture=PICTURE), words)
    shown = text(pdf)
    for part in (
        samples.RA,
        "#10100",
        "Rolla, MO 65401",
        words("reason.damaged_in_transit"),
        "1911 Ford Town Car",
        words("outcome.allowed"),
        "SO-26-00005-9",
        "UPS · PU 8841",
        "C-17",
        words("paper.claim-open"),
        "$7.00",
        "SH-26-00001-8",
        words("packed.unchecked"),
        "12:05",
        "crack 0.jpg",
        words("photos.lost"),
        "$77.45",
    ):
        assert part in shown, part
    assert "never" not in shown and "{" not in shown
    assert faults(pdf) == [] and ("Code128", samples.RA) in codes(pdf)
    assert pdf == claim_report.render(samples.claim_report(picture=PICTURE), words)


def test_a_photo_stands_in_it_byte_for_byte() -> None:
    found = pictures(claim_report.render(samples.claim_report(picture=PICTURE), EN))
    assert [each[1] for each in found] == [PICTURE, PICTURE]
    wide, high = (found[0][2][2] - found[0][2][0], found[0][2][3] - found[0][2][1])
    assert wide / high == pytest.approx(60 / 40) and wide <= 244.01
    # A tall one is as high as there is room, and no wider for it.
    assert found[1][2][3] - found[1][2][1] == pytest.approx(183, abs=4)


def test_twenty_photos_are_laid_out_over_pages_without_meeting() -> None:
    pdf = claim_report.render(samples.claim_report(number=21, picture=PICTURE), EN)
    found = pictures(pdf)
    assert len(found) == 20 and faults(pdf) == []
    for at, (page, _, box) in enumerate(found):
        assert box[0] >= 54 - 0.1 and box[1] >= 54 - 0.1 and box[2] <= 558.1
        assert not any(
            page == other and box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3]
            for other, _, b in found[at + 1 :]
        )
    assert len(pages(pdf)) <= 6 and pdf.count(PICTURE) == 1


def bare(paper: ClaimReport) -> ClaimReport:
    """The same without all that may be lacking."""
    sheet = replace(paper.sheet, pickups=(), claims=(), parcels=(), replacement="")
    answer = Answer("return_request", "owner")
    order = replace(sheet.order, shipped=None, delivered=None)
    return replace(paper, photos=(), sheet=replace(sheet, ra=replace(sheet.ra, answer=answer), order=order))


def test_what_is_not_there_is_not_told() -> None:
    shown = text(claim_report.render(bare(samples.claim_report()), EN))
    for key in ("packed.title", "photos.title", "paper.claim-pickup", "paper.claim-carrier", "paper.clauses"):
        assert EN(key) not in shown, key
    assert EN("outcome.owner") in shown


def test_of_a_parcel_nobody_looked_into_that_is_told() -> None:
    paper = samples.claim_report()
    parcel = replace(paper.sheet.parcels[0], lines=())
    shown = text(claim_report.render(replace(paper, sheet=replace(paper.sheet, parcels=(parcel,))), EN))
    assert EN("packed.unknown") in shown


def test_once_it_is_settled_it_tells_what_was_found_and_came_of_it() -> None:
    paper = samples.claim_report()
    ra, day = paper.sheet.ra, date(2026, 3, 20)
    done = Settlement(1, day, day, day, "replacement", ra.answer.credit, "", ra.answer)
    line = replace(ra.lines[0], condition=Condition(damaged=True), checks={"Box there?": "torn"})
    settled = replace(ra, settlement=done, state="settled", lines=(line,))
    shown = text(claim_report.render(replace(paper, sheet=replace(paper.sheet, ra=settled)), EN))
    for part in (
        "Settled on Mar 20, 2026",
        "Back here on Mar 20, 2026",
        "Replacement",
        "torn",
        "Damaged: yes",
    ):
        assert part in shown, part
