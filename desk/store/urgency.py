"""When an open order may leave, is held, is late, or its customer is to be told or asked: the one place.

Each is what follows FROM, with the index by its name, which the planner would leave for that of all open
orders; further conditions follow with AND. ``:today`` is the shop's day.
"""

# Without a first day the policy says nothing, and what is free may leave.
TO_SHIP = """orders INDEXED BY orders_to_ship
    WHERE stage = 'open' AND holds = '[]' AND coalesce(first_ship, '') <= :today AND awaits = 0"""
LATE = """orders INDEXED BY orders_late
    WHERE stage = 'open' AND ship_target IS NOT NULL AND ship_target < :today"""
IS_TO_TELL = "ship_limit IS NOT NULL AND ship_limit < :today AND told IS NULL"
TO_TELL = f"orders INDEXED BY orders_to_tell WHERE stage = 'open' AND {IS_TO_TELL}"
HELD = "orders INDEXED BY orders_on_hold WHERE stage = 'open' AND holds <> '[]'"
# A hold that ends by itself is told by the first day alone.
FREE_LATER = """orders INDEXED BY orders_to_ship
    WHERE stage = 'open' AND holds = '[]' AND first_ship > :today"""
FREE_TODAY = """orders INDEXED BY orders_to_ship
    WHERE stage = 'open' AND holds = '[]' AND first_ship = :today AND placed < :today"""
AWAITING = "orders INDEXED BY orders_awaiting WHERE stage = 'open' AND awaits = 1"
OVERDUE = """orders INDEXED BY orders_balance_due
    WHERE stage = 'open' AND balance_due IS NOT NULL AND balance_due < :today"""
BALANCE = """orders INDEXED BY orders_balance_due
    WHERE stage = 'open' AND balance_due IS NOT NULL AND balance_due >= :today"""
# Of notices: their orders and customers as o and c. A balance that was paid before its customer was told, or
# that another notice asks for now, is not told; one by card is charged without.
IS_OPEN = "o.stage = 'open'"
_THEIRS = "CROSS JOIN orders o ON o.id = n.order_id CROSS JOIN customers c ON c.id = o.customer"
NOTICE = f"""notices n INDEXED BY notices_to_tell {_THEIRS}
    WHERE n.told IS NULL AND {IS_OPEN} AND (n.kind <> 'balance' OR n.open IS NOT 0)"""
CHARGE = f"""notices n INDEXED BY notices_to_charge {_THEIRS}
    WHERE n.told IS NOT NULL AND n.way = '' AND n.kind = 'balance' AND n.open IS NOT 0 AND {IS_OPEN}"""
# What is in and still here, whose balance nobody asked for; it may have been paid with the deposit. What is
# billed beside the order's total is no part of that.
UNASKED = f"""order_lines line INDEXED BY order_lines_to_ask
    CROSS JOIN orders o ON o.id = line.order_id CROSS JOIN customers c ON c.id = o.customer
    WHERE line.kind = 'preorder' AND line.arrived IS NOT NULL AND line.balanced = 0
        AND line.quantity > line.cancelled + line.shipped AND {IS_OPEN}
        AND o.total - o.released > o.paid - o.withdrawn - min(o.charged, (
            SELECT coalesce(sum(came.amount), 0) FROM payments came
            WHERE came.order_id = o.id AND came.purpose = 'charge'))"""
