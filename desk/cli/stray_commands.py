"""``desk stray``: parcels without a number, with a wrong one, or with that of somebody else."""

from desk.cli.arguments import DONE, Call, Command, option
from desk.operations import strays
from desk.records.plain import to_plain
from desk.records.strays import KEPT, NOT_ACCEPTED, STATES, Stray
from desk.words import Words


def note(call: Call) -> int:
    """Note a parcel that is kept, or was not accepted at the door; then the policy's words are told."""
    given = call.given
    with call.open_desk() as desk:
        state = NOT_ACCEPTED if given.refused else KEPT
        came = given.on or desk.clock.today()
        told = (given.written, given.sender, given.tracking, given.note)
        made = strays.note_stray(desk, Stray("", came, *told, state=state))
        clauses = strays.at_the_door(desk)
    said = [call.words.clause(each) for each in clauses] if given.refused else []
    return _tell(call, made, said)


def match(call: Call) -> int:
    """Note that a kept parcel belongs to an open return; what is in it is then received under that."""
    with call.open_desk() as desk:
        return _tell(call, strays.match_stray(desk, call.given.number, call.given.ra))


def back(call: Call) -> int:
    """Note that a kept parcel was sent back."""
    given = call.given
    with call.open_desk() as desk:
        on = given.on or desk.clock.today()
        return _tell(call, strays.send_stray_back(desk, given.number, on, given.tracking))


def listing(call: Call) -> int:
    """The parcels that are kept, or those in another state."""
    with call.open_desk() as desk:
        found = strays.list_strays(desk, (call.given.state,))
    lines = [_line(call.words, each) for each in found] or [call.words("stray.none")]
    call.tell(lines, to_plain(found))
    return DONE


def _tell(call: Call, stray: Stray, said: list[str] | None = None) -> int:
    call.tell([_line(call.words, stray), *(said or ())], to_plain(stray))
    return DONE


def _line(words: Words, stray: Stray) -> str:
    state = words(f"state.{stray.state}")
    days = [words.day(day) for day in (stray.came, stray.ended) if day]
    told = (stray.ra, stray.sender, stray.written, stray.tracking, stray.note)
    return "  ".join(part for part in (stray.number, state, *days, *told) if part)


_PARCEL = option("number", metavar="PARCEL", says="stray")
_DAY = option("--on", kind="day", metavar="DAY", says="on-today")
_TRACKING = option("--tracking", metavar="TEXT", default="", says="stray-tracking")
_JSON = option("--json", action="store_true")

COMMANDS = (
    Command("stray note", note, (
        option("--written", metavar="TEXT", default="", says="stray-written"),
        option("--from", dest="sender", metavar="TEXT", default="", says="stray-sender"),
        _TRACKING,
        option("--note", metavar="TEXT", default="", says="stray-note"),
        option("--refused", action="store_true", says="stray-refused"),
        _DAY,
        _JSON,
    )),
    Command("stray match", match, (_PARCEL, option("ra", metavar="RA"), _JSON)),
    Command("stray back", back, (_PARCEL, _TRACKING, _DAY, _JSON)),
    Command("stray list", listing, (
        option("--state", choices=STATES, default=KEPT, says="stray-state"),
        _JSON,
    )),
)  # fmt: skip
