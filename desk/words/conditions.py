"""How pieces were found, in words."""

from desk.records.facts import Condition
from desk.records.returns import CONDITIONS
from desk.words.sentences import Words


def found_text(words: Words, sku: str, found: Condition | None) -> str:
    """What was noted of a piece, each question with its answer; empty where nothing was."""
    noted = [
        f"{words(f'condition.{name}')}: {words('yes' if getattr(found, name) else 'no').lower()}"
        for name in CONDITIONS
        if found is not None and getattr(found, name) is not None
    ]
    return f"{sku}  ·  {', '.join(noted)}" if noted else ""
