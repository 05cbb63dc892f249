"""Items: found as somebody types or scans, opened, entered, changed, and their stock counted."""

from dataclasses import replace

from desk.operations import preorders
from desk.operations.desk import Desk, need_reason
from desk.operations.rights import permit
from desk.records import measures
from desk.records.errors import BadInput, Refused, Stale
from desk.records.items import COUNTED, KINDS, Item, ItemSheet, StockMovement, barcode_text
from desk.records.money import ZERO
from desk.records.rights import Act
from desk.records.texts import need_text
from desk.store import items, search, stock

# What a person may change of an item.
TOLD = (
    "name", "price", "barcode", "kind", "released", "weight", "size", "untaxed", "retired", "note",
    "category",
)  # fmt: skip
# What movements add up to, and nobody changes by hand.
_COUNTS = ("on_hand", "allocated", "damaged")
_MOST = 100_000_000


def find_items(desk: Desk, text: str, limit: int = 8) -> tuple[Item, ...]:
    """Items still sold, as somebody types or scans: by SKU, barcode and the words of the name, best first."""
    # Some that are found are not sold any more and make room.
    found = (items.get(desk.db, sku) for sku in search.items(desk.db, text, limit * 2))
    return tuple([each for each in found if not each.retired][:limit])


def item_scanned(desk: Desk, text: str) -> Item | None:
    """The item whose SKU or barcode was read, whatever its case; None for none, or several."""
    alike = items.like_sku(desk.db, text)
    exact = next((each for each in alike if each.sku == text.strip()), None)
    coded = exact or items.by_barcode(desk.db, barcode_text(text))
    return coded or (alike[0] if len(alike) == 1 else None)


def open_item(desk: Desk, sku: str) -> ItemSheet:
    """An item with the movements of its stock and what orders wait for; raises NotFound ``item-unknown``."""
    found = items.get(desk.db, sku)
    awaited, damaged = stock.awaited(desk.db, found.id), stock.damaged_movements(desk.db, found.id)
    return ItemSheet(found, stock.movements(desk.db, found.id), awaited, damaged)


def add_item(desk: Desk, item: Item) -> Item:
    """Enter a new item, uncounted; raises Refused ``sku-taken`` or ``barcode-taken``, and BadInput."""
    with desk.db.atomic():
        permit(desk, Act("add_item"))
        made = enter(desk, item)
    return made


def enter(desk: Desk, item: Item) -> Item:
    """Keep a new item inside the open transaction, as ``add_item`` does in one of its own."""
    wanted = replace(_checked(desk, replace(item, id=0)), sku=" ".join(item.sku.split()))
    if not wanted.sku:
        raise BadInput("sku-empty")
    if items.by_sku(desk.db, wanted.sku):
        raise Refused("sku-taken", sku=wanted.sku)
    made = items.add(desk.db, wanted)
    desk.remember("add_item", made.sku, after=_facts(made, Item(0, "", "", ZERO)))
    return made


def change_item(desk: Desk, item: Item) -> Item:
    """Change what is known of an item but its SKU and stock; orders keep the price they were placed at.

    Raises Stale ``item-changed`` where somebody else changed it meanwhile.
    """
    with desk.db.atomic():
        before, wanted = _weighed(desk, item)
        facts = tuple(_facts(wanted, before).values())
        agreed = permit(desk, Act("change_item", before.sku, facts=facts))
        changed = _put(desk, before, wanted, agreed)
    return changed


def amend(desk: Desk, item: Item) -> Item:
    """Keep what changed of an item inside the open transaction, as ``change_item`` in one of its own."""
    return _put(desk, *_weighed(desk, item), {})


def _weighed(desk: Desk, item: Item) -> tuple[Item, Item]:
    """The item as it stands, and as it is to be; raises Stale where it is not the one that was shown."""
    before = items.get(desk.db, item.sku)
    if (before.id, before.version) != (item.id, item.version):
        raise Stale("item-changed", sku=item.sku)
    return before, _checked(desk, replace(item, **{name: getattr(before, name) for name in _COUNTS}))


def _put(desk: Desk, before: Item, wanted: Item, agreed: dict[str, str]) -> Item:
    said, says = _facts(before, wanted), _facts(wanted, before)
    if not says:
        return wanted
    desk.remember("change_item", before.sku, before=said, after={**says, **agreed})
    return items.change(desk.db, wanted)


def count_stock(desk: Desk, sku: str, on_hand: int, reason: str) -> Item:
    """Note how many pieces of an item were counted, and why; what is set aside for orders is among them.

    Raises BadInput ``count-wrong``, and Refused ``count-below-allocated`` for fewer than orders hold.
    """
    why = need_text(need_reason(reason))
    with desk.db.atomic():
        permit(desk, Act("count_stock", sku))
        counted = note_count(desk, sku, on_hand, why)
    return counted


def note_count(desk: Desk, sku: str, on_hand: int, why: str) -> Item:
    """Note a count inside the open transaction, as ``count_stock`` in one of its own.

    Pieces that nobody knew of are for who waits for such first.
    """
    item = items.get(desk.db, sku)
    if not 0 <= on_hand <= _MOST:
        raise BadInput("count-wrong", number=on_hand)
    if on_hand < item.allocated:
        raise Refused("count-below-allocated", sku=item.sku, counted=on_hand, allocated=item.allocated)
    change = on_hand - (item.on_hand or 0)
    today, now = desk.clock.today(), desk.moment
    stock.move(desk.db, StockMovement(item.id, COUNTED, change, today, now, why, desk.who))
    before = {} if item.on_hand is None else {"on_hand": item.on_hand}
    desk.remember("count_stock", item.sku, why, before, {"on_hand": on_hand})
    preorders.serve(desk, item.sku)
    return items.get(desk.db, sku)


def _checked(desk: Desk, item: Item) -> Item:
    need_text(item)
    wanted = replace(
        item,
        name=" ".join(item.name.split()),
        barcode=barcode_text(item.barcode),
        weight=measures.weight_text(item.weight),
        size=measures.size_text(item.size),
        note=item.note.strip(),
        category=" ".join(item.category.split()),
    )
    if not wanted.name:
        raise BadInput("item-nameless")
    if wanted.price < ZERO:
        raise BadInput("price-negative", amount=wanted.price)
    if wanted.kind not in KINDS:
        raise BadInput("item-kind-unknown", kind=wanted.kind, known=", ".join(KINDS))
    holder = items.by_barcode(desk.db, wanted.barcode)
    if holder is not None and holder.id != wanted.id:
        raise Refused("barcode-taken", barcode=wanted.barcode, sku=holder.sku, name=holder.name)
    return wanted


def _facts(item: Item, other: Item) -> dict[str, str]:
    """What is told of an item where it is not the same as of the other one."""
    values = ((name, getattr(item, name), getattr(other, name)) for name in TOLD)
    return {name: _shown(value) for name, value, before in values if value != before}


def _shown(value: object) -> str:
    """Yes and no are the same sign in every language."""
    if isinstance(value, bool):
        return "✓" if value else "–"
    return "" if value is None else str(value)
