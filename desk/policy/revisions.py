"""What one policy says otherwise than another: values by path, readings and settings by name."""

from collections.abc import Iterator

from desk.policy import tables, values
from desk.policy.sheet import sheet
from desk.records.facts import Choices
from desk.records.policies import Revision

Policy = tuple[str, Choices]


def revisions(before: Policy, after: Policy) -> tuple[Revision, ...]:
    """All that differs between two packs' texts with their choices; of another pack only that it is one."""
    ids = [sheet(*each).pack for each in (before, after)]
    if ids[0] != ids[1]:
        return (Revision("pack", *ids),)
    old, new = dict(_said(*before)), dict(_said(*after))
    both = {key: new[key] for key in old if key in new and old[key] != new[key]}
    found = [Revision(key, old[key], text) for key, text in both.items()]
    if _differs_else(before[0], after[0]):
        found.append(Revision("rest", "", ""))
    return tuple(found)


def _said(text: str, choices: Choices) -> Iterator[tuple[str, str]]:
    """Each value and choice by what it is called; a setting as it is chosen."""
    found = sheet(text, choices)
    yield from ((each.path, each.text) for each in values.values(text))
    for clause in found.clauses:
        yield from ((each.path, each.text) for each in clause.values if each.path.startswith("settings."))
    yield from ((f"readings.{name}", reading.chosen) for name, reading in found.readings.items())


def _differs_else(before: str, after: str) -> bool:
    """Whether more than values is another: rules, clauses or readings that came, went or were rewritten."""
    old, new = ({each.path: each.text for each in values.values(text)} for text in (before, after))
    if old.keys() != new.keys():
        return True
    changed = values.with_values(before, {path: text for path, text in new.items() if text != old[path]})
    first, second = (tables.parse(text, "pack-malformed", "") for text in (changed, after))
    return first != second
