"""Records that papers are drawn from, with short and with very long contents."""

from dataclasses import replace
from datetime import date

from desk.records.addresses import Address
from desk.records.answers import Amount, Answer, Clause, Deadline, Instalment
from desk.records.claims import CarrierClaim, ClaimSheet, Pickup
from desk.records.credits import CreditSlip
from desk.records.customers import Customer
from desk.records.facts import LinePart
from desk.records.money import Money
from desk.records.notices import Notice
from desk.records.orders import Order, OrderLine
from desk.records.papers import (
    ClaimReport,
    LayawayStatement,
    NoticePaper,
    NoticePapers,
    OrderPaper,
    PackingSlip,
    Pick,
    PickList,
    PreorderAgreement,
    Receipt,
    ReturnPaper,
    SlipLine,
)
from desk.records.payments import Payment
from desk.records.photos import PhotoRow
from desk.records.returns import Return, ReturnLine
from desk.records.shipments import Shipment, ShipmentLine
from desk.records.shop import Shop

DAY, MOMENT = date(2026, 3, 20), "2026-03-13T17:00:00+00:00"
RA, SLIP = "RA-26-00017-4", "CS-26-00003-9"
LONG_NAME = "Maria Magdalena Wilhelmina van der Hoogenband-Featherstonehaugh y Gutiérrez-Ibáñ"
LONG_ITEM = (
    "Porcelain doll “Amelie” in blue velvet, limited edition of 500, "
    "with certificate, hat, stand and glass eyes, 24 inch tall"
)
SHOP = Shop("Samantha's Collectibles", Address("", "", "118 Main St", "Suite 4", "Branson", "MO", "65616"))
LONG_SHOP = Shop(
    "The Extraordinarily Long Named Collectible Dolls & Miniatures Emporium of Branson",
    Address(
        company="Collectibles Holdings International Incorporated",
        street="118 North Commercial Street, Old Post Office Building",
        street2="Second floor, behind the clock, door 4",
        city="Saint Mary of the Woods",
        state="MO",
        postal_code="65616-1234",
    ),
)
TEXTS = {
    "ra-outside": ("The number stands on the outside.", "El número va en el exterior."),
    "insure": ("Insure the return.", "Asegure la devolución."),
    "restocking": ("Items without a defect carry a fee of 20 %.", "Sin defecto hay un cargo del 20 %."),
    "credit-only": ("Store credit that can be used at any time.", "Crédito sin fecha de caducidad."),
    "sales-tax": ("Missouri has 6.1 % sales tax.", "Misuri tiene un impuesto del 6.1 %."),
}


def answer(further: int = 0) -> Answer:
    """The worked return of policy.md, with as many further clauses of three lines each."""
    clauses = [Clause(name, {"en": en, "es": es}) for name, (en, es) in TEXTS.items()]
    clauses += [
        Clause(f"further-{at}", {"en": f"Clause {at} " + "says at length what holds here, " * 8})
        for at in range(further)
    ]
    return Answer(
        "return",
        "allowed",
        destination="store_credit",
        credit=Money(7745),
        amounts=(
            Amount("merchandise", Money(8995), "credit-only", "2"),
            Amount("restocking_fee", Money(-1799), "restocking", "2"),
            Amount("sales_tax", Money(549), "sales-tax"),
        ),
        deadlines=(
            Deadline("ra_by", date(2026, 3, 14), "ra-request"),
            Deadline("return_by", date(2026, 3, 23), "ra-return-by"),
        ),
        requirements=("ra-outside", "insure"),
        cites=tuple(clause.id for clause in clauses if clause.id not in ("ra-outside", "insure")),
        clauses=tuple(clauses),
    )


def return_paper(name: str = "Ann Miller", copy: int = 0) -> ReturnPaper:
    """A return of one doll."""
    line = ReturnLine(1, 2, "B", "Porcelain doll “Ida”", 1, Money(8995))
    ra = Return(
        1, RA, "#10100", name, date(2026, 3, 13), "changed_mind", date(2026, 3, 23), "open", (line,), answer()
    )
    return ReturnPaper(SHOP, ra, Address(name, "", "22 Elm St", "", "Rolla", "MO", "65401"), copy)


