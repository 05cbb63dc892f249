"""``desk customer``: one customer found, merged, all that is kept about them written to a folder, erased."""

from desk.cli.arguments import DONE, SHORT, Call, Command, option
from desk.exchange import person_files
from desk.operations import customers, personal
from desk.records.errors import BadInput
from desk.records.personal import PersonFile, PersonRow
from desk.records.plain import to_plain
from desk.words import Words


def _find(call: Call) -> int:
    with call.open_desk() as desk:
        found = personal.find_people(desk, call.given.text)
    call.tell([_line(each) for each in found] or [call.words("cli.customers-none")], to_plain(list(found)))
    return DONE if found else SHORT


def _line(each: PersonRow) -> str:
    return "  ".join(part for part in (each.number, each.name, each.email, each.phone, each.place) if part)


def _export(call: Call) -> int:
    given = call.given
    with call.open_desk() as desk:
        number = personal.kept_about(desk, given.number).person.number
        folder = person_files.make_folder(desk, given.output, number)
        held = personal.export_customer(desk, number, given.reason)
        sheet = _sheet(held, call.words)
        person_files.write(desk, folder, held, sheet)
    told = [call.words("person.exported", number=number, folder=str(folder))]
    if not sheet:
        told.append(call.words("person.no-sheet"))
    call.tell(told, {"number": number, "folder": str(folder), "pdf": bool(sheet), "counts": held.counts})
    return DONE


def _sheet(held: PersonFile, words: Words) -> bytes:
    """The sheet to read, or nothing where no font here has its letters."""
    from desk.paper import person_sheet

    try:
        return person_sheet.render(held, words)
    except BadInput:
        return b""


def _erase(call: Call) -> int:
    with call.open_desk() as desk:
        done = personal.erase_customer(desk, call.given.number, call.given.reason)
    key = "person.done" if done.washed else "person.unwashed"
    call.tell([call.words(key, number=done.number)], to_plain(done))
    return DONE


def _merge(call: Call) -> int:
    given = call.given
    with call.open_desk() as desk:
        kept = customers.merge_customers(desk, given.number, given.other, given.reason)
    call.tell([f"{kept.number}  {kept.name}"], to_plain(kept))
    return DONE


_NUMBER = option("number", metavar="N", says="customer")
_WHY = option("--reason", required=True, metavar="TEXT", says="why")
_JSON = option("--json", action="store_true")

COMMANDS = (
    Command("customer find", _find, (option("text", metavar="TEXT", says="words"), _JSON)),
    Command("customer export", _export, (
        _NUMBER,
        option("--output", kind="file", required=True, metavar="DIR", says="folder"),
        _WHY,
        _JSON,
    )),
    Command("customer merge", _merge, (
        option("number", metavar="N", says="customer-kept"),
        option("other", metavar="OTHER", says="customer-other"),
        _WHY,
        _JSON,
    )),
    Command("customer erase", _erase, (_NUMBER, _WHY, _JSON)),
)  # fmt: skip
