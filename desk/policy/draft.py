"""An answer in the making: what the rules that were heard so far have given, taken, set and found."""

from desk.records.answers import Amount, Deadline, Finding, Instalment, Interval, Outcome


class Extras:
    """What only some questions bring: figures, holds, services, how it is weighed, payments, tenders."""

    __slots__ = ("denied", "figures", "holds", "schedule", "served", "tenders", "weighed")

    def __init__(self) -> None:
        self.figures: dict[str, int] = {}
        self.holds: dict[str, None] = {}
        self.served: dict[str, None] = {}
        self.denied: dict[str, str] = {}
        self.weighed = ""
        self.schedule: tuple[Instalment, ...] = ()
        self.tenders: dict[str, int] = {}


class Draft:
    """An answer in the making; tables without values keep what was found once and in order."""

    __slots__ = (
        "amounts",
        "cites",
        "deadlines",
        "destination",
        "extras",
        "findings",
        "given",
        "intervals",
        "once",
        "options",
        "outcome",
        "readings",
        "remedy",
        "requirements",
        "sent",
        "state",
        "stated",
        "taken",
    )

    def __init__(self) -> None:
        self.outcome: Outcome = "allowed"
        self.state = self.destination = self.remedy = ""
        self.given = self.taken = 0
        self.amounts: list[Amount] = []
        self.cites: dict[str, None] = {}
        self.requirements: dict[str, None] = {}
        self.deadlines: dict[str, Deadline] = {}
        self.findings: dict[tuple[str, str, str], Finding] = {}
        self.readings: dict[str, str] = {}
        self.once: set[int] = set()
        # The place of the rule that said the state: that of a later one holds.
        self.stated = -1
        # The ways that each line may go.
        self.sent: dict[int, tuple[str, ...]] = {}
        self.options: tuple[str, ...] = ()
        self.intervals: list[Interval] = []
        self.extras: Extras | None = None
