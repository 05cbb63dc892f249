"""What goes to the agency with a check, written into a folder that is asked for: letters, history, sums."""

from pathlib import Path

from desk.gui.ask import choose_folder
from desk.gui.run import Bar, Run
from desk.operations import handing_over
from desk.operations.desk import Desk
from desk.words import Words


def write_folder(window: object, run: Run, bar: Bar, number: str) -> None:
    """Ask where to, and write everything in one step; the bar tells where it stands."""
    place = choose_folder(window, run.words("hand.folder-title"))  # type: ignore[arg-type]
    if place is not None:
        told = run.words
        run.write(
            bar,
            fill,
            place,
            number,
            changes=("history",),
            then=lambda folder: bar.tell(told("hand.folder-done", folder=str(folder))),  # type: ignore[attr-defined]
        )


def fill(desk: Desk, place: Path, number: str) -> Path:
    """The folder of a check below a place, with all its files; drawn first, so that it is whole or not."""
    from desk.exchange import collections_csv
    from desk.paper import collections_folder, demand_letter

    paper = handing_over.collections_paper(desk, number)
    words = Words(paper.shop.language)
    sheets = {"check": collections_folder.render(paper, words)}
    for each in handing_over.letters_of(desk, number):
        sheets[f"notice-{each.demand.nth}"] = demand_letter.render(each, words)
    folder = collections_csv.make_folder(desk, place, paper.sheet.check.number)
    return collections_csv.write(desk, folder, paper, sheets)
