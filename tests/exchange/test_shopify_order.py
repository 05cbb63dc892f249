"""One order of an export: what its words mean to us, and what is told when it does not agree with itself."""

from datetime import date

import pytest

from desk.exchange import shopify
from desk.exchange.shopify import Parsed
from desk.records.errors import Fault
from desk.records.money import Money
from desk.records.orders import NewOrder
from desk.records.payments import NewPayment
from desk.records.shop import Shop
from tests.exchange.export_file import LINE, ORDER, export, two_dolls

SHOP = Shop("Button & Bear")
TODAY = date(2026, 3, 13)


def parse(data: bytes) -> Parsed:
    return shopify.read(data, SHOP, TODAY)


def order_of(**changes: str) -> NewOrder:
    parsed = parse(two_dolls(**changes))
    assert parsed.faults.all() == ()
    return parsed.orders[0]


def faults_of(**changes: str) -> list[tuple[str, int, str]]:
    parsed = parse(two_dolls(**changes))
    assert parsed.orders == ()
    return [(each.key, each.line, each.where) for each in parsed.faults.all()]


def test_an_order_is_read_whole() -> None:
    order = order_of()
    assert (order.number, order.name, order.email) == ("#2001", "Ida Müller", "ida@example.com")
    assert (order.placed, order.processed, order.shipped) == (
        date(2026, 2, 2),
        date(2026, 2, 4),
        date(2026, 2, 4),
    )
    assert order.payments == (NewPayment("check", Money(22515), date(2026, 2, 2)),)
    assert (order.payment_method, order.service) == ("check", "customer_choice")
    assert (order.tax, order.tax_stands, order.shipping_cost) == (Money(1220), True, None)
    assert (order.ship_to.postal_code, order.ship_to.phone) == ("01234", "+15735550100")
    assert (order.note, order.source, order.delivered) == ("ring twice", "shopify", None)


def test_the_discount_is_shared_by_value() -> None:
    lines = order_of().lines
    assert [line.discount for line in lines] == [Money(569), Money(426)]
    assert [(line.sku, line.quantity, line.price) for line in lines] == [
        ("A", 1, Money(12000)),
        ("B", 1, Money(8995)),
    ]


@pytest.mark.parametrize(
    ("words", "service"),
    [
        ("", "customer_choice"),
        ("UPS Ground", "ground"),
        ("Priority Mail", "priority_mail"),
        ("Local Pickup", "pickup"),
    ],
)
def test_the_way_it_is_sent(words: str, service: str) -> None:
    assert order_of(Shipping_Method=words).service == service


def test_words_that_are_not_known_are_told_once() -> None:
    row = {**ORDER, "Shipping Method": "By owl", "Payment Method": "Cowries"}
    again = {**row, "Name": "#2002"}
    parsed = parse(export(row, LINE, again, {**LINE, "Name": "#2002"}))
    assert {order.service for order in parsed.orders} == {"customer_choice"}
    assert {order.payment_method for order in parsed.orders} == {"card"}
    assert parsed.notices.all() == (
        Fault("import-method", "Payment Method", 2, text="Cowries"),
        Fault("import-service", "Shipping Method", 2, text="By owl"),
    )


@pytest.mark.parametrize("status", ["pending", "authorized", "", "expired", "Voided"])
def test_without_payment(status: str) -> None:
    order = order_of(Financial_Status=status, Paid_at="")
    assert (order.payments, order.flags) == ((), ())


@pytest.mark.parametrize("status", ["refunded", "partially_refunded", "partially_paid"])
def test_money_that_the_export_leaves_unclear_is_flagged_and_not_guessed(status: str) -> None:
    order = order_of(Financial_Status=status)
    assert (order.payments, order.flags) == ((), ("money-unclear",))


def test_an_order_of_nothing_has_no_payment() -> None:
    free = {"Subtotal": "0.00", "Shipping": "", "Taxes": "", "Total": "0.00", "Discount Amount": "209.95"}
    parsed = parse(export({**ORDER, **free}, LINE))
    assert parsed.orders[0].payments == ()
    assert [line.discount for line in parsed.orders[0].lines] == [Money(12000), Money(8995)]


def test_payments_of_several_kinds_are_flagged() -> None:
    order = order_of(Payment_Method="Gift Card + Check")
    assert (order.payment_method, order.flags) == ("check", ("payment-mixed",))
    assert order_of(Payment_Method="Cash + Cash").flags == ()
    assert order_of(Payment_Method="Gift Card + Cash").payment_method == "store_credit"


def test_an_order_cancelled_and_shipped_is_flagged_and_kept() -> None:
    parsed = parse(two_dolls(Cancelled_at="2026-02-03 12:00:00 -0600", Financial_Status="voided"))
    order = parsed.orders[0]
    assert (order.cancelled, order.shipped) == (date(2026, 2, 3), date(2026, 2, 4))
    assert (order.flags, order.payments) == (("cancelled-but-shipped",), ())
    assert parsed.flagged.all() == (Fault("cancelled-but-shipped", "", 2, number="#2001"),)


