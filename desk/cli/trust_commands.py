"""``desk verify`` and ``desk overrides``: is the file as the program left it, and who said yes to what."""

from desk.cli.arguments import DONE, SHORT, Call, Command, option
from desk.operations import overrides, trust
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.records.plain import to_plain
from desk.records.trust import Checked, Finding, OverrideSum, by_clause, by_person
from desk.words import Words


def verify(call: Call) -> int:
    """Check the whole file, each finding a line; an owner may take the file over with what was found."""
    with call.open_desk() as desk:
        found = to_end(trust.verify(desk, call.given.printed))
        taken = call.given.take_over and trust.accept_findings(desk, found, call.given.take_over)
        if call.given.seal:
            _print_seal(call, desk)
    call.tell(check_lines(call.words, found), to_plain(found))
    if taken:
        print(call.words("verify.taken-over"))
    return DONE if found.is_whole or taken else SHORT


def _print_seal(call: Call, desk: Desk) -> None:
    from desk.paper import day_seal

    paper = trust.day_seal(desk)
    words = call.start.words(call.given.language or paper.shop.language)
    call.put(call.given.seal, day_seal.render(paper, words), desk.db.path)


def list_overrides(call: Call) -> int:
    """The overrides of a period, one by one or summed by person or clause."""
    given = call.given
    with call.open_desk() as desk:
        kept = overrides.list_overrides(desk, given.start, given.end)
    if given.by:
        sums = (by_person if given.by == "person" else by_clause)(kept)
        call.tell([_sum_line(call.words, each) for each in sums], to_plain(sums))
        return DONE
    lines = [
        call.words(
            "overrides.line",
            day=each.day,
            subject=each.subject,
            agreed=each.agreed,
            before=each.before,
            after=each.after,
            clauses=", ".join(each.clauses) or "-",
            reason=each.reason,
        )
        for each in kept
    ]
    call.tell(lines or [call.words("overrides.none")], to_plain(kept))
    return DONE


def check_lines(words: Words, found: Checked) -> list[str]:
    """A check in sentences: each finding, then what was looked at and the last seal."""
    lines = [finding_line(words, each) for each in found.findings]
    if found.accepted:
        lines.append(words("verify.accepted-before", number=found.accepted))
    key = "verify.whole" if found.is_whole else "verify.not-whole"
    looked = {"seals": found.seals, "rows": found.rows, "photos": found.photos, "head": found.head}
    return [*lines, words(key, **looked)]


def finding_line(words: Words, each: Finding) -> str:
    """One finding as a sentence that names the row."""
    table = words.named("table", each.table)
    return words(f"verify.{each.kind}", table=table, row=each.row, name=each.name or "-")


def _sum_line(words: Words, each: OverrideSum) -> str:
    return words("overrides.sum", name=each.name or "-", count=each.count, difference=each.difference)


_JSON = option("--json", action="store_true")
COMMANDS = (
    Command("verify", verify, (
        option("--printed", metavar="SEAL", default=""),
        option("--seal", metavar="FILE", default=""),
        option("--take-over", metavar="REASON", default=""),
        _JSON,
    )),
    Command("overrides", list_overrides, (
        option("--from", kind="day", dest="start", metavar="DAY"),
        option("--to", kind="day", dest="end", metavar="DAY"),
        option("--by", choices=("person", "clause"), default=""),
        _JSON,
    )),
)  # fmt: skip
