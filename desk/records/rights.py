"""Who may do what: one table of operation by role, by own or another's work, by the record's state.

Reading a row: ``allow``; ``secret``: with one's own longer secret; ``approval``: with the secret of somebody
else who may approve; ``deny``. What has no row is denied. Nobody approves their own work: where a shop has
nobody else who could, its owner's own secret counts, and history says so (trust.md I1, I7, P1 to P10).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from desk.records.people import CLERK, MANAGER, OWNER, ROLES

ALLOW, SECRET, APPROVAL, DENY = VERDICTS = ("allow", "secret", "approval", "deny")
BOTH = (OWNER, MANAGER)


@dataclass(frozen=True, slots=True)
class Act:
    """One operation that somebody wants to do now: to which record, in which state, with which facts.

    ``own`` says whose work it is about where no earlier operation on the record tells it.
    """

    operation: str
    subject: str = ""
    state: str = ""
    facts: tuple[str, ...] = ()
    own: bool | None = None


@dataclass(frozen=True, slots=True)
class Right:
    """A row: the verdicts for another's work and for one's own, by role.

    ``first`` is the operation that made the record somebody's own work, ``states`` are those in which the
    record lets it be done at all (none: any), ``approvers`` the roles whose approval counts.
    """

    operation: str
    clerk: tuple[str, str] = (ALLOW, ALLOW)
    manager: tuple[str, str] = (ALLOW, ALLOW)
    owner: tuple[str, str] = (ALLOW, ALLOW)
    first: str = ""
    states: tuple[str, ...] = ()
    approvers: tuple[str, ...] = BOTH

    def verdict(self, role: str, *, own: bool = False, state: str = "") -> str:
        """The cell of a role; ``deny`` where the record's state does not let it be done by anybody."""
        if self.states and state and state not in self.states:
            return DENY
        cells = {CLERK: self.clerk, MANAGER: self.manager, OWNER: self.owner}
        return cells[role][own]


def _for_all(*operations: str) -> Iterator[Right]:
    return (Right(operation) for operation in operations)


def _owners(operation: str, manager: str = DENY, own: str = SECRET) -> Right:
    """What is the owner's: ``own`` where it is about themselves."""
    mine = DENY if own == DENY else manager
    return Right(operation, (DENY, DENY), (manager, mine), (SECRET, own), approvers=(OWNER,))


