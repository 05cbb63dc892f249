"""Answers of the policy as they are kept: JSON, complete, so that a paper prints the same in ten years."""

import json

from desk.records.answers import Answer
from desk.records.plain import from_plain, to_plain


def to_text(answer: Answer) -> str:
    """An answer as JSON."""
    return json.dumps(to_plain(answer), ensure_ascii=False)


def to_answer(text: str) -> Answer:
    """The answer that a JSON text of ours holds."""
    return from_plain(Answer, json.loads(text))
