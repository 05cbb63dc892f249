"""What would change under another policy as lines of text, and as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from desk.exchange.what_if_csv import COLUMNS
from desk.records.plain import to_plain
from desk.records.what_if import Change, Skipped, Verdict, WhatIf
from desk.words import Words

Names = Mapping[str, dict[str, str]]
# A terminal shows so many decisions of each kind; a file has all of them.
MOST = 20
_PERIODS = {(False, False): "all", (True, False): "from", (False, True): "to", (True, True): "between"}


def lines(words: Words, report: WhatIf, policy: str) -> list[str]:
    """The report for a shopkeeper: sums first, then what comes out otherwise, then what is not known."""
    return [
        words("what-if.head", policy=policy) if policy else words("what-if.head-own"),
        words(f"what-if.days-{_PERIODS[report.start is not None, report.end is not None]}", **_days(report)),
        words("what-if.counts", decisions=report.decisions, changed=len(report.changes)),
        _difference(words, report),
        *_clauses(words, report),
        *_outcomes(words, report),
        *_listed(words, "changes", report.changes, report.names),
        words("what-if.open", count=report.open, changed=len(report.touched)),
        *_listed(words, "touched", report.touched, report.names),
        *_listed(words, "skipped", report.skipped),
        *_listed(words, "uncompared", report.uncompared),
    ]


def plain(report: WhatIf) -> dict[str, Any]:
    """The report as plain values, with the differences beside what they are between."""
    found = to_plain(report)
    for name in ("changes", "touched"):
        for change, shown in zip(getattr(report, name), found[name], strict=True):
            shown.update(credit=str(change.credit), charge=str(change.charge))
    for each, shown in zip(report.clauses, found["clauses"], strict=True):
        shown["difference"] = str(each.difference)
    return {**found, "difference": str(report.difference)}


def column_lines(words: Words) -> list[str]:
    """The columns of the CSV file and what each means."""
    return [f"{name:<20} {words(f'export.what-if.{name}')}" for name in COLUMNS]


def _days(report: WhatIf) -> dict[str, object]:
    return {name: day for name, day in (("start", report.start), ("end", report.end)) if day}


def _difference(words: Words, report: WhatIf) -> str:
    more = report.difference
    if not more:
        return words("what-if.same")
    return words("what-if.more", amount=more) if more > 0 else words("what-if.less", amount=-more)


def _clauses(words: Words, report: WhatIf) -> Iterator[str]:
    """The sums that differ, under each question."""
    asked = ""
    for each in report.clauses:
        if each.ask != asked:
            asked = each.ask
            key = "what-if.sums-estimated" if asked == "return_request" else "what-if.sums"
            yield words(key, question=words.named("ask", asked))
        label = words.named("amount", each.label, report.names)
        amounts = f"{words.money(each.before):>14} → {words.money(each.after):>14}"
        yield f"  {label:<28}{amounts}  {words.money(each.difference):>14}  [{each.clause}]"


def _outcomes(words: Words, report: WhatIf) -> Iterator[str]:
    for each in report.outcomes:
        step = f"{words.named('outcome', each.before)} → {words.named('outcome', each.after)}"
        yield words("what-if.outcome", question=words.named("ask", each.ask), step=step, count=each.count)


def _listed(
    words: Words, kind: str, found: Sequence[Change | Skipped], names: Names | None = None
) -> Iterator[str]:
    """The first of some matters under their heading, and how many more there are."""
    if found:
        yield words(f"what-if.{kind}")
    for each in found[:MOST]:
        about = f"  {each.number}, {words.day(each.day)}, {words.named('ask', each.ask)}: "
        if isinstance(each, Change):
            yield about + "; ".join(_differences(words, each, names or {}))
        else:
            yield about + words(f"error.{each.key}", **each.values)
    if len(found) > MOST:
        yield words("what-if.rest", count=len(found) - MOST)


def _differences(words: Words, change: Change, names: Names) -> Iterator[str]:
    """Each field that differs: from what to what, where that is short enough to say."""
    for name in change.differs:
        sides = [_side(words, name, side, names) for side in (change.before, change.after)]
        label = words(f"what-if.field-{name}")
        yield f"{label} {sides[0]} → {sides[1]}" if any(sides) else label


def _side(words: Words, name: str, verdict: Verdict, names: Names) -> str:
    value = getattr(verdict, name)
    if name in ("outcome", "state", "destination"):
        return words.named(name, value, names) if value else "–"
    if name in ("credit", "charge"):
        return words.money(value)
    if name == "deadlines":
        days = [f"{words.named('deadline', each.name, names)} {words.day(each.day)}" for each in value]
        return ", ".join(days) or "–"
    return ""
