"""Customers: found as somebody types, opened, entered, changed, and merged where two are the same person."""

from contextlib import suppress
from dataclasses import fields, replace

from desk.operations import spending
from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.records import codes, contacts
from desk.records.addresses import Address
from desk.records.credits import EXPIRED, OPEN
from desk.records.customers import Customer, CustomerSheet
from desk.records.errors import BadInput, Refused, Stale
from desk.records.money import total
from desk.records.rights import Act
from desk.records.shop import HistoryLine
from desk.records.texts import need_text
from desk.store import customers, history, numbers, orders_list, personal, search

# What a person may change of a customer.
TOLD = ("name", "email", "phone", "address", "outside_number", "note")
_NEWEST = 50


def find_customers(desk: Desk, text: str, limit: int = 8) -> tuple[Customer, ...]:
    """Customers as somebody types: by number, phone, email and the words of the name, best first."""
    return tuple(customers.get(desk.db, each) for each in search.customers(desk.db, text, limit))


def open_customer(desk: Desk, number: str) -> CustomerSheet:
    """A customer with orders, store credit and likely duplicates; a merged one's number opens whom it became.

    Raises NotFound ``customer-unknown``.
    """
    found = customers.get(desk.db, number)
    bought = orders_list.of_customer(desk.db, found.id)
    lots = spending.lots_of(desk, found.id)
    return CustomerSheet(
        customer=found,
        orders=orders_list.rows(desk.db, bought[:_NEWEST]),
        credit=total(lot.balance for lot in lots if lot.state == OPEN),
        expired=total(lot.balance for lot in lots if lot.state == EXPIRED),
        duplicates=customers.alike(desk.db, found),
        order_count=len(bought),
        slips=tuple(lot.number for lot in lots),
        merged=customers.merged_into(desk.db, found.id),
    )


def customer_history(desk: Desk, number: str) -> tuple[HistoryLine, ...]:
    """Who did what to a customer when, and to those who turned out to be them, oldest first."""
    found = customers.get(desk.db, number)
    each = (found, *customers.merged_into(desk.db, found.id))
    lines = (line for one in each for line in history.of(desk.db, one.number))
    return tuple(sorted(lines, key=lambda line: line.id))


def add_customer(desk: Desk, customer: Customer) -> Customer:
    """Enter a new customer, phone, email and address as the shop writes them; the number is the next one.

    Raises BadInput for what cannot be understood, and Refused ``email-taken`` or ``outside-number-taken``.
    """
    with desk.db.atomic():
        permit(desk, Act("add_customer"))
        made = enter(desk, customer)
    return made


def enter(desk: Desk, customer: Customer) -> Customer:
    """Keep a new customer inside the open transaction, as ``add_customer`` does in one of its own."""
    wanted = _checked(desk, customer, Customer(0, "", ""))
    number = numbers.next_number(desk.db, codes.CUSTOMER, desk.clock.today().year)
    made = customers.add(desk.db, replace(wanted, number=number, merged_into=""))
    desk.remember("add_customer", number, after=_facts(made, Customer(0, "", "")))
    return made


def tidied(customer: Customer) -> Customer:
    """A customer as the shop writes them, as far as they can be understood; the rest as it was written."""
    found = customer
    with suppress(BadInput):
        found = replace(found, address=_home(found.address))
    with suppress(BadInput):
        found = replace(found, phone=contacts.phone_text(found.phone, found.address.country))
    with suppress(BadInput):
        found = replace(found, email=contacts.email_text(found.email))
    return found


def learn(desk: Desk, known: Customer, seen: Customer) -> Customer:
    """Keep in the open transaction what an order tells of a customer that nobody knew yet."""
    made = replace(_joined(known, seen), name=known.name)
    if _facts(made, known):
        made = customers.change(desk.db, made, known)
        desk.remember("change_customer", known.number, before=_facts(known, made), after=_facts(made, known))
    return made


def change_customer(desk: Desk, customer: Customer) -> Customer:
    """Change what is known of a customer; a new address leaves the old one on the papers of then.

    Raises Stale ``customer-changed`` where somebody else changed it meanwhile, Refused ``customer-gone``.
    """
    with desk.db.atomic():
        permit(desk, Act("change_customer", customer.number))
        changed = amend(desk, customer)
    return changed


def amend(desk: Desk, customer: Customer) -> Customer:
    """Keep what changed of a customer inside the open transaction, as ``change_customer`` in its own."""
    before = _still(desk, customer)
    _need_present(before)
    wanted = _checked(desk, customer, before)
    if _facts(wanted, before):
        wanted = customers.change(desk.db, wanted, before)
        said, says = _facts(before, wanted), _facts(wanted, before)
        desk.remember("change_customer", before.number, before=said, after=says)
    return wanted


