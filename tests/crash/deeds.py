"""Every kind of write that the desk does, as a table: the one place that learns of a new kind.

A kind is one small function: it prepares what the write needs and gives back the write itself, which is what
gets killed, cut off or failed. The write returns a claim, said only once the operation came back: the name of
a statement in ``claims.py`` and its values, which must hold for ever after.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from desk.exchange import csv_out, files, list_file, shopify
from desk.operations import credits, drafts, orders, people, photos, proposals, returns, shipping
from desk.operations.imports import to_end
from desk.paper import ra_label
from desk.records.money import Money
from desk.records.people import CLERK
from desk.records.photos import Photo
from desk.records.policies import PolicyDraft
from desk.records.shipments import Dispatch
from desk.words import Words
from tests.conftest import doll_order
from tests.crash import book_deeds, check_deeds, copying, owners, preorders, returning, selling
from tests.crash.bench import Bench, Claim, Write, arrived, asked, file_claim, open_ra, settled
from tests.exchange.export_file import export, one_order
from tests.exchange.list_files import BEAR, items_of

IMPORTED = 3


def enter_order(bench: Bench) -> Write:
    """An order taken elsewhere."""
    new = doll_order("")

    def write() -> Claim:
        return "order", orders.enter_order(bench.desk, new).number

    return write


def ship(bench: Bench) -> Write:
    """A parcel leaves: the sale is booked."""
    new = replace(doll_order("", delivered=None), shipped=None, shipping_cost=None)
    number = orders.enter_order(bench.desk, new).number

    def write() -> Claim:
        shipping.ship(bench.desk, Dispatch(number, date(2026, 3, 4), cost=Money(1120)))
        return "shipped", number, "2026-03-04"

    return write


def deliver(bench: Bench) -> Write:
    """A parcel arrives."""
    number = orders.enter_order(bench.desk, doll_order("", delivered=None)).number

    def write() -> Claim:
        orders.mark_delivered(bench.desk, number, date(2026, 3, 9))
        return "delivered", number, "2026-03-09"

    return write


def issue_ra(bench: Bench) -> Write:
    """The customer may send it back."""
    ask = asked(bench.desk)

    def write() -> Claim:
        return "ra", returns.issue_ra(bench.desk, ask).number

    return write


def settle(bench: Bench) -> Write:
    """A return is credited: the deed with the most parts."""
    sheet = arrived(bench.desk)

    def write() -> Claim:
        slip = returns.settle(bench.desk, sheet).slip
        assert slip is not None, "the sample's policy gives store credit"
        return "settled", sheet.ra.number, slip.number, str(int(slip.amount))

    return write


def void(bench: Bench) -> Write:
    """An RA that was issued by mistake."""
    number = open_ra(bench.desk).number

    def write() -> Claim:
        return "voided", returns.void_ra(bench.desk, number, "a mistake").number

    return write


def reverse(bench: Bench) -> Write:
    """A settlement that was wrong is taken back."""
    number = settled(bench.desk).ra.number

    def write() -> Claim:
        return "reversed", returns.reverse_settlement(bench.desk, number, "wrong doll").number

    return write


def count_print(bench: Bench) -> Write:
    """A slip comes out of the printer."""
    slip = settled(bench.desk).slip
    assert slip is not None, "the sample's policy gives store credit"

    def write() -> Claim:
        return "printed", slip.number, str(credits.count_print(bench.desk, slip.number))

    return write


def save_draft(bench: Bench) -> Write:
    """What is typed is kept as typed, each time in the place of the last."""

    def write() -> Claim:
        drafts.save(bench.desk, "order", str(bench.turn), {"name": f"Ida {bench.turn}"})
        return "draft", "order", str(bench.turn), f"%Ida {bench.turn}%"

    return write


def adopt(bench: Bench) -> Write:
    """The owner's policy changes from tomorrow on."""
    text = f"{bench.desk.packs['samanthas']}\n# read again, {bench.turn}\n"
    tomorrow = bench.desk.clock.today() + timedelta(days=1)

    def write() -> Claim:
        draft = PolicyDraft(tomorrow, text)
        return "edition", proposals.adopt(bench.desk, draft, "read again").digest

    return write


