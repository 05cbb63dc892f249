"""A policy as it would be from a day on: what the owner is changing, against what would hold that day."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from desk.operations import editions, policies
from desk.operations.desk import Desk
from desk.policy import checking, sheet, values, vocabulary
from desk.policy.pack import Pack
from desk.policy.revisions import revisions
from desk.records.errors import BadInput
from desk.records.facts import Choices
from desk.records.money import rate
from desk.records.policies import NUMBER, PERCENT, Caution, PolicyDraft, PolicySheet, Prospect, Revision
from desk.records.shop import Edition
from desk.records.what_if import Proposal

_RATE = re.compile(r"([A-Za-z]{2})[\s=:]+([0-9.]+)\s*%?", re.ASCII)
_WHOLE = re.compile(r"[0-9]{1,6}", re.ASCII)


def open_policy(desk: Desk, day: date, text: str = "") -> PolicySheet:
    """The policy that would hold on a day as things stand, or another one's text under its choices."""
    edition = policies.edition_on(desk, day)
    choices = policies.choices_of(edition)
    pack = policies.read_pack(text) if text else policies.kept_pack(edition.text)
    return sheet.sheet(text or edition.text, _kept(pack, choices))


def policy_text(desk: Desk, day: date) -> str:
    """The text of the policy that holds on a day, to be kept as a file."""
    return policies.edition_on(desk, day).text


def proposed(desk: Desk, draft: PolicyDraft) -> Proposal:
    """The text and choices that a draft comes to; raises BadInput for a value, Malformed for faults."""
    edition = policies.edition_on(desk, draft.in_force)
    base = draft.text or edition.text
    pack = policies.kept_pack(base)
    choices = _with(pack, _kept(pack, policies.choices_of(edition)), draft)
    text = values.with_values(base, _with_twins(base, draft.values)) if draft.values else base
    for fault in checking.choice_faults(policies.read_pack(text), choices):
        raise fault
    return Proposal(text, choices)


def look_ahead(desk: Desk, draft: PolicyDraft) -> Prospect:
    """What would be otherwise from the draft's day on, and what the owner should know before agreeing."""
    before = policies.edition_on(desk, draft.in_force)
    new = proposed(desk, draft)
    text = new.text or before.text
    found = revisions((before.text, policies.choices_of(before)), (text, new.choices))
    pack = policies.read_pack(text)
    warnings = (*_about_days(desk, draft.in_force), *_about_text(before, text, found))
    return Prospect(pack.id, pack.name, draft.in_force, found, warnings)


def adopt(desk: Desk, draft: PolicyDraft, reason: str) -> Edition:
    """Save a draft as a new edition; raises what ``proposed`` and ``new_edition`` raise."""
    new = proposed(desk, draft)
    assert new.text is not None, "proposed() gave one"
    return editions.new_edition(desk, new.text, new.choices, draft.in_force, reason)


def _kept(pack: Pack, choices: Choices) -> Choices:
    """Of an owner's choices those that a pack knows."""
    readings = {
        name: option
        for name, option in choices.readings.items()
        if name in pack.readings and option in pack.readings[name].options
    }
    known = pack.settings
    return Choices(
        readings,
        choices.deposit_rate if "deposit_rate" in known else None,
        dict(choices.tax_rates) if "tax_rates" in known else {},
        choices.dim_divisor if "dim_divisor" in known else None,
    )


def _with(pack: Pack, choices: Choices, draft: PolicyDraft) -> Choices:
    """The choices with a draft's; a reading's default is no choice."""
    chosen = {**choices.readings, **draft.readings}
    usual = {name: reading.default for name, reading in pack.readings.items()}
    readings = {name: option for name, option in chosen.items() if option != usual.get(name)}
    for name, text in draft.settings.items():
        choices = _with_setting(choices, name, text.strip())
    return replace(choices, readings=readings)


def _with_setting(choices: Choices, name: str, text: str) -> Choices:
    """The choices with a setting as it was typed; ``tax_rates.OH`` is the rate of one state."""
    table, _, state = name.partition(".")
    told: dict[str, Any] = {table: _setting(table, f"{state} {text}" if state else text)}
    if state and table == "tax_rates":
        told[table] = {**choices.tax_rates, **told[table]}
    return replace(choices, **told)


def _setting(name: str, text: str) -> object:
    """A setting as it was typed; nothing typed is the policy's own default."""
    if name not in vocabulary.SETTINGS:
        raise BadInput("setting-none", setting=name, known=", ".join(vocabulary.SETTINGS))
    kind = values.setting_kind(name)
    if kind == PERCENT:
        return rate(text) if text else None
    if kind == NUMBER:
        if text and not (_WHOLE.fullmatch(text) and int(text)):
            raise BadInput("value-not-whole", found=text)
        return int(text) if text else None
    return dict(_rates(text))


def _rates(text: str) -> Iterator[tuple[str, Fraction]]:
    """Rates by state as they are typed: ``OH 5.75, PA 6``."""
    for part in filter(None, (each.strip() for each in re.split(r"[,;\n]", text))):
        found = _RATE.fullmatch(part)
        if found is None:
            raise BadInput("rates-unreadable", text=part)
        yield found.group(1).upper(), rate(found.group(2))


def _with_twins(text: str, changes: dict[str, str]) -> dict[str, str]:
    """The changes at all places where a clause's number stands."""
    twins = {
        value.path: value.twins for clause in sheet.sheet(text, Choices()).clauses for value in clause.values
    }
    return {each: told for path, told in changes.items() for each in (path, *twins.get(path, ()))}


def _about_days(desk: Desk, in_force: date) -> Iterator[Caution]:
    for row in editions.list_editions(desk):
        if row.state == "upcoming" and not row.repeats and row.in_force >= in_force:
            key = "replaces-upcoming" if row.in_force == in_force else "later-stands"
            yield Caution(key, values={"day": row.in_force})


def _about_text(before: Edition, text: str, found: tuple[Revision, ...]) -> Iterator[Caution]:
    """Another policy; a clause whose words still name the number that it had."""
    pack = policies.read_pack(text)
    if pack.id != before.pack:
        old = policies.kept_pack(before.text).name
        yield Caution("other-pack", values={"before": old, "after": pack.name})
    known = {each.path: each for each in values.values(text)}
    told = set()
    for each in found:
        value = known.get(each.what)
        if value is None or value.what == "text" or value.clause not in pack.clauses:
            continue
        words = " ".join(pack.clauses[value.clause].text.values()).replace(",", "")
        old = each.before.removesuffix(".00")
        if re.search(rf"(?<![\d.]){re.escape(old)}(\.00)?(?![\d.]\d)", words) and value.clause not in told:
            told.add(value.clause)
            yield Caution("text-names-old", value.clause, values={"old": each.before})
