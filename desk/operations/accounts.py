"""The chart of accounts, what the owner calls each account, and the table of postings."""

import re
from dataclasses import replace
from datetime import date

from desk.operations.desk import Desk
from desk.operations.rights import permit
from desk.records.errors import BadInput, NotFound
from desk.records.ledger import Account, Posting
from desk.records.papers import PostingPaper
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.store import closings, ledger, shop

LONGEST_NAME = 60
_NUMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,11}", re.ASCII)


def list_accounts(desk: Desk) -> tuple[Account, ...]:
    """The chart by its standard numbers; a state's sales tax is there once some was owed to it."""
    return ledger.accounts(desk.db)


def chart_on(desk: Desk, day: date) -> dict[str, Account]:
    """The accounts by their standard numbers; of a closed month those there were, as they were called."""
    closed = closings.covering(desk.db, day)
    found = [each.account for each in closed.chart] if closed else ledger.accounts(desk.db)
    return {each.number: each for each in found}


def list_postings(desk: Desk) -> tuple[Posting, ...]:
    """The table of postings: what each amount of an event moves from which account to which."""
    return ledger.postings(desk.db)


def posting_paper(desk: Desk, number: str = "") -> PostingPaper:
    """What the guide to the books prints.

    ``number`` is of no meaning here: a paper is asked for by one.
    """
    return PostingPaper(shop.get(desk.db), desk.clock.today(), list_accounts(desk), list_postings(desk))


def change_account(desk: Desk, account: str, number: str, name: str) -> Account:
    """Call an account as the shop's accountant does; empty for the standard number or name.

    ``account`` is its standard number. Raises NotFound ``account-unknown``; BadInput
    ``account-number-shape``, ``account-number-taken``, ``account-name-long``. Months that are closed keep
    what it was called.
    """
    given = need_text(Account(account, "", "", number.strip(), " ".join(name.split())))
    with desk.db.atomic():
        chart = {each.number: each for each in ledger.accounts(desk.db)}
        old = chart.get(account.strip())
        if old is None:
            raise NotFound("account-unknown", number=account)
        wanted = replace(
            old,
            given_number="" if given.given_number == old.number else given.given_number,
            given_name="" if given.given_name == old.name else given.given_name,
        )
        _need_sound(chart, wanted)
        permit(desk, Act("change_account", old.number, facts=(wanted.code, wanted.title)))
        ledger.name_account(desk.db, wanted)
        before, after = ({"number": each.code, "name": each.title} for each in (old, wanted))
        desk.remember("change_account", old.number, before=before, after=after)
    return wanted


def _need_sound(chart: dict[str, Account], wanted: Account) -> None:
    if not _NUMBER.fullmatch(wanted.code):
        raise BadInput("account-number-shape", number=wanted.code)
    if len(wanted.title) > LONGEST_NAME:
        raise BadInput("account-name-long", most=LONGEST_NAME)
    for each in chart.values():
        if each.number != wanted.number and each.code.casefold() == wanted.code.casefold():
            raise BadInput("account-number-taken", number=wanted.code, name=each.title)