def put_back(desk: Desk, was: Customer) -> Customer:
    """Keep in the open transaction what was known of a customer before an import; however it is written.

    Raises Refused ``email-taken`` or ``outside-number-taken`` where another customer has that now.
    """
    now = customers.get(desk.db, was.number)
    _need_free(customers.by_email(desk.db, was.email), now, "email-taken", was.email)
    taken = customers.by_outside_number(desk.db, was.outside_number)
    _need_free(taken, now, "outside-number-taken", was.outside_number)
    made = customers.change(desk.db, replace(was, version=now.version), now)
    desk.remember("change_customer", now.number, before=_facts(now, made), after=_facts(made, now))
    return made


def catch_up(desk: Desk) -> None:
    """Keep the phones of an older file's customers as they are looked up; once, at its first opening."""
    with desk.db.atomic():
        customers.keep_phones(desk.db)


def likely_same(desk: Desk, customer: Customer) -> tuple[Customer, ...]:
    """Who may be the same person: same phone, same email, or same name and postal code."""
    return customers.alike(desk.db, customer)


def merge_customers(desk: Desk, keep: str, other: str, reason: str) -> Customer:
    """Make one customer of two: orders, returns and store credit go to the one kept, by their numbers.

    The other's row and numbers stay and lead to the one kept, who gets what was not known of them yet.
    Raises Refused ``merge-same`` and ``customer-gone``.
    """
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        kept, gone = customers.get(desk.db, keep), customers.get(desk.db, other)
        if kept.id == gone.id:
            raise Refused("merge-same", number=kept.number)
        _need_present(kept, gone)
        agreed = permit(desk, Act("merge_customers", kept.number, facts=(gone.number, why)))
        moved = customers.merge(desk.db, kept, gone)
        made = customers.change(desk.db, _joined(kept, gone), kept)
        counts = {kind: " ".join(records) for kind, records in moved.items() if records}
        after = {"merged": gone.number, **counts, **_facts(made, kept), **agreed}
        desk.remember("merge_customers", kept.number, why, before=_facts(kept, made), after=after)
        desk.remember("merge_customers", gone.number, why, after={"merged_into": kept.number})
    return made


def _need_present(*found: Customer) -> None:
    """Raises Refused ``customer-gone`` for one who was erased: what is gone does not come back."""
    for each in found:
        if personal.is_emptied(each):
            raise Refused("customer-gone", number=each.number)


def _still(desk: Desk, shown: Customer) -> Customer:
    """The customer as it stands; raises Stale where it is not the one that was shown any more."""
    found = customers.get(desk.db, shown.number)
    if (found.id, found.version) != (shown.id, shown.version):
        raise Stale("customer-changed", number=shown.number)
    return found


def _checked(desk: Desk, customer: Customer, before: Customer) -> Customer:
    """What was changed is put in order; what was not stays as it was, however it is written."""
    need_text(customer)
    wanted = replace(customer, name=" ".join(customer.name.split()), note=customer.note.strip())
    if not wanted.name:
        raise BadInput("customer-nameless")
    if wanted.address != before.address:
        wanted = replace(wanted, address=_home(wanted.address))
    if wanted.phone != before.phone:
        wanted = replace(wanted, phone=contacts.phone_text(wanted.phone, wanted.address.country))
    if wanted.email != before.email:
        wanted = replace(wanted, email=contacts.email_text(wanted.email))
        _need_free(customers.by_email(desk.db, wanted.email), wanted, "email-taken", wanted.email)
    if wanted.outside_number != before.outside_number:
        wanted = replace(wanted, outside_number=wanted.outside_number.strip())
        taken = customers.by_outside_number(desk.db, wanted.outside_number)
        _need_free(taken, wanted, "outside-number-taken", wanted.outside_number)
    return wanted


def _need_free(holder: Customer | None, wanted: Customer, key: str, text: str) -> None:
    if holder is not None and holder.id != wanted.id:
        raise Refused(key, text=text, number=holder.number, name=holder.name)


def _home(address: Address) -> Address:
    return Address() if contacts.is_blank(address) else contacts.tidy(address)


def _joined(kept: Customer, gone: Customer) -> Customer:
    """The one kept, with what was known of the other alone; both notes."""
    notes = dict.fromkeys(note for note in (kept.note, gone.note) if note)
    return replace(
        kept,
        email=kept.email or gone.email,
        phone=kept.phone or gone.phone,
        outside_number=kept.outside_number or gone.outside_number,
        address=gone.address if contacts.is_blank(kept.address) else kept.address,
        note="; ".join(notes),
    )


def _facts(customer: Customer, other: Customer) -> dict[str, str]:
    """What is told of a customer where it is not the same as of the other one."""
    values = ((name, getattr(customer, name), getattr(other, name)) for name in TOLD)
    return {name: _line(value) for name, value, before in values if value != before}


def _line(value: str | Address) -> str:
    if isinstance(value, str):
        return value
    parts = (getattr(value, each.name) for each in fields(value) if each.name != "po_box")
    return ", ".join(part for part in parts if part)
