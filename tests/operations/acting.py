"""A shop with people of every role, and each operation that has a right, ready to be tried by any of them.

A trial prepares the record in a state, as somebody's work, and returns the step that is tried.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from desk.operations import (
    backups,
    cases,
    credits,
    customers,
    editions,
    exports,
    imports,
    items,
    orders,
    overrides,
    people,
    personal,
    photos,
    policies,
    recovery,
    restores,
    returns,
    settings,
    trust,
)
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.customers import Customer
from desk.records.facts import Choices, Condition, LinePart
from desk.records.imports import NEW, ImportReport, ListReport, Planned
from desk.records.items import Item
from desk.records.money import Money
from desk.records.photos import Photo
from desk.records.returns import Ask, Parcel
from desk.records.trust import CHANGED, Checked, Finding
from desk.store import people as kept
from desk.store.database import Database
from tests.conftest import FixedClock, doll_order, owners_desk, placed_order
from tests.operations import book_trials, check_trials, claim_trials, claiming, selling, straying, telling

DAY, LATE = date(2026, 3, 13), date(2026, 4, 10)
FINE = Condition(opened=True, original_packaging=True, secured=True, resaleable=True)
SECRETS = {name: f"the secret of {name}" for name in ("Alma", "Olga", "Bo", "Mia", "Cy", "Di")}
ROLES = {"Alma": "owner", "Olga": "owner", "Bo": "manager", "Mia": "manager", "Cy": "clerk", "Di": "clerk"}
# Who acts for a role, and whose work it is where it is another's.
ACTORS = {"owner": "Alma", "manager": "Bo", "clerk": "Cy", "unsigned": ""}
OTHER = "Di"
ROOMS = (selling, telling, claiming, claim_trials, check_trials, straying, book_trials)

Step = Callable[[Desk], object]
Trial = Callable[[Desk, Desk, str], Step]


def staffed(clock: FixedClock, db: Database | None = None) -> Desk:
    """A shop with two people of each role and the orders #1001 to #1003, its first owner at the counter."""
    from desk.operations import credentials, shops
    from tests.conftest import SHOP

    desk = owners_desk(clock, db=db)
    shops.create_shop(desk, SHOP, desk.packs["samanthas"])
    with desk.db.atomic():
        for name, role in ROLES.items():
            made = desk.person if name == "Alma" else kept.add(desk.db, name, role)
            if role != "clerk":
                kept.keep_hash(desk.db, made, "secret", credentials.hash_of(SECRETS[name]))
    for order in (doll_order(), doll_order("#1002", delivered=None), placed_order()):
        orders.enter_order(desk, order)
    return desk


def signed(desk: Desk, name: str) -> Desk:
    """The same shop with somebody else at the counter, who gave only a PIN."""
    person = kept.by_name(desk.db, name) if name else None
    who = person.name if person else "somebody"
    return replace(desk, who=who, person=person.id if person else None, proven=False, consents=())


def ask(number: str = "#1001", sku: str = "B", on: date = DAY) -> Callable[[Desk], Ask]:
    """What a customer asks about a piece of an order."""

    def made(desk: Desk) -> Ask:
        key = orders.line_by_sku(orders.open_order(desk, number), sku)
        return Ask(number, "changed_mind", on, (LinePart(key, 1),))

    return made


def parcel(line: int, outside: bool = True) -> Parcel:
    """A parcel that came back in good time."""
    return Parcel(date(2026, 3, 24), date(2026, 3, 20), outside, ((line, FINE),))


def issued(maker: Desk) -> str:
    """An open RA of somebody's."""
    return returns.issue_ra(maker, ask()(maker)).number


def arrived(desk: Desk, number: str, outside: bool = True) -> returns.Sheet:
    """Its sheet with the parcel noted."""
    sheet = returns.open_return(desk, number)
    return returns.inspect(desk, sheet, parcel(sheet.ra.lines[0].id, outside))


def ra_in(owner: Desk, maker: Desk, state: str) -> str:
    """An RA in a state: issued, and where it is settled settled, by somebody."""
    number = issued(maker)
    if state == "settled":
        returns.settle(maker, arrived(maker, number))
    if state == "voided":
        returns.void_ra(owner, number, "typed twice")
    return number


