"""A deposit slip on Letter: the checks that go to the bank together, counted and added up."""

from desk.paper.flow import LEFT, QUIET, RIGHT, STRONG, Column, Flow
from desk.paper.parts import Title, head
from desk.records.checks import Check
from desk.records.deposits import DepositSlip
from desk.records.money import ZERO, Money
from desk.records.payments import MONEY_ORDER
from desk.words import Words

_CHECKS = (
    Column(0, 80, style=STRONG),
    Column(86, 128),
    Column(220, 138),
    Column(364, 66, style=QUIET),
    Column(434, 70, "right"),
)
_SUM = (Column(86, 330, style=STRONG), Column(424, 80, "right", STRONG))
# What is carried stands below a page's last check: a rule, a line and what parts them.
_CARRIED = 26.0
# What stands below the last of all: the sum, and where the slip is signed.
_SIGNED = 90.0
# Room to write in, and how wide the lines are to write on.
_WRITTEN = 24.0
_LINES = ((LEFT, 236.0), (RIGHT - 236.0, 236.0))


def render(paper: DepositSlip, words: Words) -> bytes:
    """The slip, its sum carried overleaf where it is long; the same bytes for the same record.

    Raises BadInput ``letter-unprintable`` or ``text-too-long`` rather than print a name in part.
    """
    shop, deposit = paper.shop, paper.deposit
    flow = Flow(words, f"{words('paper.deposit')} {deposit.number} · {shop.name}")
    head(flow, shop, Title(words("paper.deposit"), deposit.number, bars=deposit.number))
    flow.paragraph(words("paper.deposit-day", day=words.day(deposit.day, "full")))
    flow.space(8)
    _to_write(flow, ("paper.deposit-bank", "paper.deposit-account"))
    _checks(flow, paper)
    flow.space(12)
    _to_write(flow, ("paper.deposit-signature", "paper.deposit-received"))
    return flow.finish()


def _to_write(flow: Flow, names: tuple[str, str]) -> None:
    """Two lines to write on by hand, what belongs there below each."""
    flow.room(_WRITTEN + 12)
    flow.space(_WRITTEN)
    for x, length in _LINES:
        flow.paper.rule(x, flow.y, length, 0.8, 0)
    flow.space(2)
    columns = [Column(x - LEFT, length, style=QUIET) for x, length in _LINES]
    flow.row(columns, [flow.words(name) for name in names])


def _checks(flow: Flow, paper: DepositSlip) -> None:
    """Each check in a row; what all come to so far stands at each page's end and overleaf again."""
    words, currency, sum_so_far = flow.words, paper.shop.currency, ZERO
    heads = [words(f"paper.deposit-{name}") for name in ("check", "payer", "drawn", "number", "amount")]
    flow.space(12)
    flow.heads(_CHECKS, heads)
    *_, last = paper.deposit.checks
    for check in paper.deposit.checks:
        cells = _cells(words, check, currency)
        below = _SIGNED if check is last else _CARRIED
        if not flow.fits(_CHECKS, cells, below) and sum_so_far:
            _sum(flow, "paper.deposit-carried", sum_so_far, currency)
            flow.turn()
            flow.heads(_CHECKS, heads)
            flow.row(_SUM, (words("paper.deposit-brought"), words.money(sum_so_far, currency)))
            flow.space(4)
        flow.row(_CHECKS, cells, heads)
        flow.space(3)
        sum_so_far = Money(sum_so_far + check.amount)
    flow.room(_CARRIED)
    _sum(flow, "", sum_so_far, currency, len(paper.deposit.checks))


def _cells(words: Words, check: Check, currency: str) -> tuple[str, ...]:
    kind = words("payment.money_order") if check.kind == MONEY_ORDER else ""
    written = " ".join(part for part in (kind, check.check_number) if part) or "–"
    drawn = " · ".join(part for part in (check.bank, check.routing) if part)
    return (written, check.payer, drawn, check.number, words.money(check.amount, currency))


def _sum(flow: Flow, key: str, amount: Money, currency: str, count: int = 0) -> None:
    words = flow.words
    flow.rule(3)
    name = words(key) if key else words.count("paper.deposit-total", count)
    flow.row(_SUM, (name, words.money(amount, currency)))
