"""Decisions of the shop's history by kind, a page at a time, and what became of the orders since.

The history's own ids say what came before what: an RA may be dated back, and days do not tell a settlement
from an RA that was issued an hour later.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, time
from sys import intern

from desk.records.answers import Amount, Deadline, Interval, Option
from desk.records.decisions import Back, Decision, Pieces, Story
from desk.records.facts import Condition, LinePart
from desk.records.money import Money
from desk.records.plain import from_plain, to_plain
from desk.records.questions import latest
from desk.records.returns import Parcel
from desk.records.what_if import Verdict
from desk.store import answers, orders_whole
from desk.store.database import Database
from desk.store.days import to_day, to_flag

# The kinds of decisions: RAs that were not voided, settlements that stand, and the RAs that are open today.
ISSUED, SETTLED = "issued", "settled"
OPEN = "open"
KINDS = (ISSUED, SETTLED)
_PAGE = 200
_FROM = {
    ISSUED: """
        FROM return_authorizations ra
        WHERE (ra.state <> 'voided' OR ra.refused IS NOT NULL) AND ra.issued BETWEEN :first AND :last
    """,
    SETTLED: """
        FROM settlements done JOIN return_authorizations ra ON ra.id = done.ra
        WHERE done.reversed IS NULL AND done.settled BETWEEN :first AND :last
    """,
    # Not by the index of states, which would be read whole for every page.
    OPEN: "FROM return_authorizations ra WHERE ra.state NOT IN ('settled', 'voided')",
}
_AN_RA = """
    ra.id, ra.number, ra.order_id, ra.issued, ra.reason, ra.answer, ra.told, ra.issued AS day, ra.delivered,
    NULL AS received, '[]' AS found, ra.replacement, '{}' AS granted
"""
_WHAT = {
    ISSUED: _AN_RA,
    SETTLED: """done.id, ra.number, ra.order_id, ra.issued, ra.reason, done.answer, done.settled AS day,
        done.received, done.sent, done.ra_on_package, done.destination, ra.told, done.told AS found,
        ra.delivered, done.replacement, done.found_reason, ra.extended,
        done.granted""",
    OPEN: _AN_RA,
}
_COUNTS = {kind: f"SELECT count(*) AS number {rows}" for kind, rows in _FROM.items()}
_READ = {
    kind: f"SELECT {_WHAT[kind]} {rows} AND ra.order_id IN (SELECT value FROM json_each(:orders)) ORDER BY 1"
    for kind, rows in _FROM.items()
}
_HAS = {kind: f"EXISTS (SELECT 1 {rows} AND ra.order_id = o.id)" for kind, rows in _FROM.items()}
_ORDERS: dict[tuple[str, ...], str] = {
    kinds: f"""
        SELECT o.id FROM orders o WHERE o.id > :after AND ({" OR ".join(_HAS[kind] for kind in kinds)})
        ORDER BY o.id LIMIT {_PAGE}
    """
    for kinds in (KINDS, (OPEN,))
}
_RA_LINES = """
    SELECT ra AS owner, order_line, quantity, NULL AS looked FROM return_lines
    WHERE ra IN (SELECT value FROM json_each(?)) ORDER BY id
"""
_LINES = {
    ISSUED: _RA_LINES,
    SETTLED: """
        SELECT done.id AS owner, back.order_line, back.quantity, found.return_line AS looked, found.opened,
            found.damaged, found.original_packaging, found.secured, found.resaleable
        FROM settlements done
        JOIN return_lines back ON back.ra = done.ra
        LEFT JOIN settlement_lines found ON found.settlement = done.id AND found.return_line = back.id
        WHERE done.id IN (SELECT value FROM json_each(?)) ORDER BY back.id
    """,
    OPEN: _RA_LINES,
}
_RAS = """
    SELECT id, number, order_id FROM return_authorizations
    WHERE order_id IN (SELECT value FROM json_each(?)) ORDER BY id
"""
_SETTLEMENTS = """
    SELECT id, ra, credit FROM settlements WHERE ra IN (SELECT value FROM json_each(?)) ORDER BY id
