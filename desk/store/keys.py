"""Keys that texts are found by: the same letters whatever their case, accents and white space."""

import re
import unicodedata

from desk.records import codes

# Letters that Unicode does not take apart, as people without them on the keyboard type them.
_PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "’": "'"}
)
# More words than this are compared as one text; a statement with a fixed number of them is many times faster.
_WORDS = 4
LAST_LETTER = "\U0010ffff"
# Fewer figures are rather a number of ours.
_PHONE_LEAST = 6
_PHONE = re.compile(r"\+?[0-9 ().\-/]+", re.ASCII)
_SIGNS = re.compile(r"[^\w\s]+|_")


def fold(text: str) -> str:
    """The text in one form for comparing: no case, no accents, single blanks."""
    apart = unicodedata.normalize("NFKD", whole(text).casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(unicodedata.normalize("NFKC", bare.translate(_PLAIN_LETTERS)).casefold().split())


def search_key(*texts: str) -> str:
    """One key over several texts, a blank before each word, the parts of words with signs as words too."""
    folded = [fold(text) for text in texts]
    parted = [_SIGNS.sub(" ", text) for text in folded if _SIGNS.search(text)]
    words = dict.fromkeys(word for text in folded + parted for word in text.split())
    return "".join(f" {word}" for word in words)


def words(text: str) -> dict[str, str]:
    """The values that `holding` compares with: the folded words, the last one with all that follow it."""
    found = fold(text).split(maxsplit=_WORDS - 1)
    return {f"word{n}": found[n] if n < len(found) else "" for n in range(_WORDS)}


def holding(column: str, before: str = "") -> str:
    """SQL for a column that holds every word that was typed; ``before`` may ask for a blank before each."""
    return " AND ".join(f"instr({column}, {before}:word{n}) > 0" for n in range(_WORDS))


def number_key(text: str) -> str:
    """A document number as it is looked up: in capitals, with or without the ``#`` of an imported one."""
    return codes.normal(whole(text)).removeprefix("#")


def phone_range(text: str) -> dict[str, str]:
    """The named values of the phones that begin with the figures typed; none for what is no phone."""
    from desk.records.contacts import phone_key  # a start looks nobody up

    found = phone_key(text) if _PHONE.fullmatch(text.strip()) else ""
    low = found if len(found) >= _PHONE_LEAST else LAST_LETTER
    return {"phone": low, "phone_high": low if low == LAST_LETTER else low + LAST_LETTER}


def whole(text: str) -> str:
    """Half a surrogate pair, which no encoding holds, becomes a question mark; NUL, which ends text, goes."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
