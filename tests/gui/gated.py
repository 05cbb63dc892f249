"""Every button that leads to a write, with the operation behind it and the shops in which both are tried."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtWidgets import QAbstractButton, QApplication

from desk.gui.keys import plain_text
from desk.gui.memory import Memory
from desk.gui.run import Run
from desk.gui.windows import Windows
from desk.operations import (
    cases,
    editions,
    imports,
    orders,
    overrides,
    people,
    personal,
    proposals,
    recovery,
    returns,
    shipping,
)
from desk.operations.desk import Desk
from desk.records.errors import DeskError, NeedsConsent, Refused
from desk.records.facts import LinePart
from desk.records.imports import ImportReport
from desk.records.policies import PolicyDraft
from desk.records.returns import REASONS, Ask, Parcel
from desk.records.shipments import Dispatch
from desk.words import Words
from tests.conftest import DAY, FixedClock, copied, doll_order
from tests.gui.returning import FOUND, issued, settled
from tests.gui.staff import SECRETS, as_person, staffed

ROLES = {"owner": "Olga", "manager": "Bea", "clerk": "Cleo", "nobody": ""}
REPORT = ImportReport("orders.csv", "digest", 1, 1, 2, 1, 2, 0)
LATER = date(2026, 4, 2)
Try = Callable[[Desk, str], Any]


class Button(NamedTuple):
    """What is pressed, by its words, and what it comes to; a button that is not there is shut."""

    words: str
    tries: Try


class Window(NamedTuple):
    """A window, the states that its record may be in, how each is come to, and its buttons."""

    kind: str
    states: dict[str, Callable[[Desk], str]]
    buttons: tuple[Button, ...]
    fill: Callable[[Any], Any] = str


def fresh(role: str, own: bool) -> tuple[Desk, Desk]:
    """A copy of the shop: the desk of who works on its records first, and that of the person who presses."""
    desk = copied(staffed(), FixedClock(DAY))
    presses = as_person(desk, ROLES[role])
    return (presses if own else as_person(desk, "Dora")), presses


def owner(desk: Desk) -> Desk:
    """The shop's first owner, who has given the secret and may do nearly all."""
    return replace(as_person(desk, "Alma"), proven=True)


def _open(desk: Desk) -> str:
    return issued(desk).number


def _settled(desk: Desk) -> str:
    return settled(desk).ra.number


def _voided(desk: Desk) -> str:
    number = issued(desk).number
    returns.void_ra(replace(owner(desk)), number, "not meant")
    return number


def _delivered(desk: Desk) -> str:
    shipping.ship(desk, Dispatch("#1003", date(2026, 3, 12)))
    orders.mark_delivered(desk, "#1003", date(2026, 3, 12))
    return "#1003"


def _judged(desk: Desk) -> str:
    issued(desk)
    return "#1001"


def _issue(desk: Desk, number: str) -> Any:
    order = orders.open_order(desk, number)
    key = orders.line_by_sku(order, "B" if order.lines[1].returnable else "A")
    told = None if order.delivered else DAY
    return returns.issue_ra(desk, Ask(number, "changed_mind", DAY, (LinePart(key, 1),), delivered=told))


def _settle(desk: Desk, number: str) -> Any:
    sheet = returns.open_return(desk, number)
    parcel = Parcel(DAY, DAY, True, ((sheet.ra.lines[0].id, FOUND),))
    return returns.settle(desk, returns.inspect(desk, replace(sheet, answer=None), parcel))


def _adopt(desk: Desk, _number: str) -> Any:
    draft = PolicyDraft(date(2026, 4, 1), readings={"tax-on-returns": "kept"})
    return proposals.adopt(desk, draft, "so it shall be")


def _withdraw(desk: Desk, _number: str) -> Any:
    found = [each for each in editions.list_editions(desk) if each.state == "upcoming" and not each.repeats]
    if not found:
        raise Refused("edition-not-upcoming", on=DAY)
    return editions.withdraw_edition(desk, found[0].id, "after all not")


def _upcoming(desk: Desk) -> str:
    _adopt(owner(desk), "")
    return ""


def _import(desk: Desk, _number: str) -> Any:
    return imports.to_end(imports.import_orders(desk, (doll_order("#2001"),), REPORT))


def _nothing(_desk: Desk) -> str:
    return ""


def _other(sheet: Any) -> str:
    return "kept" if sheet.readings["tax-on-returns"].chosen != "kept" else "credited"


def _adopt_other(desk: Desk, _number: str) -> Any:
    day = date(2026, 4, 2)
    told = {"tax-on-returns": _other(proposals.open_policy(desk, day))}
    return proposals.adopt(desk, PolicyDraft(day, readings=told), "so it shall be")


def _tick(shown: Any) -> None:
    shown.lines.tick(orders.line_by_sku(shown.order, "B")).click()
    shown.reasons.button(REASONS.index("changed_mind")).click()


def _look_at(shown: Any) -> None:
    shown.form.outside.yes.click()
    shown.all_right.click()