@pytest.mark.parametrize(
    "changes",
    [
        {"Fulfillment_Status": "partial"},
        {"Fulfillment_Status": "restocked"},
        {"Lineitem_fulfillment_status": "pending"},
        {"Fulfillment_Status": "unfulfilled", "Fulfilled_at": ""},
    ],
)
def test_an_order_shipped_in_part_is_flagged_and_not_shipped(changes: dict[str, str]) -> None:
    order = order_of(**changes)
    assert (order.flags, order.shipped) == (("partly-shipped",), None)


def test_addresses() -> None:
    order = order_of(Shipping_Address1="P.O. Box 12", Billing_Province="PR", Billing_Country="PR")
    assert (order.ship_to.po_box, order.address.po_box) == (True, False)
    assert (order.address.state, order.address.country) == ("PR", "US")
    abroad = order_of(Shipping_Country="de", Shipping_Province="Hessen")
    assert (abroad.ship_to.state, abroad.ship_to.country) == ("Hessen", "DE")


def test_without_a_shipping_address_the_billing_address_is_taken_and_told() -> None:
    blank = {name: "" for name in ORDER if name.startswith("Shipping ") and name != "Shipping Method"}
    parsed = parse(export({**ORDER, **blank}, LINE))
    assert parsed.orders[0].ship_to == parsed.orders[0].address
    assert [each.key for each in parsed.notices.all()] == ["import-ship-to"]
    nothing = {name: "" for name in ORDER if name.startswith("Billing ")}
    walk_in = parse(export({**ORDER, **blank, **nothing, "Email": ""}, LINE)).orders[0]
    assert (walk_in.name, walk_in.address) == ("#2001", walk_in.ship_to)


def test_a_line_without_sku_gets_a_stable_one() -> None:
    parsed = parse(two_dolls(Lineitem_sku=""))
    assert parsed.orders[0].lines[0].sku == "NOSKU-B5C5CF91"
    assert [each.key for each in parsed.notices.all()] == ["import-sku-made"]
    assert parse(two_dolls(Lineitem_sku="", Notes="x")).orders[0].lines == parsed.orders[0].lines


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"Name": ""}, ("import-field-empty", 2, "Name")),
        ({"Email": "not an address"}, ("import-email", 2, "Email")),
        ({"Paid_at": ""}, ("import-field-empty", 2, "Paid at")),
        ({"Fulfilled_at": ""}, ("import-field-empty", 2, "Fulfilled at")),
        ({"Created_at": ""}, ("import-field-empty", 2, "Created at")),
        ({"Fulfilled_at": "2026-02-01 10:00:00 -0600"}, ("import-shipped-early", 2, "Fulfilled at")),
        ({"Financial_Status": "maybe"}, ("import-word", 2, "Financial Status")),
        ({"Fulfillment_Status": "maybe"}, ("import-word", 2, "Fulfillment Status")),
        ({"Currency": "EUR"}, ("import-currency", 2, "Currency")),
        ({"Currency": ""}, ("import-field-empty", 2, "Currency")),
        ({"Subtotal": "199.99"}, ("import-subtotal", 2, "Subtotal")),
        ({"Total": "225.16"}, ("import-total", 2, "Total")),
        ({"Total": "1e5"}, ("import-money", 2, "Total")),
        ({"Lineitem_quantity": "0"}, ("import-quantity", 2, "Lineitem quantity")),
        ({"Lineitem_name": ""}, ("import-field-empty", 2, "Lineitem name")),
        ({"Lineitem_price": "-1"}, ("import-money-negative", 2, "Lineitem price")),
        ({"Lineitem_price": "999999999.99"}, ("import-too-much", 2, "Lineitem price")),
        ({"Shipping_Country": "USA"}, ("import-country", 2, "Shipping Country")),
        ({"Shipping_Province": "Missouri"}, ("import-state", 2, "Shipping Province")),
    ],
)
def test_faults_are_named_with_line_and_column(changes: dict[str, str], fault: tuple[str, int, str]) -> None:
    assert fault in faults_of(**changes)


def test_a_discount_larger_than_the_goods_is_a_fault() -> None:
    assert ("import-subtotal", 2, "Subtotal") in faults_of(Discount_Amount="300.00")


def test_an_order_that_no_account_can_hold_is_a_fault() -> None:
    found = faults_of(Shipping="999999999.99", Taxes="999999999.99")
    assert ("import-too-much", 2, "Total") in found


def test_later_rows_hold_only_their_line() -> None:
    row = {**LINE, "Total": "225.15"}
    assert parse(export(ORDER, row)).faults.all() == ()
    row = {**LINE, "Total": "1.00"}
    assert parse(export(ORDER, row)).faults.all() == (
        Fault("import-order-twice", "Total", 3, number="#2001"),
    )


def test_a_long_number_is_refused() -> None:
    number = "#" * 41
    parsed = parse(export({**ORDER, "Name": number}, {**LINE, "Name": number}))
    assert [each.key for each in parsed.faults.all()] == ["import-field-long"]
