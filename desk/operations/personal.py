"""One customer's own data: find them, hand out all that is kept, erase who they are (trust.md K1 to K3)."""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.records.checks import Check
from desk.records.customers import Customer
from desk.records.errors import BadInput, Fault, Hindered, NotFound, Refused, StoreTrouble
from desk.records.personal import BankLine, Erased, Hindrance, Kept, PersonCheck, PersonFile, PersonRow
from desk.records.rights import Act
from desk.records.strays import Stray
from desk.store import (
    check_parts,
    checks,
    claims,
    credits,
    customers,
    demands,
    drafts,
    history,
    orders_whole,
    personal,
    personal_checks,
    photo_files,
    photos,
    requests,
    returns,
    shop,
    strays,
)
from desk.store.keys import fold


def find_people(desk: Desk, text: str) -> tuple[PersonRow, ...]:
    """Customers by name, email, phone, city or number, whatever the accents and case; fifty at most."""
    return personal.find(desk.db, text)


def kept_about(desk: Desk, number: str) -> Kept:
    """How much is kept about a customer and what hinders erasing it; raises NotFound."""
    customer = customers.get(desk.db, number)
    held = _file(desk, customer)
    return Kept(
        personal.row(desk.db, customer.id),
        held.counts,
        personal.hindrances(desk.db, customer.id),
        personal.is_emptied(customer),
    )


def export_customer(desk: Desk, number: str, reason: str) -> PersonFile:
    """Everything that is kept about exactly one customer; who took it out when and why is remembered."""
    why = need_reason(reason)
    with desk.db.atomic():
        customer = customers.get(desk.db, number)
        agreed = permit(desk, Act("export_customer", customer.number, facts=(why,)))
        held = _file(desk, customer)
        desk.remember("export_customer", customer.number, why, after={**held.counts, **agreed})
    return held


def _file(desk: Desk, customer: Customer) -> PersonFile:
    db, numbers = desk.db, personal.numbers_of(desk.db, customer.id)
    slips = personal.credits_of(db, customer.id)
    back = tuple(returns.get(db, each) for each in personal.returns_of(db, customer.id))
    return PersonFile(
        shop=shop.get(db),
        day=desk.clock.today(),
        customer=customer,
        addresses=personal.addresses_of(db, customer.id),
        orders=orders_whole.read(db, personal.orders_of(db, customer.id)),
        shipments=personal.shipments_of(db, customer.id),
        returns=back,
        outcomes=personal.outcomes_of(db, customer.id),
        credits=tuple(credits.get(db, slip) for slip in slips),
        movements=tuple(each for slip in slips for each in credits.movements(db, slip)),
        photos=tuple(photo for each in numbers for photo in photos.of(db, each)),
        history=tuple(line for each in numbers for line in history.of(db, each)),
        drafts=drafts.about(db, numbers, personal.marks_of(db, customer)),
        merged=customers.merged_into(db, customer.id),
        pickups=tuple(each for ra in back for each in claims.pickups_of(db, ra.id)),
        claims=tuple(each for ra in back for each in claims.of_return(db, ra.id)),
        strays=_strays(desk, customer, numbers),
        requests=tuple(requests.get(db, each) for each in personal.requests_of(db, customer.id)),
        checks=tuple(_check(desk, each) for each in checks.of_customer(db, customer.id)),
        bank_lines=_bank_lines(desk, customer),
        before_imports=personal.imported_of(db, customer.id),
    )


def _check(desk: Desk, check: Check) -> PersonCheck:
    parts = check_parts.of_check(desk.db, check.id)
    paid = tuple(dict.fromkeys(order for _, order, _ in parts))
    return PersonCheck(check, paid, checks.steps(desk.db, check.id), demands.of_check(desk.db, check.id))


def _bank_lines(desk: Desk, customer: Customer) -> tuple[BankLine, ...]:
    """Lines of the bank's statements that are of their checks, or on which a name of theirs stands."""
    return personal_checks.lines_of(desk.db, customer.id, personal.marks_of(desk.db, customer))


def _strays(desk: Desk, customer: Customer, numbers: tuple[str, ...]) -> tuple[Stray, ...]:
    """Parcels that were theirs, or on which a number or a name of theirs stands."""
    return strays.about(desk.db, customer.id, (*personal.marks_of(desk.db, customer), *numbers))


def erase_customer(desk: Desk, number: str, reason: str) -> Erased:
    """Erase who a customer is; amounts, goods and days stay under the number, which stands for the name.

    Raises Hindered ``erase-hindered`` while an order, a return, a check or store credit of theirs is open,
    and BadInput ``reason-names-person`` for a reason that would keep what is to be erased.
    """
    why = need_reason(reason)
    with desk.db.atomic():
        customer = customers.get(desk.db, number)
        if personal.is_emptied(customer):
            raise Refused("customer-erased", number=customer.number)
        _check_reason(desk, customer, why)
        if open_matters := personal.hindrances(desk.db, customer.id):
            raise Hindered("erase-hindered", tuple(map(_fault, open_matters)), number=customer.number)
        agreed = permit(desk, Act("erase_customer", customer.number, facts=(why,)))
        done = _erase(desk, customer)
        desk.remember("erase_customer", customer.number, why, after={**done.counts, **agreed})
        # Last of all, so that the list tells of nobody whose erasure was refused; a backup from before they
        # were merged holds each of them.
        for each in (customer, *customers.merged_into(desk.db, customer.id)):
            desk.db.sealer.note_erased(each.number)
    return replace(done, washed=_wash(desk))


def erase_again(desk: Desk, numbers: Iterable[str]) -> tuple[Erased, ...]:
    """Erase whom a restored backup brought back, by their numbers, inside the transaction of the restore.

    It was all permitted when it was first done, and what was open then was finished, so nothing is asked.
    """
    done = []
    for number in numbers:
        with suppress(NotFound):
            customer = customers.get(desk.db, number)
            if not personal.is_emptied(customer):
                done.append(_erase(desk, customer))
                desk.remember("erase_again", customer.number, after=done[-1].counts)
    return tuple(done)


def _erase(desk: Desk, customer: Customer) -> Erased:
    """Empty all rows that tell of a customer, inside the open transaction; what there was, by kind."""
    db, counts = desk.db, _file(desk, customer).counts
    numbers = personal.numbers_of(db, customer.id)
    for draft in drafts.about(db, numbers, personal.marks_of(db, customer)):
        drafts.remove(db, draft)
    strays.empty(db, _strays(desk, customer, numbers))
    personal_checks.empty(db, customer.id, _bank_lines(desk, customer))
    photos.drop(db, [photo.id for each in numbers for photo in photos.of(db, each)])
    personal.empty(db, customer, numbers)
    return Erased(customer.number, counts)


def _wash(desk: Desk) -> bool:
    """After the commit: no byte of it in the log beside the file, no photo that no row names.

    What is erased is erased: a disk that does not let them go now is no reason to say that nothing was done.
    """
    try:
        personal.wash(desk.db)
        photo_files.sweep(photo_files.folder_of(desk.db.path), photos.digests(desk.db))
    except StoreTrouble:
        return False
    return True


def _check_reason(desk: Desk, customer: Customer, reason: str) -> None:
    said = fold(reason)
    told = {*personal.marks_of(desk.db, customer), *(fold(part) for part in customer.name.split())}
    if any(len(each) > 2 and re.search(rf"(?<!\w){re.escape(each)}(?!\w)", said) for each in told):
        raise BadInput("reason-names-person")


def _fault(each: Hindrance) -> Fault:
    return Fault(f"hinders-{each.kind}", number=each.number, amount=each.amount)
