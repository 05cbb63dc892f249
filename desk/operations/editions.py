"""The editions of the shop's policy: which holds when, a new one from a day on, an upcoming one withdrawn.

Editions are only ever added: of two that begin on the same day the later row holds, and an order keeps the
edition it was placed under.
"""

import json
from dataclasses import replace
from datetime import date, timedelta

from desk.operations import policies
from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.policy import checking, values
from desk.policy.revisions import revisions
from desk.records import plain
from desk.records.errors import BadInput, Refused
from desk.records.facts import Choices
from desk.records.policies import EditionRow, Revision
from desk.records.rights import Act
from desk.records.shop import Edition, HistoryLine
from desk.records.texts import need_text
from desk.store import history, shop

# What the history of the policy stands under.
SUBJECT = "policy"
FARTHEST = timedelta(days=366)
_CLIP = 160


def list_editions(desk: Desk) -> tuple[EditionRow, ...]:
    """All editions, the one that begins last on top, with how many orders were placed under each."""
    editions, orders, today = shop.editions(desk.db), shop.orders_under(desk.db), desk.clock.today()
    now = policies.edition_on(desk, today)
    rows = []
    for place, edition in enumerate(editions):
        after = editions[place + 1] if place + 1 < len(editions) else None
        before = [each for each in editions[:place] if each.in_force < edition.in_force]
        replaced = place > 0 and after is not None and after.in_force == edition.in_force
        upcoming = edition.in_force > today and edition.id != now.id
        rows.append(
            EditionRow(
                id=edition.id,
                pack=edition.pack,
                name=policies.kept_pack(edition.text).name,
                in_force=edition.in_force,
                until=after.in_force - timedelta(days=1) if after and not replaced else None,
                state="replaced" if replaced else "upcoming" if upcoming else "past",
                orders=orders.get(edition.id, 0),
                digest=edition.digest,
                choices=edition.choices,
                repeats=bool(before) and _says(before[-1]) == _says(edition),
            )
        )
    marked = (replace(row, state="in_force") if row.id == now.id else row for row in rows)
    return tuple(reversed(tuple(marked)))


def _says(edition: Edition) -> tuple[str, Choices]:
    return edition.digest, policies.choices_of(edition)


def read_changes(desk: Desk) -> tuple[HistoryLine, ...]:
    """Who changed the policy when, why, and from what to what; oldest first."""
    return history.of(desk.db, SUBJECT)


def new_edition(desk: Desk, text: str, choices: Choices, in_force: date, reason: str) -> Edition:
    """Add an edition from a day on that lies after today; one in force or past is never edited.

    From today on only where no order of today was placed yet: one of today's orders would otherwise be judged
    by another edition than the next. It takes the place of an upcoming edition of the same day. Another
    policy's text may follow; who asks shows what the prospect warns of. Raises Malformed with all faults of
    the text, BadInput for the day or a choice, Refused where it would say what holds anyway.
    """
    why = need_text(need_reason(reason))
    found = policies.read_pack(text)
    for fault in checking.choice_faults(found, choices):
        raise fault
    kept = json.dumps(plain.to_plain(choices))
    new = replace(policies.first_edition(text, in_force), choices=kept)
    with desk.db.atomic():
        _check_day(desk, in_force)
        before = policies.edition_on(desk, in_force)
        changes = revisions(_policy(before), (text, choices))
        if not changes and before.digest == new.digest:
            raise Refused("edition-same", on=in_force)
        agreed = permit(desk, Act("new_edition", SUBJECT, facts=(new.digest, kept, in_force.isoformat())))
        made = shop.add_edition(desk.db, new)
        told, became = _changed(new, changes)
        desk.remember("new_edition", SUBJECT, why, told, {**became, **agreed})
    return shop.edition(desk.db, made)


def withdraw_edition(desk: Desk, edition: int, reason: str) -> Edition:
    """Take an upcoming edition back: a row of the same day repeats what holds until then."""
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        taken = shop.edition(desk.db, edition)
        row = next(each for each in list_editions(desk) if each.id == edition)
        if row.state != "upcoming":
            raise Refused("edition-not-upcoming", on=taken.in_force)
        if row.repeats:
            raise Refused("edition-withdrawn", on=taken.in_force)
        stays = policies.edition_on(desk, taken.in_force - timedelta(days=1))
        again = replace(stays, in_force=taken.in_force)
        agreed = permit(desk, Act("withdraw_edition", SUBJECT, facts=(str(edition),)))
        made = shop.add_edition(desk.db, again)
        told, became = _changed(again, revisions(_policy(taken), _policy(stays)))
        desk.remember("withdraw_edition", SUBJECT, why, told, {**became, **agreed})
    return shop.edition(desk.db, made)


def _policy(edition: Edition) -> tuple[str, Choices]:
    return edition.text, policies.choices_of(edition)


def _check_day(desk: Desk, in_force: date) -> None:
    today, first = desk.clock.today(), shop.editions(desk.db)[0].in_force
    if in_force < today:
        raise BadInput("edition-day-past", on=in_force, today=today)
    if in_force > today + FARTHEST:
        raise BadInput("edition-day-far", on=in_force)
    if in_force < first:
        raise BadInput("edition-before-first", on=in_force, first=first)
    if in_force == today and shop.has_order_of(desk.db, today):
        raise Refused("edition-orders-today", on=today)


def _changed(edition: Edition, changes: tuple[Revision, ...]) -> tuple[dict[str, str], dict[str, str]]:
    """Every change by its clause or name, before and after, and the day; the texts are kept whole beside."""
    clauses = {each.path: each.clause for each in values.values(edition.text)}
    before: dict[str, str] = {}
    after: dict[str, str] = {"in_force": edition.in_force.isoformat()}
    for each in changes:
        name = clauses.get(each.what) or _name(each.what)
        told = _clip(each.before), _clip(each.after)
        # Two values of one clause stand under two names.
        while name in before and (before[name], after[name]) != told:
            name += "’"
        before[name], after[name] = told
    return before, after


def _clip(text: str) -> str:
    return text[:_CLIP] or "-"


def _name(what: str) -> str:
    """A reading's or setting's own name."""
    return what.removeprefix("readings.").removeprefix("settings.").removesuffix(".default")
