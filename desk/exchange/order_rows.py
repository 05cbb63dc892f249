"""Orders out of any list: a row a line, those of one order beside each other, read as an order of ours.

What stands of the whole order is taken from its first row. WooCommerce's lists of orders are such ones, under
the headings that the makers of its two usual export extensions document.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import date

from desk.exchange import order_words
from desk.exchange.csv_in import Faults, Row
from desk.exchange.list_cells import Cells, shown
from desk.exchange.list_days import past_day
from desk.exchange.shopify_goods import made_sku
from desk.operations import imports, orders, policies
from desk.operations.desk import Desk
from desk.records.addresses import Address
from desk.records.contacts import is_blank, is_po_box, tidy
from desk.records.errors import BadInput, DeskError
from desk.records.imports import NEW, SAME, Planned
from desk.records.money import LARGEST, ZERO, Money, share, total
from desk.records.orders import NewLine, NewOrder
from desk.records.payments import NewPayment
from desk.records.texts import need_text

_LONGEST_NUMBER = 40
_MOST_PIECES = 999_999


class OrderRows:
    """Plans the orders of a list; what is odd but no fault goes to ``notices``.

    ``paid_apart`` tells that their payments are a list of their own, so that none is taken from their status.
    """

    def __init__(self, desk: Desk, cells: Cells, notices: Faults, *, paid_apart: bool = False) -> None:
        self._desk, self._cells, self._notices = desk, cells, notices
        self._paid_apart = paid_apart
        if paid_apart:
            notices.add("import-paid-apart")
        self._rows: list[Row] = []
        self._seen: set[str] = set()
        self._told: set[str] = set()

    def plan(self, row: Row) -> Planned | None:
        """What would become of the order before this row, where the row begins another one."""
        number = self._number(row)
        if not self._rows or number in ("", self._number(self._rows[0])):
            self._rows.append(row)
            return None
        done = self.end()
        self._rows = [row]
        return done

    def end(self) -> Planned | None:
        """What would become of the last order; None where there is none or a fault was noted."""
        if not self._rows:
            return None
        rows, self._rows = self._rows, []
        before, head = self._cells.faults.count, rows[0]
        number = self._number(head)
        if not number:
            self._cells.fault(head, "number", "import-no-order-number")
        elif len(number) > _LONGEST_NUMBER:
            self._cells.fault(head, "number", "import-field-long", limit=_LONGEST_NUMBER)
        elif number.removeprefix("#").casefold() in self._seen:
            self._cells.fault(head, "number", "import-order-twice", number=number)
        self._seen.add(number.removeprefix("#").casefold())
        order = self._order(number, rows)
        if self._cells.faults.count > before or order is None:
            return None
        return self._planned(head, order)

    def _number(self, row: Row) -> str:
        return self._cells.text(row, "number")

    def _planned(self, head: Row, order: NewOrder) -> Planned | None:
        if imports.known_orders(self._desk, (order,)):
            return Planned(head.line, SAME, order.number, order.name)
        try:
            orders.check_new(order)
        except DeskError as trouble:
            self._cells.refused(head, "number", trouble)
            return None
        expected = policies.expected_tax(self._desk, order)
        if expected is not None and expected != order.tax:
            told = {"number": order.number, "paid": order.tax, "expected": expected}
            self._notices.add("import-tax", head.line, self._cells.columns.get("tax", ""), **told)
        return Planned(head.line, NEW, order.number, order.name, record=order)

    def _order(self, number: str, rows: list[Row]) -> NewOrder | None:
        head, read = rows[0], self._cells
        placed = self._day(head, "placed")
        if placed is None and not read.text(head, "placed"):
            read.fault(head, "placed", "import-no-order-placed")
        lines = self._lines(rows)
        if placed is None or not lines:
            return None
        billing, ship_to = self._address(head, ""), self._address(head, "ship_")
        email = read.text(head, "email").casefold()
        order = NewOrder(
            number=number,
            placed=placed,
            name=billing.name or billing.company or ship_to.name or email or number,
            email=email,
            phone=read.text(head, "phone"),
            address=_home(billing, ship_to),
            ship_to=billing if is_blank(ship_to) else ship_to,
            lines=lines,
            service=self._word(head, "service", order_words.SERVICES, "import-service", "customer_choice"),
            payment_method=self._word(head, "method", order_words.METHODS, "import-method", "card"),
            shipping_charged=read.money(head, "shipping") or ZERO,
            tax=read.money(head, "tax") or ZERO,
            shipping_cost=read.money(head, "shipping_cost") or None,
            tax_stands=True,
            source="list",
            note=read.text(head, "note"),
        )
        return self._with_course(head, need_text(order))

    def _day(self, row: Row, name: str) -> date | None:
        return past_day(self._desk, self._cells, row, name)

    def _word(self, row: Row, name: str, known: dict[str, str], odd: str, other: str) -> str:
        text = self._cells.text(row, name)
        if text.casefold() not in known:
            self._tell(odd, row, name, text=shown(text))
        return known.get(text.casefold(), other)

    def _tell(self, key: str, row: Row, field: str, /, **values: str) -> None:
        """A notice about a word of the file, told where it stands first."""
        mark = f"{key} {values}"
        if mark not in self._told:
            self._told.add(mark)
            self._notices.add(key, row.line, self._cells.columns.get(field, ""), **values)

    def _lines(self, rows: list[Row]) -> tuple[NewLine, ...]:
        """The lines with the order's discount shared over them by value (policy.md, Conventions)."""
        found = [line for row in rows if (line := self._line(row)) is not None]
        value = total(line.value for line in found)
        discount = self._cells.money(rows[0], "order_discount") or ZERO
        if discount > value:
            self._cells.fault(rows[0], "order_discount", "import-discount", reckoned=value)
            return ()
        before, lines = ZERO, []
        for line in found:
            off = Money(share(discount, before, line.value, value)) if discount else ZERO
            before += line.value
            lines.append(replace(line, discount=Money(line.discount + off)))
        return tuple(lines)

    def _line(self, row: Row) -> NewLine | None:
        read = self._cells
        name, sku = read.text(row, "item"), read.text(row, "sku")
        if not (name or sku):
            read.fault(row, "item", "import-no-order-item")
            return None
        pieces = read.pieces(row, "quantity") if read.has("quantity") else 1
        if pieces is None or not 1 <= pieces <= _MOST_PIECES:
            read.fault(row, "quantity", "import-quantity", text=shown(read.text(row, "quantity")))
            return None
        price, worth = read.money(row, "price"), read.money(row, "line_total")
        if price is None and worth is None:
            read.fault(row, "price", "import-no-order-price")
            return None
        if not sku:
            sku = made_sku(name)
            self._tell("import-sku-made", row, "sku", name=shown(name), sku=sku)
        discount = read.money(row, "discount") or ZERO
        if price is None:
            # A price of whole cents, and what the pieces cost less together.
            price = Money(-(-int(worth or 0) // pieces))
        if worth is not None and not discount:
            discount = Money(max(0, price * pieces - worth))
        if price * pieces > LARGEST or discount > price * pieces:
            read.fault(row, "price", "import-too-much", limit=Money(LARGEST))
            return None
        untaxed = bool(read.yes(row, "untaxed"))
        return NewLine(sku, name or sku, pieces, price, discount=discount, untaxed=untaxed)

    def _address(self, row: Row, side: str) -> Address:
        def said(name: str) -> str:
            return self._cells.text(row, f"{side}{name}")

        name = said("name") or " ".join(part for part in (said("first_name"), said("last_name")) if part)
        country = said("country").upper() or "US"
        found = Address(
            name=name,
            company=said("company"),
            street=said("street"),
            street2=said("street2"),
            city=said("city"),
            state=said("state"),
            postal_code=said("postal_code"),
            country=country,
        )
        if is_blank(found):
            return Address()
        with suppress(BadInput):
            return tidy(found)
        state = found.state.upper()
        if country == "US" and not (len(state) == 2 and state.isascii() and state.isalpha()):
            self._cells.fault(row, f"{side}state", "import-state", text=shown(found.state))
        return replace(found, state=state, po_box=is_po_box(found.street, found.street2))

    def _with_course(self, head: Row, order: NewOrder) -> NewOrder:
        """The order with what was paid and how far it is, as its days and its status say; unclear is told."""
        read = self._cells
        text = read.text(head, "status")
        status = order_words.STATES.get(text.casefold().removeprefix("wc-"))
        if status is None:
            read.fault(head, "status", "import-word", text=shown(text), known=", ".join(order_words.STATES))
            return order
        stated = read.money(head, "total")
        if stated is not None and stated != order.total:
            read.fault(head, "total", "import-total", found=stated, reckoned=order.total)
        if order.total > LARGEST:
            read.fault(head, "total", "import-too-much", limit=Money(LARGEST))
        paid, shipped = self._day(head, "paid"), self._day(head, "shipped")
        if status == order_words.GONE and shipped is None:
            shipped = max(order.placed, paid or order.placed)
            self._tell("import-ship-day", head, "status", text=shown(text))
        told = self._paid_apart or read.has("paid")
        if paid is None and status in (order_words.GONE, order_words.PAID) and not told:
            paid = order.placed
        off = self._day(head, "cancelled") or (order.placed if status == order_words.OFF else None)
        if shipped and shipped < order.placed:
            read.fault(head, "shipped", "import-shipped-early", on=shipped, placed=order.placed)
        money = (NewPayment(order.payment_method, order.total, max(paid, order.placed)),) if paid else ()
        flags = ("money-unclear",) if status == order_words.UNCLEAR else ()
        for flag in flags:
            self._notices.add(flag, head.line, read.columns.get("status", ""), number=order.number)
        return replace(
            order,
            payments=money if order.total and not flags else (),
            processed=shipped,
            shipped=None if off else shipped,
            delivered=self._day(head, "delivered") if shipped and not off else None,
            cancelled=off,
            flags=flags,
        )


def _home(billing: Address, ship_to: Address) -> Address:
    """Where a buyer is at home: where it goes, unless more is told than the name."""
    if not is_blank(replace(billing, name="")):
        return billing
    return replace(ship_to, name=billing.name or ship_to.name)