def long_return_paper() -> ReturnPaper:
    """A return of thirty items with long names, twelve further clauses, from and to long addresses."""
    lines = tuple(ReturnLine(at, at, f"S18_{at}-LONG-SKU", LONG_ITEM, 1, Money(8995)) for at in range(30))
    short = return_paper(LONG_NAME).ra
    ra = Return(
        1,
        "RA-26-1234567-8",
        "WEB-2026/000123456789-ABCDEFGH-001",
        LONG_NAME,
        short.issued,
        short.reason,
        short.return_by,
        "open",
        lines,
        answer(12),
    )
    return ReturnPaper(LONG_SHOP, ra, Address(LONG_NAME, "", "22 Elm St", "", "Rolla", "MO", "65401"), 12)


def credit_slip(name: str = "Ann Miller", copy: int = 0, further: int = 0, shop: Shop = SHOP) -> CreditSlip:
    """The slip of the worked return, of which 40.00 are spent."""
    return CreditSlip(
        SLIP,
        shop,
        name,
        date(2026, 3, 24),
        Money(7745),
        Money(3745),
        RA,
        "#10100",
        answer(further),
        copy,
    )


def notice_paper(kind: str = "balance", name: str = "Ann Miller", **changes: object) -> NoticePaper:
    """What the buyer of the order is told, of one of its cars."""
    order = order_paper(name).order
    home = Address(name, "", "22 Elm St", "", "Rolla", "MO", "65401")
    buyer = replace(order.customer, address=home)
    told: dict[str, object] = {
        "number": "BN-26-00001-6",
        "amount": Money(31429),
        "promised": date(2026, 5, 20),
        "due": date(2026, 4, 3),
        "lines": (LinePart("1", 1),),
        "answer": answer(),
    }
    notice = Notice(1, order.number, buyer, kind, date(2026, 3, 20), **{**told, **changes})  # type: ignore[arg-type]
    return NoticePaper(SHOP, notice, order)


def notice_papers(*papers: NoticePaper) -> NoticePapers:
    """Several of them on a day."""
    return NoticePapers(SHOP, date(2026, 3, 20), papers or (notice_paper(),))


def order_paper(name: str = "Ann Miller", number: str = "#10100") -> OrderPaper:
    """An order of three lines, one discounted, one partly returned, paid in part by card and check."""
    lines = (
        OrderLine(1, 1, "S18_2248", "1911 Ford Town Car", 2, Money(5500), discount=Money(500)),
        OrderLine(2, 2, "S18_1749", "1917 Grand Touring Sedan", 3, Money(13600), returned=1),
        OrderLine(3, 3, "S24_3969", "1936 Mercedes Benz 500k", 1, Money(3552), cancelled=1),
    )
    payments = (
        Payment(1, "card", Money(40000), date(2026, 3, 2), "visa 4242"),
        Payment(2, "check", Money(10000), date(2026, 3, 4), "1207"),
    )
    home = Address(name, "Miller & Sons", "22 Elm St", "Apt 3", "Rolla", "MO", "65401")
    order = Order(
        1,
        number,
        Customer(1, "CU-26-00001-1", name, "ann@example.com", "417 555 0100"),
        date(2026, 3, 2),
        lines,
        payments,
        shipped=date(2026, 3, 4),
        ship_to=home,
        shipping_charged=Money(1295),
        tax=Money(1281),
        note="Leave with the neighbour.",
    )
    return OrderPaper(SHOP, order)


def packing_slip(name: str = "Ann Miller", number: str = "SH-26-00001-8") -> PackingSlip:
    """The slip of a parcel with the first two lines of that order, a part of the second, checked by Bo."""
    order = order_paper(name).order
    first, second, _ = order.lines
    lines = (SlipLine(first, 2, "scanned", "Bo"), SlipLine(second, 1, "ticked", "Bo"))
    parcel = Shipment(1, number, order.number, date(2026, 3, 4), None, "ground", "1Z 999", None)
    clauses = tuple(Clause(name, {"en": en, "es": es}) for name, (en, es) in TEXTS.items())[:2]
    return PackingSlip(SHOP, order, lines, parcel, clauses)


