"""Every paper as data: what it is read from, who draws it, and on what it is printed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desk.gui.run import Bar, Run
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
    recovery,
    requests,
    returns,
    trust,
)
from desk.operations.desk import Desk
from desk.records.papers import PickList, RecoverySheet
from desk.words import Words

LABEL, LETTER = "label", "letter"


@dataclass(frozen=True)
class Paper:
    """``read`` answers the record, ``draw`` makes the PDF, ``counts`` notes a print where copies count.

    ``mail`` is the address, subject and text of a mail that says the same; ``beside`` answers what is to be
    said beside it on the screen, and never on it.
    """

    read: Callable[..., Any]
    draw: Callable[[Any, Words], bytes]
    sheet: str
    counts: Callable[..., Any] | None = None
    mail: Callable[[Any, Words], tuple[str, str, str]] | None = None
    beside: Callable[[Run, Bar], str] | None = None


def _ra_label(record: Any, words: Words) -> bytes:
    from desk.paper import ra_label

    return ra_label.render(record, words)


def _ra_sheet(record: Any, words: Words) -> bytes:
    from desk.paper import ra_sheet

    return ra_sheet.render(record, words)


def _credit_slip(record: Any, words: Words) -> bytes:
    from desk.paper import credit_slip

    return credit_slip.render(record, words)


def _claim_report(record: Any, words: Words) -> bytes:
    from desk.paper import claim_report

    return claim_report.render(record, words)


def _order_sheet(record: Any, words: Words) -> bytes:
    from desk.paper import order_sheet

    return order_sheet.render(record, words)


def _posting_table(record: Any, words: Words) -> bytes:
    from desk.paper import posting_table

    return posting_table.render(record, words)


def _day_seal(record: Any, words: Words) -> bytes:
    from desk.paper import day_seal

    return day_seal.render(record, words)


def _receipt(record: Any, words: Words) -> bytes:
    from desk.paper import receipt

    return receipt.render(record, words)


def _preorder_agreement(record: Any, words: Words) -> bytes:
    from desk.paper import preorder_agreement

    return preorder_agreement.render(record, words)


def _packing_slip(record: Any, words: Words) -> bytes:
    from desk.paper import packing_slip

    return packing_slip.render(record, words)


def _picks(desk: Desk, _number: str) -> PickList:
    return picking.pick_list(desk)


def _pick_list(record: Any, words: Words) -> bytes:
    from desk.paper import pick_list

    return pick_list.render(record, words)


def _recovery_sheet(desk: Desk, _number: str) -> RecoverySheet:
    return recovery.show_recovery_words(desk)


def _recovery_words(record: Any, words: Words) -> bytes:
    from desk.paper import recovery_words

    return recovery_words.render(record, words)


def _notice_letters(record: Any, words: Words) -> bytes:
    from desk.paper import notice_letters

    return notice_letters.render(record, words)


def _phone_list(record: Any, words: Words) -> bytes:
    from desk.paper import phone_list

    return phone_list.render(record, words)


def called(number: str) -> str:
    """What a paper of several records is called by: the first number, and how many more there are."""
    first, *others = number.split(",")
    return f"{first} + {len(others)}" if others else first


def _layaway_statement(record: Any, words: Words) -> bytes:
    from desk.paper import layaway_statement

    return layaway_statement.render(record, words)


def _deposit_slip(record: Any, words: Words) -> bytes:
    from desk.paper import deposit_slip

    return deposit_slip.render(record, words)


def _close_out_slip(record: Any, words: Words) -> bytes:
    from desk.paper import close_out_slip

    return close_out_slip.render(record, words)


def _refusal_letter(record: Any, words: Words) -> bytes:
    from desk.paper import refusal_letter

    return refusal_letter.render(record, words)


def _refusal_mail(record: Any, words: Words) -> tuple[str, str, str]:
    from desk.words import refusals

    return record.customer.email, refusals.subject(words, record), refusals.mail_text(words, record)


def _demand_letter(record: Any, words: Words) -> bytes:
    from desk.paper import demand_letter

    return demand_letter.render(record, words)


def _demand_mail(record: Any, words: Words) -> tuple[str, str, str]:
    from desk.words import demands

    return record.customer.email, demands.subject(words, record), demands.mail_text(words, record)


def _beside_demand(run: Run, bar: Bar) -> str:
    from desk.gui.lawful_note import unconfirmed

    return unconfirmed(run, bar)


PAPERS = {
    "ra_label": Paper(returns.return_paper, _ra_label, LABEL),
    "ra_sheet": Paper(returns.return_paper, _ra_sheet, LETTER),
    "credit_slip": Paper(credits.credit_slip, _credit_slip, LETTER, credits.count_print),
    "claim_report": Paper(claims.claim_report, _claim_report, LETTER),
    "order_sheet": Paper(orders.order_paper, _order_sheet, LETTER),
    "refusal_letter": Paper(requests.refusal_paper, _refusal_letter, LETTER, mail=_refusal_mail),
    "deposit_slip": Paper(deposits.deposit_slip, _deposit_slip, LETTER),
    "close_out_slip": Paper(close_outs.close_out_slip, _close_out_slip, LETTER),
    "demand_letter": Paper(
        demands.demand_paper, _demand_letter, LETTER, mail=_demand_mail, beside=_beside_demand
    ),
    "notice_letters": Paper(notices.notice_papers, _notice_letters, LETTER),
    "phone_list": Paper(notices.notice_papers, _phone_list, LETTER),
    "posting_table": Paper(accounts.posting_paper, _posting_table, LETTER),
    "day_seal": Paper(trust.day_seal, _day_seal, LETTER),
    "receipt": Paper(receipts.receipt_paper, _receipt, LETTER),
    "preorder_agreement": Paper(receipts.agreement_paper, _preorder_agreement, LETTER),
    "packing_slip": Paper(picking.packing_slip, _packing_slip, LETTER),
    "pick_list": Paper(_picks, _pick_list, LETTER),
    "layaway_statement": Paper(layaways.layaway_paper, _layaway_statement, LETTER),
    "recovery_words": Paper(_recovery_sheet, _recovery_words, LETTER),
}


def draw(run: Run, bar: Bar, kind: str, number: str) -> bytes | None:
    """A paper as PDF in the language of the shop's papers, or None after the reason was shown."""
    paper = PAPERS[kind]
    record = run.read(bar, paper.read, number)
    if record is None:
        return None
    return run.attempt(bar, lambda: paper.draw(record, Words(record.shop.language)))


