"""The only place that makes widgets which could draw people's text as HTML, so that they draw it as text.

Qt's labels and tool tips guess whether a text is HTML, and then read local files (trust.md F9, E1 to E5).
"""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

CLIP = 200
MARK = "\N{REPLACEMENT CHARACTER}"
# Letters that turn the reading direction, or that nobody sees: a name must not hide what stands beside it.
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
    # Emoji, Persian and Hindi are joined by these; after letters of Europe they only hide a difference.
    "|(?<=[\u0000-\u052f])[\u200c\u200d]"
)
_BREAKS = re.compile(r"[\r\n\t\u2028\u2029]+")
_LINE_ENDS = re.compile(r"\r\n?|\n")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_PILED = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
# As html.escape has them, whose module takes time that a start has not.
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
_MARKS = re.compile(f"([{_PILED}]{{3}})[{_PILED}]+")


def shown(text: str, clip: int = CLIP) -> str:
    """People's text for one line: clipped, no breaks, unseen letters marked, its direction kept inside."""
    if len(text) <= clip and text.isascii() and text.isprintable():
        return text  # as nearly all are: nothing in it is unseen, breaks, piles up or runs the other way
    line = _BREAKS.sub(" ", text[: clip + 1])
    line = _MARKS.sub(rf"\1{MARK}", _UNSEEN.sub(MARK, line))
    if len(text) > clip:
        line = line[:clip] + "…"
    return (
        f"\N{FIRST STRONG ISOLATE}{line}\N{POP DIRECTIONAL ISOLATE}" if _RIGHT_TO_LEFT.search(line) else line
    )


def paragraph(text: str, clip: int = 4000) -> str:
    """People's text that may run over several lines; otherwise as ``shown``."""
    whole = text if len(text) <= clip else text[:clip] + "…"
    return "\n".join(shown(line, clip + 1) for line in _LINE_ENDS.split(whole.removesuffix("\n")))


def caption(text: str, clip: int = CLIP) -> str:
    """Text for a button, menu or tab, where a lone & would underline the next letter and vanish."""
    return shown(text, clip).replace("&", "&&")


def window_title(text: str) -> str:
    """Text for a window's title, where Qt takes ``[*]`` away: it is the place of its sign for a change."""
    return shown(text).replace("[*]", "[*][*]")


def tip(text: str) -> str:
    """Text for a tool tip: Qt draws HTML where it sees any, so this is HTML whose letters are none."""
    return f'<span style="white-space:pre-wrap">{shown(text).translate(_ESCAPES)}</span>'


class PlainLabel(QLabel):
    """A label that draws exactly the letters it is given; ``role`` names its looks in the style sheet."""

    def __init__(
        self, text: str = "", role: str = "", *, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setOpenExternalLinks(False)
        if role:
            self.setProperty("role", role)
        if wrap:
            self.setWordWrap(True)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show people's text letter for letter, over several lines if it has them."""
        super().setText(paragraph(text))


def restyle(widget: QWidget, role: str) -> None:
    """Give a widget another role and have the style sheet look at it again."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def selectable(label: PlainLabel) -> PlainLabel:
    """The same label, so that its text can be marked and copied."""
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
