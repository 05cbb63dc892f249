"""``desk order``: take an order, take money for it, void a payment or the order."""

import sys
from argparse import Namespace
from dataclasses import replace
from datetime import date

from desk.cli import reports
from desk.cli.arguments import DONE, Call, Command, option
from desk.cli.calls import WrongUse, record, typed
from desk.cli.case_files import text_of
from desk.operations import customers, items, payments, quoting, taking
from desk.operations.desk import Desk
from desk.records import contacts
from desk.records.addresses import Address
from desk.records.customers import Customer
from desk.records.errors import BadInput, NotFound, Refused
from desk.records.money import ZERO, Money, share, total
from desk.records.orders import CHANNELS, KINDS, LAYAWAY, SERVICES, NewLine, NewOrder
from desk.records.payments import CARD, METHODS, PURPOSES, NewPayment, typed_payment


def take(call: Call) -> int:
    """Place the order where the policy lets it, or with a reason against it; else say why not."""
    given = call.given
    # What is wrong with the call itself is told before a shop is opened.
    read = record(NewOrder, _text(call)) if given.file else None
    with call.open_desk() as desk:
        new = read or _new_order(call, desk)
        quote = quoting.quote(desk, new)
        for sku in quote.retired:
            print(reports.printable(call.words("quote.retired", sku=sku)), file=sys.stderr)
        if given.dry_run or (quoting.is_against(quote.answer) and not given.reason):
            code = call.tell_no(quote.answer)
            return DONE if given.dry_run else code
        if given.reason:
            return call.tell_record(taking.override_order(desk, new, given.reason, quote))
        return call.tell_record(taking.take_order(desk, new, quote))


def _text(call: Call) -> str:
    return typed(call.given) if str(call.given.file) == "-" else text_of(call.given.file)


def _new_order(call: Call, desk: Desk) -> NewOrder:
    given, today = call.given, desk.clock.today()
    placed = given.on or today
    if not given.order_lines or not (given.customer or given.name):
        raise WrongUse("order-incomplete")
    buyer, said = _buyer(given, desk), given.of_lines or {}
    goes = _address(given, buyer.name)
    if contacts.is_blank(goes):
        goes = replace(buyer.address, name=buyer.address.name or buyer.name)
    paid = tuple(_paid(text, placed) for text in given.pay)
    return NewOrder(
        placed=placed,
        name=buyer.name,
        email=buyer.email,
        phone=buyer.phone,
        customer=buyer.number,
        address=buyer.address,
        ship_to=goes,
        lines=_begun(
            tuple(
                replace(_line(desk, text), **said.get(at, {})) for at, text in enumerate(given.order_lines)
            ),
            given.first_payment,
        ),
        payments=paid,
        payment_method=paid[0].method if paid else CARD,
        service=given.service,
        channel=given.channel,
        shipping_charged=given.shipping or ZERO,
        promised=given.promised,
    )


def _buyer(given: Namespace, desk: Desk) -> Customer:
    """The customer of a number; else a new one, who lives where the order goes if it is to them."""
    if given.customer:
        return customers.open_customer(desk, given.customer).customer
    home = Address() if given.recipient else _address(given, given.name)
    new = Customer(0, "", given.name, given.email, given.phone, home)
    same = () if given.new_customer else customers.likely_same(desk, new)
    if same:
        told = ", ".join(f"{each.name} ({each.number})" for each in same)
        raise Refused("customer-alike", name=given.name, known=told)
    return new


def _address(given: Namespace, name: str) -> Address:
    """Where the order goes, as it was typed; a blank one where nothing was."""
    typed = Address(
        street=given.street,
        street2=given.street2,
        city=given.city,
        state=given.state,
        postal_code=given.zip,
        country=given.country,
    )
    return typed if contacts.is_blank(typed) else contacts.tidy(replace(typed, name=given.recipient or name))


def _line(desk: Desk, text: str) -> NewLine:
    """``SKU:QTY`` or ``SKU:QTY:KIND`` at the item's price; an SKU itself may hold colons."""
    sku, _, last = text.rpartition(":")
    kind = ""
    if last in KINDS:
        kind = last
        sku, _, last = sku.rpartition(":")
    if not sku or not (last.isascii() and last.isdecimal()):
        raise WrongUse("line-unreadable", text=text, known=", ".join(KINDS))
    item = items.item_scanned(desk, sku)
    if item is None:
        raise NotFound("item-unknown", sku=sku)
    return NewLine(item.sku, item.name, int(last), item.price, kind or item.kind, untaxed=item.untaxed)


