"""Orders with their lines, and what came back, as rows of the accountant's files.

Each row tells what was fixed by the end of a period: what came to be later is not in it. Amounts are whole
cents, days ISO text, in the order of the columns in ``records.exports``. What is told of the ledger is what
counts for the period there, whenever it happened.
"""

# Orders placed in the period, and those that something was sold of in it.
_WANTED = """
    wanted AS (
        SELECT id FROM orders WHERE placed BETWEEN :start AND :end
        UNION SELECT o.id FROM journal_entries e CROSS JOIN orders o ON o.number = e.subject
            WHERE e.effective BETWEEN :start AND :end AND e.event = 'order_shipped'
    )
"""
ORDERS = f"""
    WITH {_WANTED}, stood AS (
        SELECT o.id, -sum(CASE WHEN leg.account = '2000' THEN leg.amount ELSE 0 END) AS held,
            sum(CASE WHEN leg.account = '1100' THEN leg.amount ELSE 0 END) AS owed,
            -sum(CASE WHEN leg.account = '2000' AND e.event IN ('payment_received', 'check_returned')
                THEN leg.amount ELSE 0 END) AS paid,
            -sum(CASE WHEN leg.account = '4000' AND e.event = 'order_shipped' AND e.effective >= :start
                THEN leg.amount ELSE 0 END) AS goods,
            -sum(CASE WHEN leg.account = '4100' AND e.event = 'order_shipped' AND e.effective >= :start
                THEN leg.amount ELSE 0 END) AS shipping,
            -sum(CASE WHEN leg.account BETWEEN '2200' AND '2299' AND e.event = 'order_shipped'
                AND e.effective >= :start THEN leg.amount ELSE 0 END) AS tax
        FROM wanted CROSS JOIN orders o ON o.id = wanted.id
        CROSS JOIN journal_entries e ON e.subject = o.number CROSS JOIN journal_legs leg ON leg.entry = e.id
        WHERE e.effective <= :end GROUP BY o.id
    )
    SELECT o.number, o.placed, c.number, c.name, c.email, c.phone,
        CASE WHEN o.cancelled <= :end THEN CASE o.voided WHEN 1 THEN 'voided' ELSE 'cancelled' END
            WHEN o.delivered <= :end THEN 'delivered' WHEN o.shipped <= :end THEN 'shipped'
            WHEN EXISTS (SELECT 1 FROM shipments s WHERE s.order_id = o.id AND s.shipped <= :end)
                THEN 'partly_shipped'
            WHEN o.processed <= :end THEN 'processed' ELSE 'placed' END,
        o.channel, o.payment_method, o.service,
        CASE WHEN o.processed <= :end THEN o.processed END, CASE WHEN o.shipped <= :end THEN o.shipped END,
        CASE WHEN o.delivered <= :end THEN o.delivered END,
        CASE WHEN o.cancelled <= :end THEN o.cancelled END, o.promised,
        o.merchandise, o.shipping_charged, o.tax, o.total,
        coalesce(stood.paid, 0),
        (SELECT coalesce(sum(done.credit), 0) FROM return_authorizations ra
            JOIN settlements done ON done.ra = ra.id
            WHERE ra.order_id = o.id AND done.settled <= :end
                AND (done.reversed IS NULL OR done.reversed > :end))
        + (SELECT coalesce(sum(credit), 0) FROM cancellations WHERE order_id = o.id AND day <= :end),
        coalesce(stood.held, 0), coalesce(stood.owed, 0),
        coalesce(stood.goods, 0), coalesce(stood.shipping, 0), coalesce(stood.tax, 0),
        goes.name, goes.company, goes.street, goes.street2, goes.city, goes.state, goes.postal_code,
        goes.country,
        (SELECT coalesce(sum(cost), 0) FROM shipments WHERE order_id = o.id AND shipped <= :end),
        o.source, o.note
    FROM wanted CROSS JOIN orders o ON o.id = wanted.id
    CROSS JOIN customers c ON c.id = o.customer CROSS JOIN addresses goes ON goes.id = o.ship_to
    LEFT JOIN stood ON stood.id = o.id
    ORDER BY o.placed, length(o.number_key), o.number_key
"""
# Of an order that left whole before its lines told it, all that was not cancelled did; of one that was
# entered as cancelled, no cancellation tells it either.
LINES = f"""
    WITH {_WANTED}
    SELECT o.number, o.placed, line.position, line.sku, line.name, line.kind, line.quantity, line.price,
        line.discount, line.price * line.quantity - line.discount,
        CASE line.untaxed WHEN 1 THEN 'yes' ELSE 'no' END,
        CASE WHEN line.shipped = 0 AND o.shipped <= :end THEN line.quantity - line.cancelled
            ELSE coalesce((SELECT sum(sent.quantity) FROM shipment_lines sent
                JOIN shipments s ON s.id = sent.shipment
                WHERE sent.order_line = line.id AND s.resends IS NULL AND s.shipped <= :end), 0) END,
        coalesce((SELECT sum(CASE WHEN done.day <= :end THEN gone.quantity ELSE 0 END)
            FROM cancellation_lines gone JOIN cancellations done ON done.id = gone.cancellation
            WHERE gone.order_line = line.id AND done.kind = 'cancelled'), line.cancelled),
        coalesce((SELECT sum(back.quantity) FROM return_lines back JOIN settlements done ON done.ra = back.ra
            WHERE back.order_line = line.id AND done.settled <= :end
                AND (done.reversed IS NULL OR done.reversed > :end)), 0)
            + coalesce((SELECT sum(gone.quantity) FROM cancellation_lines gone
                JOIN cancellations done ON done.id = gone.cancellation
                WHERE gone.order_line = line.id AND done.kind = 'undeliverable' AND done.day <= :end), 0),
        line.deposit_rate, coalesce(line.first_payment, 0)
    FROM wanted CROSS JOIN orders o ON o.id = wanted.id CROSS JOIN order_lines line ON line.order_id = o.id
    ORDER BY o.placed, length(o.number_key), o.number_key, line.position
"""
# The clauses that decided; of what was refused or left to the owner, those that say so.
CLAUSES = """(SELECT group_concat(clause, ', ') FROM (SELECT DISTINCT clause FROM (
        SELECT value AS clause FROM json_each({answer}, '$.cites')
            WHERE {answer} ->> '$.outcome' = 'allowed' OR NOT EXISTS (
                SELECT 1 FROM json_each({answer}, '$.findings') WHERE value ->> '$.clause' <> '')
        UNION ALL SELECT value ->> '$.clause' FROM json_each({answer}, '$.findings')
            WHERE {answer} ->> '$.outcome' <> 'allowed' AND value ->> '$.clause' <> '')))"""