_TABLE = (
    # The day's work.
    *_for_all("enter_order", "take_order", "take_payment", "ship", "mark_delivered", "cancel_order"),
    *_for_all("foresee_cost", "agree_shipping", "bill_correction"),
    *_for_all("take_parcel_back", "mark_parcel_delivered"),
    *_for_all("issue_ra", "settle", "count_print", "mark_refunded"),
    *_for_all("settle_missing", "set_apart", "note_request", "note_parcel", "withdraw_request"),
    *_for_all("send_refused_back"),
    *_for_all("note_stray", "match_stray", "send_stray_back", "clear_damaged"),
    *_for_all("arrange_pickup", "file_carrier_claim", "end_carrier_claim"),
    *_for_all("add_customer", "change_customer", "add_item", "count_stock"),
    *_for_all("receive_check", "replace_check", "make_deposit", "clear_checks", "bounce", "close_check"),
    *_for_all("take_check_payment", "take_agency_payment", "make_demand", "note_demand_sent"),
    *_for_all("import_statement", "set_line_aside", "match_line", "reopen_line"),
    *_for_all("close_out", "count_drawer"),
    # Cash that is missing or too much takes two names, whoever counted.
    Right("close_out_different", *((APPROVAL, APPROVAL),) * 3),
    Right("undo_close_out", (APPROVAL, APPROVAL), (SECRET, SECRET), (SECRET, SECRET)),
    *(
        Right(operation, (APPROVAL, APPROVAL), (SECRET, SECRET), (SECRET, SECRET))
        for operation in ("move_cash", "undo_move_cash")
    ),
    *_for_all("arrive", "make_balance_notices", "make_late_notices", "make_delay_notice", "mark_told"),
    *_for_all("answer_notice"),
    *_for_all("save_case", "attach_photo", "back_up", "verify", "export_list"),
    Right("change_item", (APPROVAL, APPROVAL)),
    # What was joined is not told apart again.
    Right("merge_customers", (APPROVAL, APPROVAL)),
    Right("import_orders", (APPROVAL, APPROVAL)),
    Right("import_customers", (APPROVAL, APPROVAL)),
    Right("import_items", (APPROVAL, APPROVAL)),
    Right("import_payments", (APPROVAL, APPROVAL)),
    Right("undo_import", (APPROVAL, APPROVAL), (SECRET, SECRET), (SECRET, SECRET)),
    Right("correct_delivery", (APPROVAL, ALLOW), first="mark_delivered", states=("delivered",)),
    Right("void_order", (APPROVAL, ALLOW), first="take_order", states=("placed", "processed")),
    *(
        Right(operation, (APPROVAL, APPROVAL), (SECRET, SECRET), (SECRET, SECRET))
        for operation in ("void_payment", "void_charge", "void_payout")
    ),
    Right("void_ra", (APPROVAL, ALLOW), first="issue_ra", states=("open",)),
    Right("undo_deposit", (APPROVAL, ALLOW), first="make_deposit", states=("made",)),
    *(
        Right(operation, (APPROVAL, APPROVAL), (SECRET, SECRET), (SECRET, SECRET))
        for operation in ("void_check", "undo_clear", "undo_bounce", "mark_no_checks", "recall_check")
    ),
    Right("import_checks", (APPROVAL, APPROVAL)),
    # What goes to an agency takes two people, whoever they are.
    *(Right(operation, *((APPROVAL, APPROVAL),) * 3) for operation in ("hand_over", "hand_over_anyway")),
    Right("take_back_refusal", (APPROVAL, ALLOW), first="note_parcel", states=("refused",)),
    # Against what was done, or against what the policy says.
    Right(
        "reverse_settlement",
        (APPROVAL, APPROVAL),
        (SECRET, APPROVAL),
        (SECRET, APPROVAL),
        first="settle",
        states=("settled",),
    ),
    Right("override_ra", (APPROVAL, APPROVAL), (APPROVAL, APPROVAL), (SECRET, SECRET)),
    Right(
        "override_settlement",
        (APPROVAL, APPROVAL),
        (APPROVAL, APPROVAL),
        (SECRET, SECRET),
        states=("open",),
    ),
    *(
        Right(operation, (APPROVAL, APPROVAL), (APPROVAL, APPROVAL), (SECRET, SECRET))
        for operation in (
            *("override_order", "ship_anyway", "decide_cancel"),
            *("decide_correction", "decide_parcel_back", "receive_check_anyway"),
        )
    ),
    *(
        Right(operation, (APPROVAL, APPROVAL), (APPROVAL, APPROVAL), (SECRET, SECRET), approvers=(OWNER,))
        for operation in (
            *("void_credit", "transfer_credit", "extend_credit", "extend_ra", "decide_request"),
            *("write_off", "undo_write_off"),
        )
    ),
    Right("list_overrides", (DENY, DENY)),
    # The shop's policy, its people, its file.
    _owners("new_edition", APPROVAL),
    _owners("withdraw_edition", APPROVAL),
    _owners("add_person"),
    _owners("set_role", own=DENY),
    _owners("set_active", own=DENY),
    Right("set_pin", (DENY, ALLOW), (DENY, ALLOW), (SECRET, ALLOW)),
    Right("set_secret", (DENY, DENY), (DENY, ALLOW), (SECRET, ALLOW)),
    _owners("change_setting", SECRET),
    _owners("confirm_lawful"),
    _owners("change_account"),
    _owners("close_month", SECRET),
    _owners("restore", APPROVAL),
    _owners("accept_findings"),
    _owners("show_recovery_words"),
    # Customers' own data.
    Right("export_customer", (APPROVAL, APPROVAL), (SECRET, SECRET), (SECRET, SECRET)),
    _owners("erase_customer", APPROVAL),
)  # fmt: skip
RIGHTS = {each.operation: each for each in _TABLE}


def verdict(operation: str, role: str, *, own: bool = False, state: str = "") -> str:
    """Whether a role may do an operation; an operation without a row is denied."""
    right = RIGHTS.get(operation)
    return right.verdict(role, own=own, state=state) if right and role in ROLES else DENY


def may_approve(operation: str, role: str) -> bool:
    """Whether a role's approval counts for an operation."""
    right = RIGHTS.get(operation)
    return right is not None and role in right.approvers
