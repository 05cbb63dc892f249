"""The fields that a shop's first owner fills: a name, a PIN and a secret, each of these typed twice."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit

from desk.gui.pieces import Card
from desk.gui.secret_field import SecretField
from desk.gui.text import PlainLabel
from desk.gui.theme import Theme
from desk.operations import people, recovery
from desk.operations.desk import Desk
from desk.records.errors import BadInput
from desk.records.papers import RecoverySheet
from desk.records.people import NewOwner
from desk.words import Words


class OwnerForm(Card):
    """``ready`` tells that Enter was pressed in its last field."""

    ready = Signal()

    def __init__(self, words: Words, name: str = "") -> None:
        super().__init__(words("owner.card"))
        self.fields = {
            "name": QLineEdit(name),
            "pin": SecretField(digits=True),
            "pin_again": SecretField(digits=True),
            "secret": SecretField(),
            "secret_again": SecretField(),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(Theme.px(1.5))
        grid.setVerticalSpacing(Theme.px(1.5))
        for row, (key, field) in enumerate(self.fields.items()):
            label = words(f"owner.{key}")
            field.setAccessibleName(label)
            grid.addWidget(PlainLabel(label), row, 0)
            grid.addWidget(field, row, 1)
        self.body.addLayout(grid)
        self.body.addWidget(PlainLabel(words("owner.how"), "muted", wrap=True))
        self.fields["secret_again"].returnPressed.connect(self.ready)

    def owner(self) -> NewOwner:
        """What was typed; raises BadInput ``pin-differs`` or ``secret-differs`` where the two are not one."""
        typed = {key: field.text() for key, field in self.fields.items()}
        for kind in ("pin", "secret"):
            if typed[kind] != typed[f"{kind}_again"]:
                raise BadInput(f"{kind}-differs")
        return NewOwner(typed["name"].strip(), typed["pin"], typed["secret"])


def sign_in_owner(desk: Desk, owner: NewOwner) -> tuple[Desk, RecoverySheet]:
    """The desk of an owner who typed PIN and secret just now, and the words to be written down."""
    signed = people.sign_in(desk, owner.name, owner.pin)
    return signed, recovery.show_recovery_words(replace(signed, proven=True))