# A row for each entry of what came back, its reversal too; and for each return that was issued in the period
# or settled without any money, and has no entry.
RETURNS = f"""
    WITH came AS MATERIALIZED (
        SELECT id, effective, subject, event, reverses FROM journal_entries
        WHERE effective BETWEEN :start AND :end
            AND event IN ('return_credited', 'return_refunded', 'return_released')
    ), booked AS (
        SELECT e.id, e.effective, e.subject, e.event, e.reverses, coalesce(e.reverses, e.id) AS base,
            sum(CASE WHEN leg.account = '4010' THEN leg.amount ELSE 0 END) AS goods,
            sum(CASE WHEN leg.account BETWEEN '2200' AND '2299' THEN leg.amount ELSE 0 END) AS tax,
            sum(CASE WHEN leg.account = '4200' THEN leg.amount ELSE 0 END) AS fee,
            sum(CASE WHEN leg.account IN ('4100', '4110') THEN leg.amount ELSE 0 END) AS shipping,
            -sum(CASE WHEN leg.account IN ('1100', '2100', '2110') THEN leg.amount ELSE 0 END) AS credit
        FROM came e CROSS JOIN journal_legs leg ON leg.entry = e.id GROUP BY e.id
    ), freed AS MATERIALIZED (
        SELECT id, release_entry FROM settlements WHERE release_entry IS NOT NULL
    ), moved AS (
        SELECT booked.*, coalesce(done.id, rel.id) AS settlement, off.id AS cancellation,
            CASE WHEN reverses IS NOT NULL THEN 'reversed' WHEN event = 'return_released' THEN 'released'
                ELSE 'settled' END AS state
        FROM booked LEFT JOIN settlements done ON done.entry = base
        LEFT JOIN freed rel ON rel.release_entry = base
        LEFT JOIN cancellations off ON off.entry = base
    ), every AS (
        SELECT effective AS day, id AS entry, subject, settlement, cancellation, state, NULL AS ra, goods,
            tax, fee, shipping, credit FROM moved
        UNION ALL
        SELECT coalesce(done.settled, ra.issued), 0, ra.number, done.id, NULL,
            CASE WHEN done.id IS NOT NULL THEN 'settled' WHEN ra.refused <= :end THEN 'refused'
                WHEN ra.voided <= :end THEN 'voided' ELSE 'open' END, ra.id, 0, 0, 0, 0, 0
        FROM return_authorizations ra
        LEFT JOIN settlements done ON done.ra = ra.id AND done.settled <= :end
            AND (done.reversed IS NULL OR done.reversed > :end)
        WHERE coalesce(done.settled, ra.issued) BETWEEN :start AND :end
            AND done.entry IS NULL AND done.release_entry IS NULL
    ), told AS (
        SELECT every.*, coalesce(every.ra, done.ra) AS of_ra, off.order_id AS of_order, done.received,
            done.settled, done.destination, lot.number AS slip,
            coalesce(done.answer, off.answer, CASE every.state WHEN 'refused' THEN (
                SELECT answer FROM requests WHERE ra = every.ra AND kind = 'settle'
                ORDER BY id DESC LIMIT 1) END) AS answer,
            coalesce(off.kind, '') AS kind, done.entry AS owes,
            (SELECT min(asked) FROM requests
                WHERE ra = coalesce(every.ra, done.ra) AND kind = 'issue') AS asked
        FROM every LEFT JOIN settlements done ON done.id = settlement
        LEFT JOIN cancellations off ON off.id = cancellation LEFT JOIN credit_lots lot ON lot.id = done.lot
    ), paid AS (
        SELECT told.entry AS of_entry, max(out.day) AS made FROM told
        JOIN payouts out ON out.refund = told.owes
        WHERE out.day <= :end AND out.reverses IS NULL
            AND NOT EXISTS (SELECT 1 FROM payouts back WHERE back.reverses = out.id AND back.day <= :end)
        GROUP BY told.entry
        HAVING sum(out.amount) >= (SELECT -sum(amount) FROM journal_legs
            WHERE entry = told.owes AND account = '2110')
    )
    SELECT told.subject, told.day, o.number, c.name, coalesce(ra.reason, told.kind), told.state, ra.issued,
        told.received, told.settled, coalesce(told.destination, ''), coalesce(told.slip, ''),
        told.goods, told.tax, told.fee, told.shipping,
        told.credit - told.goods - told.tax - told.fee - told.shipping, told.credit,
        coalesce(told.asked, ra.issued), paid.made,
        coalesce({CLAUSES.format(answer="coalesce(told.answer, ra.answer)")}, ''),
        CAST(julianday(ra.issued) - julianday(coalesce(told.asked, ra.issued)) AS INTEGER),
        CAST(julianday(told.received) - julianday(ra.issued) AS INTEGER),
        CAST(julianday(told.settled) - julianday(told.received) AS INTEGER),
        CAST(julianday(paid.made) - julianday(told.settled) AS INTEGER)
    FROM told LEFT JOIN return_authorizations ra ON ra.id = told.of_ra
    LEFT JOIN orders o ON o.id = coalesce(ra.order_id, told.of_order)
    LEFT JOIN customers c ON c.id = o.customer
    LEFT JOIN paid ON paid.of_entry = told.entry AND told.entry > 0
    ORDER BY told.day, told.subject, told.entry
"""