def _begun(lines: tuple[NewLine, ...], first: Money | None) -> tuple[NewLine, ...]:
    """The lines with what is paid first of those laid away, by their value."""
    if first is None:
        return lines
    if not any(line.kind == LAYAWAY for line in lines):
        raise WrongUse("first-payment-alone")
    whole, before, found = total(line.value for line in lines if line.kind == LAYAWAY), ZERO, []
    for line in lines:
        part = Money(share(first, before, line.value, whole)) if line.kind == LAYAWAY else None
        before += line.value if part is not None else ZERO
        found.append(replace(line, first_payment=part))
    return tuple(found)


def _paid(text: str, on: date) -> NewPayment:
    """What ``METHOD:AMOUNT`` or ``METHOD:AMOUNT:REFERENCE`` says was paid on a day."""
    method, _, rest = text.partition(":")
    amount, _, reference = rest.partition(":")
    try:
        money = Money.parse(amount)
    except BadInput as trouble:
        raise WrongUse("pay-unreadable", text=text, known=", ".join(METHODS)) from trouble
    return typed_payment(method, money, on, reference)


def pay(call: Call) -> int:
    """Take a payment and show the order."""
    given = call.given
    with call.open_desk() as desk:
        on = given.on or desk.clock.today()
        paid = typed_payment(given.method, given.amount, on, given.reference, given.purpose)
        return call.tell_record(payments.take_payment(desk, given.number, paid))


def void(call: Call) -> int:
    """Void an order that was entered by mistake."""
    with call.open_desk() as desk:
        return call.tell_record(taking.void_order(desk, call.given.number, call.given.reason))


def void_payment(call: Call) -> int:
    """Void a payment that was entered by mistake."""
    with call.open_desk() as desk:
        return call.tell_record(payments.void_payment(desk, call.given.number, call.given.reason))


_NUMBER = option("number", metavar="ORDER", says="order")
_JSON = option("--json", action="store_true")
_LINE = option(
    "--line", action="append", default=[], dest="order_lines", metavar="SKU:QTY[:KIND]", says="order-line"
)
_PLACE = ("street", "street2", "city", "state", "zip")
_DAY = option("--on", kind="day", metavar="DAY", says="on-today")
_WHY = option("--reason", required=True, metavar="TEXT", says="why")

COMMANDS = (
    Command("order take", take, (
        option("file", nargs="?", kind="file", metavar="FILE|-", says="order-file"),
        option("--customer", metavar="NUMBER", default="", says="buyer"),
        option("--name", metavar="NAME", default="", says="buyer-name"),
        option("--email", metavar="TEXT", default="", says="buyer-email"),
        option("--phone", metavar="TEXT", default="", says="buyer-phone"),
        option("--new-customer", action="store_true"),
        option("--recipient", metavar="NAME", default=""),
        *(option(f"--{each}", metavar="TEXT", default="", says=f"to-{each}") for each in _PLACE),
        option("--country", metavar="CODE", default="US", says="to-country"),
        _LINE,
        option("--discount", kind="money", action="of-line", metavar="AMOUNT", says="line-discount"),
        option("--deposit-rate", kind="percent", action="of-line", metavar="PERCENT"),
        option("--service", choices=SERVICES, default="ground", says="take-service"),
        option("--channel", choices=CHANNELS, default="counter"),
        option("--shipping", kind="money", metavar="AMOUNT"),
        option("--promised", kind="day", metavar="DAY"),
        option("--first-payment", kind="money", metavar="AMOUNT"),
        option("--pay", action="append", default=[], metavar="METHOD:AMOUNT[:REFERENCE]"),
        _DAY,
        option("--reason", metavar="TEXT", default="", says="against"),
        option("--dry-run", action="store_true", says="quote-only"),
        _JSON,
    )),
    Command("order pay", pay, (
        _NUMBER,
        option("--method", choices=METHODS, required=True),
        option("--amount", kind="money", required=True, metavar="AMOUNT"),
        option("--reference", metavar="TEXT", default=""),
        option("--purpose", choices=PURPOSES, default=""),
        _DAY,
        _JSON,
    )),
    Command("order void", void, (_NUMBER, _WHY, _JSON)),
    Command("order void-payment", void_payment, (option("number", metavar="N", says="payment"), _WHY, _JSON)),
)  # fmt: skip
