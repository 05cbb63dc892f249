"""``desk paper``: any paper of a record, written as a PDF."""

from collections.abc import Callable
from typing import Any

from desk.cli.arguments import DONE, Call, Command, option
from desk.operations import (
    accounts,
    claims,
    close_outs,
    credits,
    demands,
    deposits,
    layaways,
    notices,
    orders,
    picking,
    receipts,
    requests,
    returns,
    shops,
)
from desk.words import Words

READ: dict[str, Callable[..., Any]] = {
    "ra-label": returns.return_paper,
    "ra-sheet": returns.return_paper,
    "credit-slip": credits.credit_slip,
    "claim-report": claims.claim_report,
    "order": orders.order_paper,
    "packing-slip": picking.packing_slip,
    "receipt": receipts.receipt_paper,
    "preorder-agreement": receipts.agreement_paper,
    "layaway-statement": layaways.layaway_paper,
    "deposit-slip": deposits.deposit_slip,
    "close-out-slip": close_outs.close_out_slip,
    "notice-letters": notices.notice_papers,
    "phone-list": notices.notice_papers,
    "refusal-letter": requests.refusal_paper,
    "demand-letter": demands.demand_paper,
    "posting-table": accounts.posting_paper,
}
# Whose copies are counted.
COUNTS: dict[str, Callable[..., Any]] = {"credit-slip": credits.count_print}


def paper(call: Call) -> int:
    """Write a paper in the language of the shop's papers, or in the one that was asked for."""
    given = call.given
    with call.open_desk() as desk:
        words = call.start.words(given.language or shops.read_shop(desk).language)
        data = _drawers()[given.kind](READ[given.kind](desk, given.number), words)
        call.put(given.output, data, desk.db.path)
        if given.kind in COUNTS:
            COUNTS[given.kind](desk, given.number)
    return DONE


def _drawers() -> dict[str, Callable[[Any, Words], bytes]]:
    """What draws is brought in only for a paper: other commands have no time for it."""
    from desk.paper import (
        claim_report,
        close_out_slip,
        credit_slip,
        demand_letter,
        deposit_slip,
        layaway_statement,
        notice_letters,
        order_sheet,
        packing_slip,
        phone_list,
        posting_table,
        preorder_agreement,
        ra_label,
        ra_sheet,
        receipt,
        refusal_letter,
    )

    return {
        "ra-label": ra_label.render,
        "ra-sheet": ra_sheet.render,
        "credit-slip": credit_slip.render,
        "claim-report": claim_report.render,
        "order": order_sheet.render,
        "packing-slip": packing_slip.render,
        "receipt": receipt.render,
        "preorder-agreement": preorder_agreement.render,
        "layaway-statement": layaway_statement.render,
        "deposit-slip": deposit_slip.render,
        "close-out-slip": close_out_slip.render,
        "notice-letters": notice_letters.render,
        "phone-list": phone_list.render,
        "refusal-letter": refusal_letter.render,
        "demand-letter": demand_letter.render,
        "posting-table": posting_table.render,
    }


COMMANDS = (
    Command("paper", paper, (
        option("kind", choices=tuple(READ), says="paper"),
        option("number", metavar="N", says="paper-of"),
        option("--output", kind="file", required=True, metavar="FILE"),
    )),
)  # fmt: skip
