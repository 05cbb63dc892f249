"""What the parts of a pack refer to, and the faults of rules that their own keys cannot tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desk.policy import amounts, conditions, elapsed, tables, told, vocabulary
from desk.policy.amounts import Known
from desk.policy.bases import BASES, HEARD, SHARED
from desk.policy.positions import Path
from desk.policy.rules import AMOUNT_KEYS, EFFECTS, GRANTS, LABELS, UNCITED, is_once, spec_of

ONLY_LINES = ("condition", "price", "tag", "splits")
# What only an answer that allows something brings.
ONLY_ALLOWED = {"give", "take", "tender", "between"}
# What a pack may call by a name of its own, and the names that the answers of every shop know.
NAMED = {
    "state": vocabulary.STATES,
    "hold": vocabulary.HOLDS,
    **dict.fromkeys(LABELS, vocabulary.AMOUNTS),
    "tender": vocabulary.TENDERS,
}


@dataclass(frozen=True, slots=True)
class Book:
    """The clauses, readings (name to options) and own names of a pack, and what its amounts may name."""

    clauses: frozenset[str]
    readings: Mapping[str, tuple[str, ...]]
    names: frozenset[str]
    known: Known


def check(reader: tables.Reader, read: Mapping[str, Any], path: Path, book: Book) -> None:
    """Keep the faults of one rule: references, missing and clashing parts, labels without a name."""
    clause = read.get("clause")
    if clause is None and read.get("outcome") != "owner" and not read.keys() <= UNCITED:
        reader.fault("rule-uncited", path)
    if clause is not None:
        reader.known(clause, book.clauses, (*path, "clause"), "unknown-clause")
    if not any(key in read for key in EFFECTS):
        reader.fault("rule-without-effect", path)
    if "outcome" in read and any(key in read for key in GRANTS):
        reader.fault("rule-mixed", path)
    if "outcome" in read and "owes" in read.get("when", {}):
        reader.fault("owes-decides", (*path, "when", "owes"))
    if read.get("always"):
        for key in sorted(ONLY_ALLOWED & read.keys()):
            reader.fault("always-gives", (*path, key), name=key)
    if read.get("per") == "order":
        _check_order(reader, read.get("when", {}), (*path, "when"), book)
    _check_names(reader, read, path, book)
    _check_windows(reader, read, path, book)
    _check_choices(reader, read.get("when", {}), (*path, "when"), book)
    _check_amount(reader, read, path, book)


def _check_order(reader: tables.Reader, when: Mapping[str, Any], path: Path, book: Book) -> None:
    """An order as a whole has no price, condition or tags, and no facts of a line."""
    own = [("fact", name) for name in when.get("fact", {}) if name in book.known.facts]
    found: list[Path] = [(key,) for key in ONLY_LINES if key in when]
    found += [each for each in own if book.known.facts[each[1]].holder == "line"]
    for keys in found:
        reader.fault("order-has-no-line", (*path, *keys), name=str(keys[-1]))


def _check_names(reader: tables.Reader, read: Mapping[str, Any], path: Path, book: Book) -> None:
    """What only this shop calls so must have a name that its people can read."""
    for key, known in NAMED.items():
        if key in read:
            reader.known(read[key], (*known, *sorted(book.names)), (*path, key), "label-unnamed")
    for label in read.get("deadline", {}):
        known = (*vocabulary.DEADLINES, *sorted(book.names))
        reader.known(label, known, (*path, "deadline", label), "label-unnamed")


def _check_windows(reader: tables.Reader, read: Mapping[str, Any], path: Path, book: Book) -> None:
    when, spans = read.get("when", {}), book.known.windows
    for key in conditions.WINDOW_KEYS:
        for name in when.get(key, ()):
            reader.known(name, spans, (*path, "when", key), "unknown-window")
    for pair in when.get("outlasts", {}).items():
        for name in pair:
            reader.known(name, spans, (*path, "when", "outlasts"), "unknown-window")
    for label, name in read.get("deadline", {}).items():
        reader.known(name, spans, (*path, "deadline", label), "unknown-window")
    for name in when.get("season", {}):
        reader.known(name, book.known.days(), (*path, "when", "season", name), "unknown-anchor")


def _check_choices(reader: tables.Reader, when: Mapping[str, Any], path: Path, book: Book) -> None:
    """The readings, their options and the declared facts that a condition names."""
    for name, among in when.get("reading", {}).items():
        place = (*path, "reading", name)
        if reader.known(name, book.readings, place, "unknown-reading"):
            for option in sorted(among.words):
                reader.known(option, book.readings[name], place, "unknown-option")
    facts = book.known.facts
    for name, said in when.get("fact", {}).items():
        if reader.known(name, facts, (*path, "fact", name), "unknown-fact"):
            told.check_spec(reader, facts[name], said, (*path, "fact", name))
    if "splits" in when:
        words = [name for name, fact in facts.items() if (fact.kind, fact.holder) == ("word", "line")]
        reader.known(when["splits"], words, (*path, "splits"), "unknown-fact")


def _check_amount(reader: tables.Reader, read: Mapping[str, Any], path: Path, book: Book) -> None:
    labels = [key for key in LABELS if key in read]
    if len(labels) > 1:
        reader.fault("rule-mixed", path)
    if not labels and "show" not in read:
        for key in sorted(AMOUNT_KEYS & read.keys()):
            reader.fault("amount-without-label", (*path, key), name=key)
        return
    if not labels and "between" in read:
        reader.fault("amount-without-label", (*path, "between"), name="between")
    # A label is taken for the amount only where no way is written, be it one that cannot be read.
    spec = read if reader.written(read, path, amounts.WAYS) else spec_of(read)
    _check_sum(reader, spec, path, book.known)
    per = read.get("per", "line")
    if per == "line" and any(each.get("of") == "credit" for each in amounts.specs(spec)):
        reader.fault("base-of-order", (*path, "of"), word="credit")
    if per == "line" and "share" not in spec and is_once(read, book.known):
        per = "request"
    if per != "line":
        _check_base(reader, spec, path, per, book.known)
    elif spec.get("share") == "by-value" and "amount" not in spec:
        _check_base(
            reader, {key: spec[key] for key in amounts.LISTS if key in spec}, path, "order", book.known
        )


def _check_base(reader: tables.Reader, spec: Mapping[str, Any], path: Path, per: str, known: Known) -> None:
    """What counts once a request does so with the first line alone; an order has no price of its own."""
    if per == "request" and spec.get("of") in HEARD:
        reader.fault("base-per-request", (*path, "of"), word=spec["of"])
    of_lines = {*known.of_lines(), *((*known.taxes, "paid") if per == "request" else ())}
    if spec.get("share") == "by-value":
        of_lines |= {spec.get("amount", "")}
    for word in (*amounts.named(spec), spec.get("times")):
        if word in of_lines and word:
            reader.fault("amount-of-line", path, word=word)
    for key in amounts.LISTS:
        for place, each in enumerate(spec.get(key, ())):
            _check_base(reader, each, (*path, key, place), per, known)


def _check_sum(reader: tables.Reader, spec: Mapping[str, Any], path: Path, known: Known) -> None:
    ways = reader.written(spec, path, amounts.WAYS)
    if len(ways) != 1:
        reader.fault("amount-unclear", path, ways=", ".join(ways), known=", ".join(amounts.WAYS))
    _check_elapsed(reader, spec, path, known)
    if "of" in spec:
        reader.known(spec["of"], (*BASES, *known.amounts()), (*path, "of"), "unknown-amount")
    if "times" in spec:
        reader.known(spec["times"], known.counts(), (*path, "times"), "unknown-amount")
    if "amount" in spec:
        reader.known(spec["amount"], known.amounts(), (*path, "amount"), "unknown-amount")
        if spec["amount"] in SHARED and "share" not in spec:
            reader.fault("missing-key", path, name="share")
    ordered = spec.get("amount") in known.taxes and spec.get("share") in ("by-value", "with-last")
    joined = spec.get("share") == "by-value" and any(key in spec for key in amounts.SHAREABLE)
    if "share" in spec and spec.get("amount") not in SHARED and not ordered and not joined:
        reader.fault("share-of-nothing", (*path, "share"))
    for key in amounts.LISTS:
        inner = spec.get(key, ())
        if key in amounts.PAIRS and inner and len(inner) != 2:
            reader.fault("not-a-pair", (*path, key))
        for place, each in enumerate(inner):
            _check_sum(reader, each, (*path, key, place), known)


def _check_elapsed(reader: tables.Reader, spec: Mapping[str, Any], path: Path, known: Known) -> None:
    if any(key in spec for key in amounts.ELAPSED) and "since" not in spec:
        reader.fault("missing-key", path, name="since")
    for key in ("since", "until"):
        if key in spec:
            reader.known(spec[key], known.days(), (*path, key), "unknown-anchor")
    for place, tier in enumerate(spec.get("tiers", ())):
        _check_step(reader, tier, (*path, "tiers", place), optional=True)
    if "accrues" in spec:
        _check_step(reader, spec["accrues"], (*path, "accrues"), optional=False)


def _check_step(reader: tables.Reader, step: Mapping[str, Any], path: Path, *, optional: bool) -> None:
    """One fee, and one length at most; what accrues needs one."""
    if len(reader.written(step, path, ("percent", "flat"))) != 1:
        reader.fault("amount-unclear", path, ways="", known="percent, flat")
    lengths = sum(unit in step for unit in elapsed.UNITS)
    if lengths > 1 or (lengths == 0 and not optional):
        reader.fault("window-without-length", path, known=", ".join(elapsed.UNITS))
