"""Words that are spelt alike: the nearest right one to a wrong one."""

import difflib
from collections.abc import Iterable
from fractions import Fraction

# So many words can be read at a glance; of more, those are told that are alike by this much of one.
_FEW, _HARDLY = 12, Fraction(3, 10)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is spelt most alike; where none is, all of a few, of many the three most alike."""
    words = list(known)
    close = difflib.get_close_matches(word, words, 1)
    if not close and len(words) > _FEW:
        alike = {each: difflib.SequenceMatcher(None, word, each).ratio() for each in words}
        close = [
            each for each in sorted(words, key=alike.__getitem__, reverse=True)[:3] if alike[each] > _HARDLY
        ]
    return ", ".join(close or words[:_FEW])
