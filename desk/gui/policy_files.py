"""The policy as a file: another one brought, its faults listed, and the shop's own saved."""

from typing import Any

from desk.gui.ask import choose_file, save_file
from desk.operations import proposals
from desk.records.errors import BadInput, DeskError, Malformed

LARGEST = 2**20
KIND = "TOML (*.toml)"


def bring(window: Any) -> None:
    """Read another policy's file strictly; what is wrong with it is listed, and then nothing is changed."""
    if window.changes.count:
        window.bar.fault(window.words("policy.bring-first"))
        return
    path = choose_file(window, window.words("policy.bring"), KIND)
    text = window.run.attempt(window.bar, lambda: _text_of(window, path)) if path else None
    if path is None or text is None:
        return
    text = text or "\n"  # an empty file says nothing, and that is told like any other faults

    def listed(trouble: DeskError) -> bool:
        if isinstance(trouble, Malformed):
            window.faults.show_faults(path.name, trouble)
            window.show_page("faults")
        return isinstance(trouble, Malformed)

    window.bar.clear()
    if window.run.read(window.bar, proposals.open_policy, window.day, text, unless=listed):
        window.bring(text)


def _text_of(window: Any, path: Any) -> str:
    from desk.exchange.files import read_file

    try:
        return read_file(path, LARGEST, window.run.desk.db.path).decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise BadInput("file-not-utf-8", file=path.name) from trouble


def save_text(window: Any) -> None:
    """Save the text of the policy that is shown, without what is typed and not yet saved."""
    text = window.changes.text or window.run.read(window.bar, proposals.policy_text, window.day)
    path = save_file(window, f"{window.sheet.pack}.toml", KIND, text.encode()) if text else None
    if path:
        window.bar.tell(window.words("file.saved", file=path.name))
