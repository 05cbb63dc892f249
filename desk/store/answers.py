"""Answers of the policy as they are kept: JSON, complete, so that a paper prints the same in ten years."""

import json

from desk.records.answers import Answer
from desk.records.plain import from_plain, to_plain
from desk.records.questions import Told

# Settling writes an answer and reads it back, and the one before it twice; they are many small records.
_MOST = 64
_known: dict[str, Answer] = {}
_encode = json.JSONEncoder(ensure_ascii=False).encode


def to_text(answer: Answer) -> str:
    """An answer as JSON."""
    text = _encode(to_plain(answer))
    _know(text, answer)
    return text


def to_answer(text: str) -> Answer:
    """The answer that a JSON text of ours holds."""
    return _known.get(text) or _know(text, from_plain(Answer, json.loads(text)))


def told_to_text(told: tuple[Told, ...]) -> str:
    """The answers to a policy's own questions as JSON."""
    return _encode(to_plain(told))


def to_told(text: str) -> tuple[Told, ...]:
    """The answers that a JSON text of ours holds."""
    return from_plain(tuple[Told, ...], json.loads(text)) if text != "[]" else ()


def _know(text: str, answer: Answer) -> Answer:
    if len(_known) >= _MOST:
        del _known[next(iter(_known))]
    _known[text] = answer
    return answer
