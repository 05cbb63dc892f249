"""Parcels without a return, extensions and bundles show hostile texts, and take no control code."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desk.exchange import csv_out
from desk.gui.memory import Memory
from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import drafts, orders, overrides, returns, strays
from desk.operations.desk import Desk
from desk.paper import ra_label, ra_sheet
from desk.records.errors import BadInput, DeskError
from desk.records.facts import LinePart
from desk.records.returns import Ask, Return
from desk.records.strays import Stray
from desk.words import Words
from tests.conftest import DAY
from tests.gui.returning import issued
from tests.hostile.conftest import MINUTES, some
from tests.hostile.corpus import REFUSED
from tests.hostile.hostile_shop import new_order
from tests.hostile.test_cancelling import shop  # noqa: F401 - the fixture
from tests.hostile.test_csv import live
from tests.hostile.test_refusals import unlocked
from tests.hostile.test_windows import faults
from tests.hostile.watch import watched
from tests.operations.straying import LATER, kept

pytestmark = [pytest.mark.slow, pytest.mark.timeout(MINUTES * 60)]
TEXTS = ("written", "sender", "tracking", "note")


def doors(text: str, ra: str, parcel: str) -> list[Callable[[Desk], Any]]:
    """Each field that takes a text from people."""
    bare = Stray("", DAY)
    notes = [replace(bare, **{name: f"a{text}"}) for name in TEXTS]
    return [
        *(lambda desk, stray=stray: strays.note_stray(desk, stray) for stray in notes),
        lambda desk: strays.send_stray_back(desk, parcel, DAY, f"1Z{text}"),
        lambda desk: overrides.extend_ra(desk, ra, LATER, f"why {text}"),
    ]


def test_a_control_code_comes_through_no_door(desk: Desk) -> None:
    ra, parcel = issued(desk).number, kept(desk)
    for text in REFUSED:
        assert unlocked(desk, doors(text, ra, parcel)) == 0
    assert [each.number for each in strays.list_strays(desk)] == [parcel]


def bundled(desk: Desk, text: str, mark: int) -> Return:
    """An RA of an order of one text, with another order in its parcel, extended for the text."""
    first, second = (
        orders.enter_order(desk, new_order(text, f"{text} {mark}{end}", mark)) for end in ("", "~")
    )
    part = (LinePart(str(first.lines[0].id), 1),)
    ra = returns.issue_ra(desk, Ask(first.number, "changed_mind", desk.clock.today(), part))
    both = tuple(LinePart(str(line.id), 1) for line in second.lines[:2])
    told = Ask(second.number, "changed_mind", desk.clock.today(), both, together=ra.number)
    returns.issue_ra(desk, told)
    return overrides.extend_ra(desk, ra.number, LATER, text)


def test_windows_and_papers_show_every_letter(
    shop: Desk,  # noqa: F811
    texts: tuple[str, ...],
    bait: Path,
    memory: Memory,
    qapp: QApplication,
) -> None:
    windows = Windows(Run(shop, Words("en"), memory))
    shown = 0
    for mark, text in enumerate(some(texts, 10)):
        try:
            ra = bundled(shop, text, mark)
        except DeskError:
            continue
        shown += 1
        typed = {
            "case": "wrong",
            "came": text,
            "written": text,
            "sender": text,
            "tracking": text,
            "note": text,
        }
        drafts.save(shop, "stray", "", typed)
        with watched(bait) as done:
            window = windows.show_record("return", ra.number)
            wrong = faults(window, text, 6)
            window.close()
            door = windows.show_record("stray", "")
            door.whose.seek(f"{text} {mark}")
            wrong += faults(door, text, 4)
            door._drop_draft()
            door.close()
            for paper in (ra_label, ra_sheet):
                drawn(paper, shop, ra)
        assert (done, wrong) == ([], []), text
    assert shown


def drawn(paper: Any, desk: Desk, ra: Return) -> None:
    """Draw a paper; a letter that no font has is told."""
    try:
        assert paper.render(returns.return_paper(desk, ra.number), Words("en")).startswith(b"%PDF")
    except BadInput as trouble:
        assert trouble.key in ("letter-unprintable", "text-too-long")


def test_the_file_of_all_parcels_keeps_every_letter(
    shop: Desk,  # noqa: F811
    texts: tuple[str, ...],
    bait: Path,
) -> None:
    wanted = []
    for text in texts:
        made = strays.note_stray(shop, Stray("", shop.clock.today(), text, text, text, text))
        wanted.append((made.number, made.sender))
    with watched(bait) as done:
        data = csv_out.export(shop, "strays")
    assert (done, live(data)) == ([], [])
    head, *rows, _ = csv_out.read_back(data)
    for name in TEXTS:
        assert [(row[0], row[head.index(name)]) for row in rows] == sorted(wanted)
