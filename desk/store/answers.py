"""Answers of the policy as they are kept: JSON, complete, so that a paper prints the same in ten years."""

import json
from functools import lru_cache

from desk.records.answers import Answer
from desk.records.plain import from_plain, to_plain


def to_text(answer: Answer) -> str:
    """An answer as JSON."""
    return json.dumps(to_plain(answer), ensure_ascii=False)


@lru_cache(maxsize=64)
def to_answer(text: str) -> Answer:
    """The answer that a JSON text of ours holds; settling reads the same one several times."""
    return from_plain(Answer, json.loads(text))
