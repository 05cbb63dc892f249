"""What people type finds what is meant, whatever the case, accents and signs."""

import pytest

from desk.store import keys


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Łukasz  Żak", "lukasz zak"),
        ("ÉCLAIR\tStraße", "eclair strasse"),
        ("Ωmega", "ωmega"),
        ("山田 太郎", "山田 太郎"),
        ("Ｆｕｌｌ", "full"),
        ("O’Brien", "o'brien"),
        ("가나", "가나"),
        ("broken \ud800", "broken ?"),
        ("a\0b", "ab"),
        ("  ", ""),
    ],
)
def test_texts_fold_to_one_form(text: str, key: str) -> None:
    assert keys.fold(text) == key
    assert keys.fold(key) == key


def test_a_search_key_holds_each_word_once_and_the_parts_of_words_with_signs() -> None:
    assert keys.search_key("Jane Doe", "jane@x.com", "") == " jane doe jane@x.com x com"
    assert keys.search_key("S18_1749") == " s18_1749 s18 1749"
    assert keys.search_key("") == ""


def test_a_number_is_found_with_or_without_its_sign() -> None:
    assert keys.number_key(" #10100 ") == keys.number_key("10100") == "10100"
    assert keys.number_key("ra-26-00001-3") == "RA-26-00001-3"
    assert keys.number_key("\udc00") == "?"


def test_words_are_as_many_as_the_statement_compares() -> None:
    assert keys.words("Ann  Ó'Brien") == {"word0": "ann", "word1": "o'brien", "word2": "", "word3": ""}
    assert keys.words("a b c d e F")["word3"] == "d e f"
    assert keys.holding("name", "' ' || ").count("instr(name, ' ' || :word") == 4