def pick_list(name: str = "Ann Miller", many: int = 1) -> PickList:
    """So many orders of a name that may go, with two lines each."""
    order = replace(order_paper(name).order, shipped=None, ship_target=date(2026, 3, 6))
    lines = tuple(SlipLine(line, line.quantity) for line in order.lines[:2])
    return PickList(SHOP, date(2026, 3, 5), tuple(Pick(order, lines) for _ in range(many)))


def receipt(name: str = "Ann Miller", number: str = "PM-26-00004-2") -> Receipt:
    """The receipt of that order's two payments; its second line cannot be returned."""
    order = order_paper(name).order
    paid = tuple(
        replace(each, number=number, purpose=purpose)
        for each, purpose in zip(order.payments, ("deposit", "balance"), strict=True)
    )
    final = {"2": Clause("special-orders", {"en": "It cannot be returned.", "es": "No se puede devolver."})}
    return Receipt(SHOP, number, order, paid, Money(50000), final)


def agreement(name: str = "Ann Miller") -> PreorderAgreement:
    """The agreement of that order as one of pre-orders, paid by a deposit of 110.00."""
    order = order_paper(name).order
    lines = tuple(replace(line, kind="preorder") for line in order.lines[:2])
    paid = (replace(order.payments[0], purpose="deposit", number="DP-26-00004-1", amount=Money(11000)),)
    kept = (Amount("forfeited_deposit", Money(-10260), "credit-only", "1"),)
    sure = Clause("be-sure", {"en": "Be certain.", "es": "Esté seguro."})
    order = replace(order, lines=lines, payments=paid)
    return PreorderAgreement(SHOP, order, Money(10260), kept, answer().clauses, sure, {}, {})


def layaway(name: str = "Ann Miller") -> LayawayStatement:
    """That order on layaway, with a plan: 500.00 of 574.28 were paid, the next payment is 40.00."""
    order = order_paper(name).order
    paid = tuple(
        replace(each, number=f"PM-26-0000{each.id}-1", purpose="instalment") for each in order.payments
    )
    following = Instalment(date(2026, 4, 2), Money(4000))
    day, clauses = date(2026, 3, 13), answer().clauses
    return LayawayStatement(
        SHOP, order, day, Money(11000), paid, Money(50000), Money(7428), following, clauses
    )


def claim_report(name: str = "Ann Miller", number: int = 3, picture: bytes = b"") -> ClaimReport:
    """A doll that was damaged on its way, with so many photos, of which the last one is lost."""
    order = replace(order_paper(name).order, shipped=date(2026, 3, 4), delivered=date(2026, 3, 9))
    first, second = order.lines[:2]
    line = ReturnLine(1, second.id, second.sku, second.name, 1, second.price)
    ra = replace(return_paper(name).ra, order=order.number, reason="damaged_in_transit", lines=(line,))
    at = "2026-03-04T18:05:00+00:00"
    packed = (ShipmentLine(first.id, 2, "scanned", at, name), ShipmentLine(second.id, 1, "", at, name))
    parcel = replace(packing_slip(name).parcel, lines=packed)  # type: ignore[type-var]
    sheet = ClaimSheet(
        ra,
        order,
        (Pickup(date(2026, 3, 14), "DHL", "never"), Pickup(date(2026, 3, 16), "UPS", "PU 8841")),
        (
            CarrierClaim(ra.number, date(2026, 3, 13), "UPS", Money(8995), "C-17"),
            CarrierClaim(ra.number, date(2026, 3, 14), "FedEx", Money(1000), "", "paid", Money(700), DAY),
        ),
        (parcel,),
        "SO-26-00005-9",
    )
    rows = [
        PhotoRow(at, ra.number, f"{at:064d}", f"crack {at}.jpg", 60, 40 + at % 2 * 40, 9, MOMENT, name)
        for at in range(number)
    ]
    return ClaimReport(SHOP, sheet, tuple((row, picture if row.id < number - 1 else b"") for row in rows))
