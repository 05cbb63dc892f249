"""``desk account``: the chart of accounts, and what the owner calls them; ``desk postings``."""

from desk.cli import paper_commands
from desk.cli.arguments import DONE, Call, Command, option
from desk.operations import accounts
from desk.records.ledger import Account
from desk.records.plain import to_plain
from desk.words import Words
from desk.words.books import account_line, account_title


def _listing(call: Call) -> int:
    """The chart of accounts, a line each."""
    with call.open_desk() as desk:
        found = accounts.list_accounts(desk)
    call.tell([_line(call.words, each) for each in found], to_plain(list(found)))
    return DONE


def _name(call: Call) -> int:
    """Call an account as the shop's accountant does."""
    given = call.given
    with call.open_desk() as desk:
        old = {each.number: each for each in accounts.list_accounts(desk)}.get(given.account)
        number = given.number if given.number is not None else old.given_number if old else ""
        name = given.name if given.name is not None else old.given_name if old else ""
        kept = accounts.change_account(desk, given.account, number, name)
    call.tell([_line(call.words, kept)], to_plain(kept))
    return DONE


def _postings(call: Call) -> int:
    """The table of postings: event, amount, debit, credit; as a PDF where a file is named."""
    words, given = call.words, call.given
    if given.output:
        given.kind, given.number = "posting-table", ""
        return paper_commands.paper(call)
    with call.open_desk() as desk:
        called = {each.number: account_line(words, each) for each in accounts.list_accounts(desk)}
        rows = accounts.list_postings(desk)
    lines, event = [], ""
    for row in rows:
        if row.event != event:
            lines.append(words(f"entry.{row.event}"))
            event = row.event
        what, debit, credit = words(f"leg.{row.amount}"), called[row.debit], called[row.credit]
        lines.append("  " + words("posting.line", what=what, debit=debit, credit=credit))
    call.tell(lines, to_plain(list(rows)))
    return DONE


def _line(words: Words, account: Account) -> str:
    kind = words(f"accounts.kind-{account.kind}")
    told = {"number": account.code, "name": account_title(words, account), "kind": kind}
    if account.code == account.number:
        return words("accounts.line", **told)
    return words("accounts.line-standard", standard=account.number, **told)


_JSON = option("--json", action="store_true")
COMMANDS = (
    Command("account list", _listing, (_JSON,)),
    Command("account name", _name, (
        option("account", metavar="N", says="account"),
        option("--number", metavar="N", says="account-number"),
        option("--name", metavar="TEXT", says="account-name"),
        _JSON,
    )),
    Command("postings", _postings, (option("--output", kind="file", metavar="FILE"), _JSON)),
)  # fmt: skip
