"""The key of a shop's seals as words that are written down once, and typed where the key was lost.

One word stands for each of the key's sixteen bytes, a last one checks them. The words differ in their first
four letters, which are enough.
"""

import difflib
import hashlib
import re

from desk.records.errors import BadInput

# In their order for ever: a word stands for the byte of its place.
_LIST = """
    able acid acorn actor agree alarm album amber angle ankle apple apron arena arrow artist atlas
    autumn awake badge bagel baker ballot bamboo banjo barn basil basket beach bean beaver bell bench
    berry bicycle birch blanket blossom board bonus border bottle bowl branch bread brick bronze brush
    bubble bucket buffalo bugle button cabin cactus camera canal candle canoe carpet castle cedar cello
    chalk cherry chimney cider circle clay clock cloud clover coast cobalt coffee comet copper coral
    cotton cradle crayon cricket crystal cup curtain daisy dance dawn deer desert diamond dinner dolphin
    donkey door dragon dream drum duck eagle earth echo edge elbow elder engine envelope fabric falcon
    family farm feather fence ferry fiddle finger flag flute forest fossil fox frame frost fruit funnel
    galaxy garden garlic gate ginger glass globe glove goat gold grape gravel guitar hammer harbor
    harvest hazel heron hill honey horse hotel house igloo indigo ink iron island ivory jacket jasmine
    jelly jewel jigsaw juice jungle kayak kettle kitchen kite ladder lagoon lake lantern laundry lemon
    lilac linen lion lizard lobster magnet mango maple marble market meadow melon mirror mitten monkey
    moon mosaic mountain mule mushroom napkin needle nest nickel noodle north nutmeg oak ocean olive
    onion orange orchid otter owl oyster paddle palace panda paper parrot peach pebble pencil piano
    pillow pine pirate planet plum pocket pony potato puzzle quail quilt rabbit radio rain raven ribbon
    rice river robin rocket rope rose ruby saddle salmon sandal scarf school shadow shell silver soap
    spoon star sugar table tiger tulip violin walnut window
"""
WORDS = tuple(_LIST.split())
BYTES = 16
COUNT = BYTES + 1
ENOUGH = 4
_PLACES = {word: place for place, word in enumerate(WORDS)}
_BY_START = {word[:ENOUGH]: word for word in WORDS}
_BETWEEN = re.compile(r"[\W_]+")


def words_of(key: bytes) -> tuple[str, ...]:
    """The words of a key of sixteen bytes: a word for each, and one that checks them."""
    assert len(key) == BYTES, "a shop's key is as long as there are words for"
    return (*(WORDS[byte] for byte in key), WORDS[_check(key)])


def key_of(text: str) -> bytes:
    """The key of typed words, whatever their case, their numbers, and what stands between them.

    Raises BadInput ``recovery-count``; ``recovery-word``, with the nearest; ``recovery-check``.
    """
    typed = [word for word in _BETWEEN.split(text.casefold()) if word and not word.isdigit()]
    found = [_word(word, place) for place, word in enumerate(typed, start=1)]
    if len(found) != COUNT:
        raise BadInput("recovery-count", found=len(found), wanted=COUNT)
    *places, check = (_PLACES[word] for word in found)
    key = bytes(places)
    if _check(key) != check:
        raise BadInput("recovery-check", word=found[-1])
    return key


def _check(key: bytes) -> int:
    return hashlib.sha256(key).digest()[0]


def _word(typed: str, place: int) -> str:
    word = _BY_START.get(typed[:ENOUGH], "")
    if word and word.startswith(typed):
        return word
    nearest = difflib.get_close_matches(typed, WORDS, n=1, cutoff=0)
    raise BadInput("recovery-word", word=typed, place=place, nearest=nearest[0])