"""
_HISTORY = """
    SELECT id, subject, operation FROM history
    WHERE operation IN ('issue_ra', 'set_apart', 'settle', 'reverse_settlement')
        AND subject IN (SELECT value FROM json_each(?))
    ORDER BY id
"""
_CONDITIONS = tuple(each.name for each in fields(Condition))
# What a kept answer of an earlier version may lack.
_BLANK = to_plain(Verdict("owner"))


@dataclass(frozen=True, slots=True)
class Period:
    """The days of the decisions that are looked at, both included."""

    first: date = date.min
    last: date = date.max


@dataclass(frozen=True, slots=True)
class Page:
    """The decisions about some orders by kind, and what became of these orders."""

    decisions: dict[str, tuple[Decision, ...]]
    stories: dict[int, Story]


def count(db: Database, kind: str, period: Period) -> int:
    """How many decisions of a kind were made in a period."""
    return db.query(_COUNTS[kind], _values(period))[0]["number"]


def pages(db: Database, kinds: tuple[str, ...], period: Period) -> Iterator[Page]:
    """The decisions of some kinds made in a period, with their orders, page by page of the orders."""
    after = 0
    while orders := db.ids(_ORDERS[kinds], {**_values(period), "after": after}):
        after = orders[-1]
        values = {**_values(period), "orders": json.dumps(list(orders))}
        yield Page({kind: _decisions(db, kind, values) for kind in kinds}, _stories(db, orders))


def of_order(db: Database, order: int) -> Page:
    """The decisions about one order by its id, and what became of it."""
    values = {**_values(Period()), "orders": json.dumps([order])}
    return Page({kind: _decisions(db, kind, values) for kind in KINDS}, _stories(db, [order]))


def _values(period: Period) -> dict[str, object]:
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}


def _ids(rows: Iterable[sqlite3.Row], column: str = "id") -> str:
    return json.dumps([row[column] for row in rows])


def _decisions(db: Database, kind: str, values: dict[str, object]) -> tuple[Decision, ...]:
    rows = db.query(_READ[kind], values)
    parts = _parts(db.query(_LINES[kind], (_ids(rows),)))
    return tuple([_decision(row, parts[row["id"]]) for row in rows])


def _parts(rows: Iterable[sqlite3.Row]) -> dict[int, list[LinePart]]:
    """The pieces by the RA or settlement that they are of, with what they were found like."""
    found: dict[int, list[LinePart]] = {}
    for row in rows:
        condition = None
        if row["looked"]:
            seen = {name: row[name] for name in _CONDITIONS}
            condition = Condition(**{name: to_flag(each) for name, each in seen.items()})
        part = LinePart(str(row["order_line"]), row["quantity"], condition)
        found.setdefault(row["owner"], []).append(part)
    return found


def _decision(row: sqlite3.Row, parts: Sequence[LinePart]) -> Decision:
    return Decision(
        id=row["id"],
        number=row["number"],
        order=row["order_id"],
        day=date.fromisoformat(row["day"]),
        issued=date.fromisoformat(row["issued"]),
        reason=row["reason"],
        parts=tuple(parts),
        verdict=_verdict(row["answer"]),
        parcel=_parcel(row) if row["received"] else None,
        extended=to_day(row["extended"]) if row["received"] else None,
        replacement=to_flag(row["replacement"]),
        granted={label: _money(each) for label, each in json.loads(row["granted"]).items()},
        told=latest(answers.to_told(row["told"]), answers.to_told(row["found"])),
        delivered=to_day(row["delivered"]),
    )


def _verdict(text: str) -> Verdict:
    """What counts of a kept answer; `answers` reads the whole, in five times as long.

    Its words are the same in a million answers, and are kept once.
    """
    kept = _BLANK | json.loads(text)
    amounts = [
        Amount(intern(each["label"]), _money(each["money"]), intern(each["clause"]), each["line"])
        for each in kept["amounts"]
    ]
    deadlines = [
        Deadline(intern(each["name"]), date.fromisoformat(each["day"]), intern(each["clause"]), _hour(each))
        for each in kept["deadlines"]
    ]
    return Verdict(
        outcome=kept["outcome"],
        state=intern(kept["state"]),
        destination=intern(kept["destination"]),
        credit=_money(kept["credit"]),
        charge=_money(kept["charge"]),
        amounts=tuple(amounts),
        figures={name: _money(each) for name, each in kept["figures"].items()},
        deadlines=tuple(deadlines),
        requirements=tuple(map(intern, kept["requirements"])),
        services=tuple(kept["services"]),
        refused_services=kept["refused_services"],
        holds=tuple(kept["holds"]),
        intervals=from_plain(tuple[Interval, ...], kept["intervals"]),
        options=from_plain(tuple[Option, ...], kept["options"]),
        tenders={name: _money(each) for name, each in kept["tenders"].items()},
    )


def _hour(deadline: dict[str, str]) -> time | None:
    """The hour of a kept deadline, where it has one."""
    return time.fromisoformat(deadline["at"]) if deadline.get("at") else None


def _money(text: str) -> Money:
    """An amount as `answers` keeps it, always with its cents."""
    return Money(int(text.replace(".", "")))


def _parcel(row: sqlite3.Row) -> Parcel:
    return Parcel(
        date.fromisoformat(row["received"]),
        date.fromisoformat(row["sent"]),
        to_flag(row["ra_on_package"]),
        destination=row["destination"],
        found_reason=row["found_reason"],
    )


def _stories(db: Database, orders: Sequence[int]) -> dict[int, Story]:
    """The orders with these ids, with all that came back of them and when."""
    found = {order.id: Story(order) for order in orders_whole.read(db, orders)}
    ras = db.query(_RAS, (json.dumps(list(orders)),))
    history = _history(db, ras)
    settlements = _by_ra(db.query(_SETTLEMENTS, (_ids(ras),)))
    told = {ra["id"]: history.get(ra["number"], {}) for ra in ras}
    pieces = Pieces(_parts(db.query(_RA_LINES, (_ids(ras),))), _apart(told))
    for ra in ras:
        key = ra["id"]
        _tell(found[ra["order_id"]], key, told[key], settlements.get(key, []), pieces)
    return found


def _apart(told: Mapping[int, Mapping[str, Sequence[int]]]) -> dict[int, list[tuple[int, int]]]:
    """By RA, what was set apart from it and when: it is issued in the line of history before."""
    made = {moment: ra for ra, done in told.items() for moment in done.get("issue_ra", ())}
    return {
        ra: [(each, made[each - 1]) for each in done.get("set_apart", ()) if each - 1 in made]
        for ra, done in told.items()
    }


def _history(db: Database, ras: Iterable[sqlite3.Row]) -> dict[str, dict[str, list[int]]]:
    """By RA number and operation, the moments when it was done, oldest first."""
    found: dict[str, dict[str, list[int]]] = {}
    for row in db.query(_HISTORY, (_ids(ras, "number"),)):
        found.setdefault(row["subject"], {}).setdefault(row["operation"], []).append(row["id"])
    return found


def _by_ra(rows: Iterable[sqlite3.Row]) -> dict[int, list[sqlite3.Row]]:
    found: dict[int, list[sqlite3.Row]] = {}
    for row in rows:
        found.setdefault(row["ra"], []).append(row)
    return found


def _tell(
    story: Story,
    ra: int,
    told: Mapping[str, Sequence[int]],
    settlements: Sequence[sqlite3.Row],
    pieces: Pieces,
) -> None:
    """Add an RA to its order's story; where the history lacks a line of it, the story is not known."""
    issued, settled = told.get("issue_ra", ()), told.get("settle", ())
    if len(issued) != 1 or len(settled) != len(settlements):
        story.gaps.append(ra)
        return
    story.moments[ISSUED, ra] = issued[0]
    # Each settlement but the last one must have been reversed before the next.
    ends = [*told.get("reverse_settlement", ()), None]
    for row, since, until in zip(settlements, settled, ends, strict=False):
        story.moments[SETTLED, row["id"]] = since
        story.backs.append(Back(since, until, Money(row["credit"]), pieces.at(ra, since)))
