"""What must be found after a crash of returns that are apart, refused, waiting, or sent again."""

CLAIMS = {
    "apart": """SELECT 1 FROM return_authorizations ra JOIN return_authorizations head ON head.id = ra.head
        WHERE ra.number = ?1 AND head.number = ?2 AND EXISTS (SELECT 1 FROM return_lines WHERE ra = ra.id)""",
    "mixed": """SELECT 1 FROM settlements done JOIN return_authorizations ra ON ra.id = done.ra
        JOIN credit_lots lot ON lot.id = done.lot JOIN requests asked ON asked.number = ?4
        JOIN return_authorizations apart ON apart.id = asked.ra AND apart.head = ra.id
        WHERE ra.number = ?1 AND lot.number = ?2 AND lot.amount = CAST(?3 AS INTEGER)
        AND apart.refused IS NOT NULL AND asked.state = 'refused'""",
    "refused": """SELECT 1 FROM requests asked JOIN return_authorizations ra ON ra.id = asked.ra
        WHERE asked.number = ?1 AND ra.number = ?2 AND asked.state = 'refused' AND ra.refused IS NOT NULL""",
    "asked": "SELECT 1 FROM requests WHERE number = ?1 AND state = 'awaits_owner'",
    "decided": "SELECT 1 FROM requests WHERE number = ?1 AND state = ?2 AND decided IS NOT NULL",
    "sent again": """SELECT 1 FROM return_authorizations ra JOIN orders sent ON sent.for_return = ra.id
        WHERE ra.number = ?1 AND ra.state = 'settled' AND sent.voided = 0""",
    "not sent again": """SELECT 1 FROM return_authorizations ra JOIN orders sent ON sent.for_return = ra.id
        WHERE ra.number = ?1 AND ra.state = 'open' AND sent.voided = 1""",
    "open again": """SELECT 1 FROM return_authorizations ra JOIN requests asked ON asked.ra = ra.id
        WHERE ra.number = ?1 AND ra.state = 'open' AND ra.refused IS NULL AND asked.state = 'withdrawn'""",
    "carrier paid": """SELECT 1 FROM carrier_claims claim JOIN return_authorizations ra ON ra.id = claim.ra
        JOIN journal_legs leg ON leg.entry = claim.entry
        WHERE ra.number = ?1 AND claim.paid = CAST(?2 AS INTEGER) AND leg.amount = claim.paid""",
    "extended": "SELECT 1 FROM return_authorizations WHERE number = ?1 AND return_by = ?2 AND extended = ?2",
    "cleared": """SELECT 1 FROM history JOIN history_words said ON said.id = history.id
        JOIN damaged_movements moved ON moved.subject = said.reason
        WHERE operation = 'clear_damaged' AND said.reason = ?1 AND moved.change = -1""",
}
_LINES = """(SELECT count(*) FROM history JOIN history_words said ON said.id = history.id
    WHERE operation = '{}' AND subject = ra.number AND said.after ->> '$.state' = 'refused')"""
_HISTORY = "(SELECT count(*) FROM history WHERE operation = '{}' AND subject = {})"
_NO = """(SELECT count(*) FROM history JOIN history_words said ON said.id = history.id
    JOIN requests asked ON asked.number = history.subject
    WHERE operation = 'decide_request' AND asked.ra = ra.id AND asked.kind = 'settle'
        AND said.after ->> '$.state' = 'declined')"""
HALVED = {
    "a refusal without its line of history": f"""SELECT number FROM return_authorizations ra
        WHERE (refused IS NOT NULL) <> {_LINES.format("note_parcel")} + {_NO}
            - {_HISTORY.format("take_back_refusal", "number")}""",
    "a refused RA whose request is not, or the other way round": """SELECT ra.number
        FROM return_authorizations ra WHERE (ra.refused IS NOT NULL) <> (SELECT count(*) FROM requests asked
            WHERE asked.ra = ra.id AND asked.kind = 'settle' AND asked.state IN ('refused', 'declined'))""",
    "a request without its line of history": f"""SELECT number FROM requests asked
        WHERE {_HISTORY.format("note_request", "number")} <> 1
        OR (kind = 'settle') <> (SELECT count(*) FROM history JOIN history_words said ON said.id = history.id
            WHERE operation = 'note_parcel' AND said.after ->> '$.request' = asked.number)""",
    "a decision without its line of history": f"""SELECT number FROM requests asked
        WHERE (state IN ('allowed', 'declined')) > {_HISTORY.format("decide_request", "number")}
        OR (state = 'awaits_owner' AND {_HISTORY.format("decide_request", "number")} > 0)""",
    "a yes of which nothing came": """SELECT number FROM requests asked WHERE state = 'allowed'
        AND NOT EXISTS (SELECT 1 FROM return_authorizations ra WHERE ra.id = asked.ra
            AND (asked.kind = 'issue' OR ra.state = 'settled'))""",
    "a request that waits for what is over": """SELECT asked.number FROM requests asked
        JOIN return_authorizations ra ON ra.id = asked.ra
        WHERE asked.state = 'awaits_owner' AND ra.state <> 'open'""",
    "what is apart without its line of history": """SELECT ra.number FROM return_authorizations ra
        WHERE (head IS NOT NULL) <> (SELECT count(*) FROM history
            JOIN history_words said ON said.id = history.id
            WHERE operation = 'set_apart' AND said.after ->> '$.apart' = ra.number)""",
    "an item whose damaged pieces are not those of its movements": """SELECT sku FROM items
        WHERE damaged <> (SELECT coalesce(sum(change), 0) FROM damaged_movements WHERE item = items.id)""",
    "a piece at the damaged that no settlement says": """SELECT ra.number FROM return_authorizations ra
        WHERE (SELECT coalesce(sum(change), 0) FROM damaged_movements WHERE subject = ra.number) <>
            (SELECT coalesce(sum(back.quantity), 0) FROM settlements done
            JOIN settlement_lines found ON found.settlement = done.id
            JOIN return_lines back ON back.id = found.return_line
            WHERE done.ra = ra.id AND done.reversed IS NULL AND found.place = 'damaged')""",
    "an exchange without its order, or the other way round": """SELECT number FROM return_authorizations ra
        WHERE (SELECT count(*) FROM orders sent WHERE sent.for_return = ra.id AND sent.voided = 0) <>
            (SELECT count(*) FROM settlements done WHERE done.ra = ra.id AND done.reversed IS NULL
            AND done.destination IN ('replacement', 'exchange_same_item'))""",
    "what a carrier paid for no claim": """SELECT subject FROM journal_entries entry
        WHERE event = 'carrier_paid' AND id NOT IN (SELECT entry FROM carrier_claims WHERE entry <> 0)""",
    "a claim on a carrier without its line of history": f"""SELECT number FROM return_authorizations ra
        WHERE (SELECT count(*) FROM carrier_claims claim WHERE claim.ra = ra.id) <>
            {_HISTORY.format("file_carrier_claim", "number")}
        OR (SELECT count(*) FROM carrier_claims claim WHERE claim.ra = ra.id AND claim.state <> 'open') <>
            {_HISTORY.format("end_carrier_claim", "number")}""",
    "a day that was put off without its line of history": f"""SELECT number FROM return_authorizations
        WHERE head IS NULL AND (extended IS NOT NULL) <> {_HISTORY.format("extend_ra", "number")}""",
}