def _buyer(number: str) -> Callable[[Any], str]:
    return lambda desk: orders.open_order(desk, number).customer.number


def _ship(desk: Desk, number: str) -> Any:
    return shipping.ship(desk, Dispatch(number, DAY))


ORDER = Window(
    "order",
    {
        "placed": lambda desk: "#1003",
        "shipped": lambda desk: "#1002",
        "delivered": _delivered,
        "judged": _judged,
        "cancelled": lambda desk: "#1004",
    },
    (
        Button("order.ship", _ship),
        Button("order.mark-delivered", lambda desk, number: orders.mark_delivered(desk, number, DAY)),
        Button("action.issue", _issue),
        Button(
            "order.correct-delivery",
            lambda desk, number: orders.correct_delivery(desk, number, DAY, "mistyped"),
        ),
    ),
)
RETURN = Window(
    "return",
    {"open": _open, "settled": _settled, "voided": _voided},
    (
        Button("action.receive", _settle),
        Button("return.void", lambda desk, number: returns.void_ra(desk, number, "not meant")),
        Button("extend.entry", lambda desk, number: overrides.extend_ra(desk, number, LATER, "ill")),
        Button("return.reverse", lambda desk, number: returns.reverse_settlement(desk, number, "wrong")),
        Button("return.save-case", lambda desk, number: cases.save_case(desk, number, "")),
    ),
)
POLICY = Window(
    "policy",
    {"upcoming": _upcoming, "none": _nothing},
    (Button("policy.withdraw", _withdraw), Button("policy.save", _adopt_other)),
    lambda shown: shown._note("readings", "tax-on-returns", _other(shown.sheet)),
)
ISSUE = Window("issue", {"delivered": _delivered}, (Button("issue.deed", _issue),), _tick)
RECEIVE = Window("receive", {"open": _open}, (Button("receive.deed", _settle),), _look_at)
IMPORT = Window(
    "import",
    {"read": _nothing},
    (Button("import.deed", _import),),
    lambda shown: shown.show_report(REPORT),
)
PERSONAL = Window(
    "personal",
    {"free": _buyer("#1001"), "hindered": _buyer("#1003")},
    (
        Button("person.export", lambda desk, number: personal.export_customer(desk, number, "asked")),
        Button("person.erase", lambda desk, number: personal.erase_customer(desk, number, "asked")),
    ),
)
WINDOWS = (ORDER, RETURN, POLICY, ISSUE, RECEIVE, IMPORT, PERSONAL)


def passes(tried: Callable[[], Any]) -> bool:
    """Whether an operation is let pass, if need be with a secret."""
    try:
        tried()
    except NeedsConsent:
        return True
    except DeskError:
        return False
    return True


def is_pressable(window: Any, text: str) -> bool:
    """Whether a button or menu entry with this text stands there and is enabled."""
    found: list[Any] = [each for each in window.findChildren(QAbstractButton) if each.isVisibleTo(window)]
    found += window.head.menu.actions()
    return any(plain_text(each.text()) == text and each.isEnabled() for each in found)


def cells(window: Window, role: str, memory: Memory) -> Iterator[tuple[str, bool, bool]]:
    """Each cell by name: whether its button can be pressed, and whether the operation is let pass."""
    words = Words("en")
    for state, come_to in window.states.items():
        for own in (False, True):
            first, presses = fresh(role, own)
            number = come_to(first)
            run = Run(presses, words, memory)
            windows = Windows(run)
            shown: Any = windows.show_record(window.kind, number)
            window.fill(shown)
            QApplication.processEvents()
            read = {each.words: is_pressable(shown, _text(words, each.words)) for each in window.buttons}
            windows.close_all()
            presses.db.close()
            for button in window.buttons:
                allowed = _tried(window, button, (role, own, state))
                yield (
                    f"{window.kind} {state} {role} {'own' if own else 'other'} {button.words}",
                    read[button.words],
                    allowed,
                )


def _text(words: Words, key: str) -> str:
    given = {"policy.withdraw": {"day": date(2026, 4, 1)}, "import.deed": {"number": 1}}
    return words(key, **given.get(key, {}))


def _tried(window: Window, button: Button, cell: tuple[str, bool, str]) -> bool:
    role, own, state = cell
    first, presses = fresh(role, own)
    number = window.states[state](first)
    found = passes(lambda: button.tries(presses, number))
    presses.db.close()
    return found


PEOPLE: dict[str, Callable[[Desk, int], Any]] = {
    "add_person": lambda desk, _: people.add_person(desk, "Erin", "clerk", "6666"),
    "set_role": lambda desk, person: people.set_role(desk, person, "manager", "grown into it"),
    "set_active": lambda desk, person: people.set_active(desk, person, False, "left us"),
    "set_pin": lambda desk, person: people.set_pin(desk, person, "9876"),
    "set_secret": lambda desk, person: people.set_secret(desk, person, "even longer", _old(desk, person)),
}
SHOWN = recovery.show_recovery_words
IMPORTS = _import


def _old(desk: Desk, person: int) -> str:
    return SECRETS[desk.who] if person == desk.person else ""
