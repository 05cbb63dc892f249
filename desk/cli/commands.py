"""The same operations without a window, for scripts, tests and a quick look: ``desk order show 10100``."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace

from desk.cli import (
    account_commands,
    answers_json,
    backup_commands,
    bank_commands,
    calls,
    cancel_commands,
    case_files,
    check_bank_commands,
    check_commands,
    check_taking_commands,
    claim_commands,
    collection_commands,
    credit_commands,
    customer_commands,
    deposit_commands,
    drawer_commands,
    export_commands,
    key_commands,
    list_commands,
    month_commands,
    notice_commands,
    order_commands,
    paper_commands,
    parcel_commands,
    policy_editions,
    policy_history,
    policy_reading,
    preorder_commands,
    ra_commands,
    refund_commands,
    report_commands,
    reports,
    request_commands,
    shipping_commands,
    stray_commands,
    trust_commands,
)
from desk.cli.arguments import (
    DONE,
    SHORT,
    WRONG_USE,
    Call,
    Command,
    Start,
    language_of,
    make_parser,
    option,
)
from desk.cli.secrets import Secrets
from desk.exchange import shopify
from desk.operations import orders, policies, returns
from desk.operations.bugs import record_bug
from desk.operations.desk import Desk
from desk.records.addresses import Address
from desk.records.errors import DeskError, Malformed, NeedsConsent, Wanting
from desk.records.orders import Order
from desk.records.people import NewOwner
from desk.records.returns import Return
from desk.records.shop import Shop
from desk.words import Words


def main(arguments: Sequence[str], start: Start) -> int:
    """Carry out the command; exit code 0, 1 where it was refused or falls short, 2 for wrong use."""
    words = start.words(language_of(arguments))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # What a terminal cannot write, such as half a letter in a file's name, is written as its code.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        given = make_parser(words, COMMANDS).parse_args(arguments)
        code = _run(Call(start, words, given, Secrets(words, given.secret_fd)))
        sys.stdout.flush()
        return code
    except SystemExit as end:
        return int(end.code or DONE)
    except BrokenPipeError:
        # The reader of our output has gone; Python must not try to flush the rest at its own end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SHORT
    except KeyboardInterrupt:
        print(words("cli.stopped"), file=sys.stderr)
        return SHORT
    except DeskError as trouble:
        print(_sentence(words, trouble), file=sys.stderr)
        return _code_of(trouble)
    except Exception as trouble:
        record_bug(trouble, trouble.__traceback__)
        print(words("cli.bug"), file=sys.stderr)
        return SHORT


def _run(call: Call) -> int:
    """The command; once more with the approval that it turned out to need, where somebody gives it."""
    run: Callable[[Call], int] = call.given.run
    try:
        return run(call)
    except NeedsConsent as needs:
        if not call.given.approved_by:
            raise
        # The descriptor is read to its end: its next line is the approver's.
        return run(replace(call, needs=needs))


def _code_of(trouble: DeskError) -> int:
    """Wrong use is a call that cannot be read and a faulty policy file; all else is refused."""
    if isinstance(trouble, Malformed):
        return SHORT if trouble.key == "import-faults" else WRONG_USE
    return WRONG_USE if isinstance(trouble, calls.WrongUse) else SHORT


def _sentence(words: Words, trouble: DeskError) -> str:
    """What happened; where a fact or a consent is wanting, with the option that gives it."""
    hint = f"cli.{trouble.key}"
    said = reports.printable(words.error(trouble))
    wants = isinstance(trouble, Wanting | NeedsConsent)
    return f"{said} {words(hint)}" if wants and words.has(hint) else said


def _new(call: Call) -> int:
    given = call.given
    address = Address(
        name=given.name,
        street=given.street,
        city=given.city,
        state=given.state,
        postal_code=given.zip,
        phone=given.phone,
    )
    shop = Shop(given.name, address, language=given.language or "en", pack=given.pack, sample=given.sample)
    policies.read_pack(call.start.pack_text(given.pack), given.pack)
    owner = _owner(call) if given.person else None
    made = call.start.create_shop(given.shop, shop, given.pack, given.person, owner)
    print(call.words("cli.made", file=str(made)))
    return DONE


def _owner(call: Call) -> NewOwner:
    """Who makes the shop is its owner, with a secret and a PIN."""
    name = call.given.person
    secret = call.secrets.of(name)
    return NewOwner(name, call.secrets.ask("cli.pin", name=name), secret)


def _import(call: Call) -> int:
    with call.open_desk() as desk:
        look = shopify.checking if call.given.dry_run else shopify.run
        try:
            report = calls.to_end(look(desk, call.given.file))
        except Malformed as trouble:
            if trouble.key != "import-faults" or not call.given.json:
                raise
            # The run tells only its faults; a script that asked for JSON gets the whole report.
            call.tell([], answers_json.report_json(shopify.check(desk, call.given.file)))
            return SHORT
    call.tell(reports.import_lines(call.words, report), answers_json.report_json(report))
    return SHORT if report.faults else DONE


def _show(step: Callable[[Desk, argparse.Namespace], Order | Return]) -> Callable[[Call], int]:
    """A command that does one step and shows the record that comes of it."""

    def run(call: Call) -> int:
        with call.open_desk() as desk:
            record = step(desk, call.given)
        return call.tell_record(record)

    return run


def _do(call: Call) -> int:
    if call.given.list:
        for name, arguments, purpose in calls.listing():
            print(f"{name}({arguments})\n    {purpose}")
        print(call.words("cli.records"))
        for name, held in calls.records():
            print(f"{name}: {{{held}}}")
        return DONE
    run = calls.prepare(call.given.name, calls.typed(call.given) if call.given.name else "")
    with call.open_desk() as desk:
        print(answers_json.to_text(run(desk)))
    return DONE


_ADDRESS = ("--street", "--city", "--state", "--zip", "--phone")
_NUMBER = option("number", metavar="N")
_RA = option("number", metavar="RA", says="ra")
_JSON = option("--json", action="store_true")
_ON = option("--on", kind="day", required=True, metavar="DAY")
_WHY = option("--reason", required=True, metavar="TEXT", says="why")

COMMANDS = (
    Command("new", _new, (
        option("--pack", required=True, metavar="ID|FILE"),
        option("--name", required=True, metavar="NAME"),
        *(option(each, metavar="TEXT", default="") for each in _ADDRESS),
        option("--sample", action="store_true"),
    )),
    Command("import shopify-orders", _import, (
        option("file", kind="file", metavar="FILE"), option("--dry-run", action="store_true"), _JSON,
    )),
    *list_commands.COMMANDS,
    *export_commands.COMMANDS,
    Command("order show", _show(lambda desk, given: orders.open_order(desk, given.number)), (_NUMBER, _JSON)),
    *shipping_commands.COMMANDS,
    Command(
        "order deliver",
        _show(lambda desk, given: orders.mark_delivered(desk, given.number, given.on)),
        (_NUMBER, _ON, _JSON),
    ),
    *order_commands.COMMANDS,
    *cancel_commands.COMMANDS,
    *key_commands.COMMANDS,
    *parcel_commands.COMMANDS,
    *customer_commands.COMMANDS,
    *ra_commands.COMMANDS,
    *claim_commands.COMMANDS,
    *check_commands.COMMANDS,
    *check_taking_commands.COMMANDS,
    *check_bank_commands.COMMANDS,
    *deposit_commands.COMMANDS,
    *drawer_commands.COMMANDS,
    *month_commands.COMMANDS,
    *collection_commands.COMMANDS,
    *stray_commands.COMMANDS,
    *request_commands.COMMANDS,
    *preorder_commands.COMMANDS,
    *notice_commands.COMMANDS,
    Command("ra show", _show(lambda desk, given: returns.open_return(desk, given.number).ra), (_RA, _JSON)),
    Command(
        "ra void",
        _show(lambda desk, given: returns.void_ra(desk, given.number, given.reason)),
        (_RA, _WHY, _JSON),
    ),
    Command(
        "ra reverse",
        _show(lambda desk, given: returns.reverse_settlement(desk, given.number, given.reason)),
        (_RA, _WHY, _JSON),
    ),
    *credit_commands.COMMANDS,
    *refund_commands.COMMANDS,
    *report_commands.COMMANDS,
    *bank_commands.COMMANDS,
    *paper_commands.COMMANDS,
    Command("policy check", case_files.check, (option("files", kind="file", nargs="+", metavar="FILE"),)),
    *policy_editions.COMMANDS,
    *policy_reading.COMMANDS,
    *policy_history.COMMANDS,
    *trust_commands.COMMANDS,
    *account_commands.COMMANDS,
    *backup_commands.COMMANDS,
    Command("do", _do, (
        option("name", nargs="?", default="", metavar="NAME", says="operation"),
        option("--list", action="store_true"),
    )),
)  # fmt: skip