def _credit(step: Callable[[Desk, str], object]) -> Trial:
    def trial(owner: Desk, maker: Desk, state: str) -> Step:
        slip = returns.settle(maker, arrived(maker, issued(maker))).ra.settlement
        assert slip is not None
        return lambda desk: step(desk, slip.slip)

    return trial


def _give_away(desk: Desk, slip: str) -> object:
    # Whoever bought #1003 did not buy #1001.
    other = orders.open_order(desk, "#1003").customer.number
    return credits.transfer_credit(desk, slip, other, "a present")


def _extend_credit(owner: Desk, maker: Desk, state: str) -> Step:
    with owner.db.atomic():
        buyer = orders.open_order(owner, "#1001").customer.id
        slip, _ = credits.grant(owner, buyer, "#1001", Money(500), DAY)
    later = owner.clock.today() + timedelta(days=90)
    return lambda desk: credits.extend_credit(desk, slip, later, "a good customer")


def _reverse(owner: Desk, maker: Desk, state: str) -> Step:
    number = ra_in(owner, maker, state)
    return lambda desk: returns.reverse_settlement(desk, number, "wrong doll")


def _void(owner: Desk, maker: Desk, state: str) -> Step:
    number = ra_in(owner, maker, state)
    return lambda desk: returns.void_ra(desk, number, "typed twice")


def _override_settlement(owner: Desk, maker: Desk, state: str) -> Step:
    number = issued(maker)
    sheet = arrived(owner, number, outside=False)
    if state == "settled":
        returns.settle(maker, arrived(maker, number))
    return lambda desk: overrides.override_settlement(
        desk, sheet, Money(500), "store_credit", "a good customer"
    )


def _correct(owner: Desk, maker: Desk, state: str) -> Step:
    if state == "delivered":
        orders.mark_delivered(maker, "#1002", date(2026, 3, 9))
    return lambda desk: orders.correct_delivery(desk, "#1002", date(2026, 3, 10), "typed wrong")


def _edition(owner: Desk) -> Callable[[Desk], object]:
    text = policies.edition_on(owner, DAY).text
    kept_tax = Choices({"tax-on-returns": "kept"})
    return lambda desk: editions.new_edition(desk, text, kept_tax, date(2026, 4, 1), "agreed")


def _withdraw(owner: Desk, maker: Desk, state: str) -> Step:
    made = _edition(owner)(owner)
    return lambda desk: editions.withdraw_edition(desk, made.id, "too soon")  # type: ignore[attr-defined]


def _import(owner: Desk, maker: Desk, state: str) -> Step:
    report = ImportReport("orders.csv", "d" * 64, 1, 1, 2, 1, 2, 0)
    return lambda desk: to_end(imports.import_orders(desk, [doll_order("#2000")], report))


def _import_list(kind: str, record: Customer | Item) -> Trial:
    rows = (Planned(2, NEW, "", record.name, record=record),)
    report = ListReport(kind, f"{kind}.csv", "e" * 64, 1, ("Name",), (("name", "Name"),), planned=rows)
    operation = {"customers": imports.import_customers, "items": imports.import_items}[kind]
    return _simple(lambda desk: to_end(operation(desk, rows, report)))


def _print(owner: Desk, maker: Desk, state: str) -> Step:
    ra_in(owner, owner, "settled")
    return lambda desk: credits.count_print(desk, "CS-26-00001-9")


def _case(owner: Desk, maker: Desk, state: str) -> Step:
    number = ra_in(owner, owner, "settled")
    return lambda desk: cases.save_case(desk, number, "a case")


def _settle(owner: Desk, maker: Desk, state: str) -> Step:
    sheet = arrived(owner, issued(maker))
    return lambda desk: returns.settle(desk, sheet)


def _photo(owner: Desk, maker: Desk, state: str) -> Step:
    return lambda desk: photos.attach(desk, "#1001", Photo.of(b"jpeg", 1, 1, "doll.jpg"))


def buyer(desk: Desk) -> str:
    """The number of the customer of #1001, who has no open matters."""
    return orders.open_order(desk, "#1001").customer.number


def _change_customer(owner: Desk, maker: Desk, state: str) -> Step:
    known = customers.open_customer(owner, buyer(owner)).customer
    return lambda desk: customers.change_customer(desk, replace(known, note="rings twice"))