def import_orders(bench: Bench) -> Write:
    """A small export of a web shop, all of it or nothing."""
    numbers = [f"#W{bench.turn}-{each}" for each in range(IMPORTED)]
    path = bench.folder / f"orders-{bench.turn}.csv"
    path.write_bytes(export(*(row for number in numbers for row in one_order(number))))

    def write() -> Claim:
        report = to_end(shopify.run(bench.desk, path))
        assert report.written, report
        return "imported", report.digest, f"#W{bench.turn}-%", str(IMPORTED)

    return write


def import_list(bench: Bench) -> Write:
    """A small list of items with what was counted, all of it or nothing."""
    skus = [f"L{bench.turn}-{each}" for each in range(IMPORTED)]
    path = bench.folder / f"items-{bench.turn}.csv"
    path.write_bytes(items_of(*({**BEAR, "SKU": sku} for sku in skus)))

    def write() -> Claim:
        report = to_end(list_file.run(bench.desk, path, "items"))
        assert report.written, report
        return "listed", report.digest, f"L{bench.turn}-%", str(IMPORTED)

    return write


def export_csv(bench: Bench) -> Write:
    """The accountant's file, over the one of last time."""
    path = bench.folder / "orders.csv"
    orders.enter_order(bench.desk, doll_order(""))

    def write() -> Claim:
        data = csv_out.export(bench.desk, "orders")
        return file_claim(files.write_file(path, data, bench.desk.db.path), data)

    return write


def write_paper(bench: Bench) -> Write:
    """A label as PDF, saved as a file."""
    path = bench.folder / f"label-{bench.turn}.pdf"
    paper = returns.return_paper(bench.desk, open_ra(bench.desk).number)

    def write() -> Claim:
        data = ra_label.render(paper, Words("en"))
        return file_claim(files.write_file(path, data, bench.desk.db.path), data)

    return write


def attach_photo(bench: Bench) -> Write:
    """A photo of what came back: a file beside the shop, and the row that tells of it."""
    ra = open_ra(bench.desk).number
    photo = Photo.of(b"\xff\xd8%d\xff\xd9" % bench.turn * 300, 60, 40, "crack.jpg")
    place = Path(f"{bench.desk.db.path.name}.photos", photo.digest[:2], f"{photo.digest}.jpg")

    def write() -> Claim:
        return "photo", ra, photos.attach(bench.desk, ra, photo).digest, str(place)

    return write


def add_person(bench: Bench) -> Write:
    """Somebody new at the counter."""
    name = f"Bo {bench.turn}"

    def write() -> Claim:
        return "person", people.add_person(bench.desk, name, CLERK, "4711").name

    return write


DEEDS: dict[str, Callable[[Bench], Write]] = {
    "enter an order": enter_order,
    "ship": ship,
    "deliver": deliver,
    "arrive": preorders.arrive,
    "tell": preorders.tell,
    "issue an RA": issue_ra,
    "settle": settle,
    "void": void,
    "reverse": reverse,
    "count a print": count_print,
    "save a draft": save_draft,
    "adopt an edition": adopt,
    "import": import_orders,
    "import a list": import_list,
    "export": export_csv,
    "write a paper": write_paper,
    "attach a photo": attach_photo,
    "add a person": add_person,
    "take an order": selling.take_order,
    "take a payment": selling.take_payment,
    "void a payment": selling.void_payment,
    "send from the shelf": selling.send,
    "cancel a part": selling.cancel,
    "decide a cancellation": selling.decide_cancel,
    "override an RA": owners.override_ra,
    "override a settlement": owners.override_settlement,
    "change a setting": owners.change_setting,
    "erase a customer": owners.erase_customer,
    "accept findings": owners.accept_findings,
    **returning.DEEDS,
    **check_deeds.DEEDS,
    **book_deeds.DEEDS,
}
# What makes whole shops of a shop; the last of them closes it.
COPIES: dict[str, Callable[[Bench], Write]] = {
    "back up": copying.back_up,
    "restore beside": copying.restore_beside,
    "restore in place": copying.restore_in_place,
}
