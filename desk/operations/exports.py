"""What leaves the shop as a file: who took which list out when, and how many rows (trust.md E16)."""

from desk.operations.desk import Desk
from desk.operations.rights import permit
from desk.records.rights import Act


def note_export(desk: Desk, what: str, rows: int) -> int:
    """Keep in the history that a list was taken out; how many rows it has."""
    with desk.db.atomic():
        agreed = permit(desk, Act("export_list", what))
        desk.remember("export_list", what, after={"rows": rows, **agreed})
    return rows