def mail_of(run: Run, bar: Bar, kind: str, number: str) -> tuple[str, str, str] | None:
    """The address, subject and text of a mail with a paper, or None after the reason was shown."""
    paper = PAPERS[kind]
    record = run.read(bar, paper.read, number)
    if record is None:
        return None
    words = Words(record.shop.language)
    if paper.mail is not None:
        return paper.mail(record, words)
    name = words(f"paper-name.{kind}")
    body = words("mail.body", paper=name, number=called(number))
    return _address(run, bar, kind, record), f"{name} {called(number)}", body


def _address(run: Run, bar: Bar, kind: str, record: Any) -> str:
    """Where the customer of a return or of a slip reads mail; whom other papers go to is left open.

    A slip that was transferred is no longer that of the order's customer.
    """
    order = record.ra.order if kind in ("ra_label", "ra_sheet") else ""
    if kind == "credit_slip" and record.origin != "transferred":
        order = record.order
    found = run.read(bar, orders.open_order, order) if order else None
    return found.customer.email if found is not None else ""


def count(run: Run, bar: Bar, kind: str, number: str) -> None:
    """Note that a paper was printed or saved, where its copies are counted."""
    counts = PAPERS[kind].counts
    if counts is not None:
        run.write(bar, counts, number, changes=("prints",))
