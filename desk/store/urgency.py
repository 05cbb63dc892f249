"""When an open order may leave, is held, is late or its customer is to be told: the one place that says so.

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
