"""Text from people made fit to draw."""

import pytest

from desk.paper.letters import printable, visual


@pytest.mark.parametrize(
    ("text", "shown"),
    (
        ("plain text", "plain text"),
        ("e\u0301", "é"),
        ("tab\tand\nline\u00a0end", "tab and line end"),
        ("a\u202eb", "a[U+202E]b"),
        ("x\u200by\ufeff", "x[U+200B]y[U+FEFF]"),
        ("nul\x00", "nul[U+0000]"),
        ("soft\u00adhyphen ❤\ufe0f", "softhyphen ❤"),
        ("ㅤ", "[U+3164]"),
        ("z\u0335\u0336\u0337\u0338", "z\u0335\u0336[U+0337][U+0338]"),
    ),
)
def test_hidden_signs_are_written_out(text: str, shown: str) -> None:
    assert printable(text) == shown
    assert printable(shown) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    (
        # Initial meem, medial hah, medial meem, final dal.
        ("محمد", "\ufee3\ufea4\ufee4\ufeaa"),
        # Alef does not join what follows it.
        ("باب", "\ufe91\ufe8e\ufe8f"),
        # Lam and alef are one sign, joined to what is before it or not.
        ("لا", "\ufefb"),
        ("بلا", "\ufe91\ufefc"),
        # A vowel sign does not part two letters, a non-joiner does and is not drawn.
        ("ب\u064eب", "\ufe91\u064e\ufe90"),
        ("ب\u200cب", "\ufe8f\ufe8f"),
        ("بـ", "\ufe91ـ"),
    ),
)
def test_arabic_letters_join(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("line", "drawn"),
    (
        ("Ann Miller", "Ann Miller"),
        ("Łukasz 12", "Łukasz 12"),
        ("שרה", "הרש"),
        ("Sarah שרה Cohen", "Sarah הרש Cohen"),
        ("Sarah שרה 123", "Sarah 123 הרש"),
        ("שרה Ann כהן", "ןהכ Ann הרש"),
        ("רחוב 12/3", "12/3 בוחר"),
        ("12 שרה", "הרש 12"),
        ("$5 שרה 10%", "10% הרש $5"),
        ("(שרה)", "(הרש)"),
        ("שרה כהן (Sarah) 12", "12 (Sarah) ןהכ הרש"),
        ("Ann (שרה) כהן", "Ann (הרש) ןהכ"),
        ("שרה [12) x", "x (12] הרש"),
        ("a () שרה", "a () הרש"),
        ("a (שרה) b", "a (הרש) b"),
        ("א\u05b8ב", "בא\u05b8"),
        ("שרה\u0661\u0662", "\u0661\u0662הרש"),
    ),
)
def test_right_to_left_scripts_are_drawn_in_order(line: str, drawn: str) -> None:
    assert visual(line) == drawn