def _merge(owner: Desk, maker: Desk, state: str) -> Step:
    made = customers.add_customer(owner, Customer(0, "", "Łukasz"))
    return lambda desk: customers.merge_customers(desk, buyer(desk), made.number, "the same person")


def _change_item(owner: Desk, maker: Desk, state: str) -> Step:
    known = items.open_item(owner, "B").item
    return lambda desk: items.change_item(desk, replace(known, price=Money(9000)))


def _restore(owner: Desk, maker: Desk, state: str) -> Step:
    made = to_end(backups.back_up(owner))
    return lambda desk: to_end(restores.restore(desk, Path(made.backup.path)))


def _simple(step: Step) -> Trial:
    return lambda owner, maker, state: step


def _about_person(step: Callable[[Desk, int], object]) -> Callable[[str], Step]:
    """A step about a person: oneself or another clerk."""
    return lambda name: lambda desk: step(desk, kept.by_name(desk.db, name).id)  # type: ignore[union-attr]


TRIALS: dict[str, Trial] = {
    "back_up": _simple(lambda desk: to_end(backups.back_up(desk))),
    "restore": _restore,
    "verify": _simple(lambda desk: to_end(trust.verify(desk))),
    "change_setting": _simple(lambda desk: settings.set_lock_after(desk, 5)),
    "enter_order": _simple(lambda desk: orders.enter_order(desk, doll_order("#1009"))),
    **{name: trial for room in ROOMS for name, trial in room.TRIALS.items()},
    "add_customer": _simple(lambda desk: customers.add_customer(desk, Customer(0, "", "Ida"))),
    "change_customer": _change_customer,
    "merge_customers": _merge,
    "add_item": _simple(lambda desk: items.add_item(desk, Item(0, "C", "Cat", Money(100)))),
    "change_item": _change_item,
    "count_stock": _simple(lambda desk: items.count_stock(desk, "B", 3, "counted")),
    "mark_delivered": _simple(lambda desk: orders.mark_delivered(desk, "#1002", DAY)),
    "issue_ra": _simple(lambda desk: returns.issue_ra(desk, ask()(desk))),
    "settle": _settle,
    "count_print": _print,
    "void_credit": _credit(lambda desk, slip: credits.void_credit(desk, slip, "by mistake")),
    "transfer_credit": _credit(_give_away),
    "extend_credit": _extend_credit,
    "save_case": _case,
    "attach_photo": _photo,
    "export_list": _simple(lambda desk: exports.note_export(desk, "orders", 3)),
    "import_orders": _import,
    "import_customers": _import_list("customers", Customer(0, "", "Ida")),
    "import_items": _import_list("items", Item(0, "X", "Bear", Money(100))),
    "correct_delivery": _correct,
    "void_ra": _void,
    "reverse_settlement": _reverse,
    "override_ra": _simple(lambda desk: overrides.override_ra(desk, ask(on=LATE)(desk), "a good customer")),
    "override_settlement": _override_settlement,
    "list_overrides": _simple(overrides.list_overrides),
    "new_edition": lambda owner, maker, state: _edition(owner),
    "withdraw_edition": _withdraw,
    "add_person": _simple(lambda desk: people.add_person(desk, "Eve", "clerk", "1111")),
    "show_recovery_words": _simple(recovery.show_recovery_words),
    "export_customer": _simple(lambda desk: personal.export_customer(desk, buyer(desk), "asked")),
    "erase_customer": _simple(lambda desk: personal.erase_customer(desk, buyer(desk), "asked")),
    "accept_findings": _simple(
        lambda desk: trust.accept_findings(desk, Checked(1, 1, 0, "1-a", (Finding(CHANGED),)), "it broke")
    ),
}
ABOUT_PEOPLE: dict[str, Callable[[str], Step]] = {
    "set_role": _about_person(lambda desk, person: people.set_role(desk, person, "clerk", "so")),
    "set_active": _about_person(lambda desk, person: people.set_active(desk, person, False, "so")),
    "set_pin": _about_person(lambda desk, person: people.set_pin(desk, person, "2222")),
    "set_secret": _about_person(
        lambda desk, person: people.set_secret(desk, person, "a new secret", SECRETS.get(desk.who, ""))
    ),
}
