"""The usual names are written so that headings can be found by them."""

from desk.exchange.mapping import heading_key
from desk.exchange.mapping_names import FIELDS, NAMES, OF_A_COMPANY, OF_A_PERSON, OF_ORDERS


def test_every_field_has_names_and_no_name_stands_twice_for_it() -> None:
    for kind, fields in FIELDS.items():
        assert tuple(sorted(NAMES[kind])) == tuple(sorted(fields))
        for name, names in NAMES[kind].items():
            keys = [heading_key(each) for each in names.split("|") if each.strip()]
            assert len(keys) == len(set(keys)), name
            assert bool(keys) is (name != "number")


def test_names_are_in_small_letters_without_accents() -> None:
    for names in (*(each for kind in NAMES.values() for each in kind.values()), "|".join(OF_A_COMPANY)):
        assert names.isascii() and names == names.lower()
    assert all(heading_key(each) == each for each in (*OF_A_COMPANY, *OF_A_PERSON, OF_ORDERS))
