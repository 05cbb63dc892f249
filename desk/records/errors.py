"""What a person can act on: an id and values; only ``words`` makes a sentence of them."""


class DeskError(Exception):
    """Something a clerk can act on; ``key`` is a sentence's id in ``errors.po``, ``values`` fill it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def __str__(self) -> str:
        return f"{self.key} {self.values}" if self.values else self.key


class Refused(DeskError):
    """The state of a record or the shop's policy does not allow the step."""


class Hindered(Refused):
    """Matters are open that have to be finished first; ``faults`` names each with what to do about it."""

    def __init__(self, key: str, faults: "tuple[Fault, ...]", **values: object) -> None:
        super().__init__(key, **values)
        self.faults = faults


class NotFound(Refused):
    """No record answers to the number, name or SKU that was given."""


class BadInput(DeskError):
    """What was typed or read is not in the form that is asked for."""


class Wanting(DeskError):
    """A fact that the step needs is missing; ask for what ``key`` names (``wants-delivered``), try again."""


class Stale(DeskError):
    """The record or the answer changed since it was shown; nothing was written."""


class NeedsConsent(DeskError):
    """The step wants a secret: one's own (``wants-secret``) or somebody else's (``wants-approval``).

    ``digest`` stands for the operation with just its facts, so that a consent holds for nothing else.
    """

    def __init__(self, key: str, digest: str, **values: object) -> None:
        super().__init__(key, **values)
        self.digest = digest


class StoreTrouble(DeskError):
    """The shop's file cannot be opened or written: newer, foreign, damaged, read-only, in use, disk full."""


class Malformed(DeskError):
    """A file that people wrote has faults of content; ``faults`` holds all of them, in the file's order."""

    def __init__(self, key: str, faults: "tuple[Fault, ...]", **values: object) -> None:
        super().__init__(key, **values)
        self.faults = faults


class Fault:
    """One fault of a file: its place (line and column, or table and key), what is wrong, the nearest word."""

    __slots__ = ("column", "key", "line", "values", "where")

    def __init__(self, key: str, where: str = "", line: int = 0, column: int = 0, **values: object) -> None:
        self.key, self.where, self.line, self.column, self.values = key, where, line, column, values

    def __repr__(self) -> str:
        return f"Fault({self.key!r}, {self.where!r}, line={self.line}, {self.values})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fault) and repr(self) == repr(other) and self.column == other.column

    def __hash__(self) -> int:
        return hash(repr(self))
