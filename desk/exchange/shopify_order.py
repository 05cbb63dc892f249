"""What the rows of one order in a Shopify orders export say, as an order of ours."""

from dataclasses import dataclass, field, replace
from datetime import date

from desk.exchange import shopify_columns
from desk.exchange.csv_fields import Fields
from desk.exchange.csv_in import Faults, Row
from desk.exchange.shopify_goods import made_sku
from desk.records.addresses import Address
from desk.records.contacts import is_po_box
from desk.records.money import LARGEST, ZERO, Money, share, total
from desk.records.orders import NewLine, NewOrder
from desk.records.payments import NewPayment
from desk.records.places import TERRITORIES

_LARGEST_LINE = Money(1_000_000_000)
_LONGEST_NUMBER = 40


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads orders in the shop's ``currency``; faults go to ``fields.faults``, what is odd to the others."""

    fields: Fields
    currency: str
    notices: Faults = field(default_factory=Faults)
    flagged: Faults = field(default_factory=Faults)
    _told: set[str] = field(default_factory=set)

    def order(self, rows: tuple[Row, ...]) -> NewOrder | None:
        """The order that these rows make, or None where a fault was noted."""
        before = self.fields.faults.count
        order = self._read(rows)
        if self.fields.faults.count == before:
            self._check(rows[0], order)
        return order if self.fields.faults.count == before else None

    def _read(self, rows: tuple[Row, ...]) -> NewOrder:
        head, read = rows[0], self.fields
        self._check_repeats(rows)
        number, email = read.needed(head, "Name"), self._email(head)
        billing, ship_to = self._addresses(head, number)
        day, flags = self._shipment(rows)
        method, mixed = self._method(head)
        order = NewOrder(
            number=number,
            placed=self._day_needed(head, "Created at") or date.min,
            name=billing.name or billing.company or ship_to.name or email or number,
            email=email,
            phone=billing.phone or ship_to.phone,
            address=billing,
            ship_to=ship_to,
            lines=self._lines(rows),
            payment_method=method,
            processed=day,
            shipped=None if flags else day,
            cancelled=read.day(head, "Cancelled at"),
            service=self._way(head),
            shipping_charged=read.money(head, "Shipping", ZERO),
            tax=read.money(head, "Taxes", ZERO),
            tax_stands=True,
            source="shopify",
            note=read.text(head, "Notes"),
        )
        return self._with_money(head, order, (*flags, *mixed))

    def _check_repeats(self, rows: tuple[Row, ...]) -> None:
        head, number = rows[0], rows[0].values["Name"]
        if len(number) > _LONGEST_NUMBER:
            self.fields.faults.add("import-field-long", head.line, "Name", limit=_LONGEST_NUMBER)
        for row in rows[1:]:
            for column in shopify_columns.ONCE:
                if row.values.get(column) and row.values[column] != head.values[column]:
                    self.fields.faults.add("import-order-twice", row.line, column, number=number[:60])
                    break

    def _day_needed(self, head: Row, column: str) -> date | None:
        return self.fields.day(head, column) if self.fields.needed(head, column) else None

    def _email(self, head: Row) -> str:
        """Customers are matched by it, in small letters; anything else in its place would join strangers."""
        email = self.fields.text(head, "Email").casefold()
        if email and (email.count("@") != 1 or " " in email):
            self.fields.faults.add("import-email", head.line, "Email", text=email[:60])
        return email

    def _lines(self, rows: tuple[Row, ...]) -> tuple[NewLine, ...]:
        """The lines with the order's discount shared over them by value (policy.md, Conventions)."""
        found = [self._line(row) for row in rows]
        value = total(line.price * line.quantity for line in found)
        discount = self.fields.money(rows[0], "Discount Amount", ZERO)
        before, lines = ZERO, []
        for line in found:
            whole = line.price * line.quantity
            off = Money(share(discount, before, whole, value))
            lines.append(replace(line, discount=off))
            before += whole
        return tuple(lines)

    def _line(self, row: Row) -> NewLine:
        read = self.fields
        name = read.needed(row, "Lineitem name")
        price, quantity = read.money(row, "Lineitem price"), read.quantity(row, "Lineitem quantity")
        if price * quantity > _LARGEST_LINE:
            read.faults.add("import-too-much", row.line, "Lineitem price", limit=_LARGEST_LINE)
        sku = read.text(row, "Lineitem sku")
        if not sku:
            sku = made_sku(name)
            self._tell("import-sku-made", row, "Lineitem sku", name=name[:60], sku=sku)
        return NewLine(sku, name, quantity, price)

    def _tell(self, key: str, row: Row, column: str, **values: str) -> None:
        """A notice about a word of the file, told where it stands first."""
        mark = f"{key} {values}"
        if mark not in self._told:
            self._told.add(mark)
            self.notices.add(key, row.line, column, **values)

    def _addresses(self, head: Row, number: str) -> tuple[Address, Address]:
        billing, ship_to = self._address(head, "Billing"), self._address(head, "Shipping")
        if ship_to == Address() and billing != Address():
            self.notices.add("import-ship-to", head.line, "Shipping Address1", number=number)
            return billing, billing
        return (billing if billing != Address() else ship_to), ship_to

    def _address(self, head: Row, side: str) -> Address:
        read = self.fields
        parts = {
            part: read.text(head, f"{side} {part}")
            for part in ("Name", "Company", "City", "Address1", "Address2")
        }
        phone, postal = (read.code(head, f"{side} {part}") for part in ("Phone", "Zip"))
        state, country = (read.text(head, f"{side} {part}").upper() for part in ("Province", "Country"))
        if not (any(parts.values()) or phone or postal or state or country):
            return Address()
        if country in TERRITORIES:
            state, country = country, "US"
        if not (len(country) == 2 and country.isascii() and country.isalpha()):
            read.faults.add("import-country", head.line, f"{side} Country", text=country[:60])
        if country == "US" and not (len(state) == 2 and state.isascii() and state.isalpha()):
            read.faults.add("import-state", head.line, f"{side} Province", text=state[:60])
        return Address(
            name=parts["Name"],
            company=parts["Company"],
            street=parts["Address1"],
            street2=parts["Address2"],
            city=parts["City"],
            state=state if country == "US" else read.text(head, f"{side} Province"),
            postal_code=postal,
            country=country,
            phone=phone,
            po_box=is_po_box(parts["Address1"], parts["Address2"]),
        )

    def _shipment(self, rows: tuple[Row, ...]) -> tuple[date | None, tuple[str, ...]]:
        """The day it was processed and shipped; shipped in part is flagged, since no line says how much."""
        read, head = self.fields, rows[0]
        status = read.choice(head, "Fulfillment Status", shopify_columns.FULFILLED)
        day = (self._day_needed if status == "shipped" else read.day)(head, "Fulfilled at")
        pieces = {
            read.choice(row, "Lineitem fulfillment status", shopify_columns.FULFILLED)
            for row in rows
            if read.text(row, "Lineitem fulfillment status")
        }
        if status == "partly" or (pieces and pieces != {status}):
            return day, ("partly-shipped",)
        return (day if status == "shipped" else None), ()

    def _method(self, head: Row) -> tuple[str, tuple[str, ...]]:
        """How it was paid; an order paid partly by check counts as one, and a mixture is flagged."""
        methods = []
        for part in self.fields.text(head, "Payment Method").split(" + "):
            if part.casefold() not in shopify_columns.METHODS:
                self._tell("import-method", head, "Payment Method", text=part[:60])
            methods.append(shopify_columns.METHODS.get(part.casefold(), "card"))
        if len(set(methods)) == 1:
            return methods[0], ()
        return ("check" if "check" in methods else methods[0]), ("payment-mixed",)

    def _way(self, head: Row) -> str:
        """The shipping service; a name that is not known is the customer's choice, and told."""
        name = self.fields.text(head, "Shipping Method")
        if name.casefold() not in shopify_columns.SERVICES:
            self._tell("import-service", head, "Shipping Method", text=name[:60])
        return shopify_columns.SERVICES.get(name.casefold(), "customer_choice")

    def _check(self, head: Row, order: NewOrder) -> None:
        """Whether what stands in the order's first row agrees with itself and with the shop."""
        read, fault = self.fields, self.fields.faults.add
        currency = read.needed(head, "Currency")
        if currency and currency != self.currency:
            fault("import-currency", head.line, "Currency", text=currency[:60], shop=self.currency)
        subtotal, stated = read.money(head, "Subtotal"), read.money(head, "Total")
        if order.merchandise != subtotal:
            fault("import-subtotal", head.line, "Subtotal", found=subtotal, reckoned=order.merchandise)
        if stated != order.total:
            fault("import-total", head.line, "Total", found=stated, reckoned=order.total)
        if order.total > LARGEST:
            fault("import-too-much", head.line, "Total", limit=Money(LARGEST))
        if any(line.discount > line.price * line.quantity for line in order.lines):
            fault("import-discount", head.line, "Discount Amount", reckoned=order.merchandise)
        if order.processed and order.processed < order.placed:
            fault("import-shipped-early", head.line, "Fulfilled at", on=order.processed, placed=order.placed)

    def _with_money(self, head: Row, order: NewOrder, flags: tuple[str, ...]) -> NewOrder:
        """The order with what was paid in full and its flags told; what is unclear is not guessed."""
        read = self.fields
        status = read.choice(head, "Financial Status", shopify_columns.MONEY)
        received = (self._day_needed if status == "paid" else read.day)(head, "Paid at")
        paid: tuple[NewPayment, ...] = ()
        if status == "paid" and order.total and received:
            paid = (NewPayment(order.payment_method, order.total, received),)
        if status == "unclear":
            flags = (*flags, "money-unclear")
        if order.cancelled and order.shipped:
            flags = (*flags, "cancelled-but-shipped")
        for flag in flags:
            self.flagged.add(flag, head.line, number=order.number)
        return replace(order, payments=paid, flags=flags)
