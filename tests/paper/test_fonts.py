"""Fonts are the system's, chosen letter by letter; what none has is named."""

from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import getFont, registerFont
from reportlab.pdfbase.ttfonts import TTFont

from desk.paper import fonts
from desk.paper.fonts import Faces, load, system_faces
from desk.records.errors import BadInput, DeskError
from desk.words import Words


def test_no_font_is_kept_in_the_project() -> None:
    root = Path(fonts.__file__).parents[1]
    assert [path for ending in ("ttf", "ttc", "otf") for path in root.rglob(f"*.{ending}")] == []


def test_a_run_has_one_face() -> None:
    faces = system_faces()
    assert [piece for _, piece in faces.runs("Ann 山田 Ωmega", True)] == ["Ann ", "山田", " Ωmega"]
    names = [name for name, _ in faces.runs("Ann 山田", False)]
    assert len(set(names)) == 2 and names[0] == faces.name


def test_bold_falls_back_to_the_regular_face() -> None:
    faces = system_faces()
    only_regular = "\U0001d5a0"
    assert faces.runs(only_regular, True) == faces.runs(only_regular, False)


def test_widths_add_up_over_the_runs() -> None:
    faces = system_faces()
    assert faces.width("Ann 山田", False) == faces.width("Ann ", False) + faces.width("山田", False)


@pytest.mark.parametrize("digit", "0123456789")
def test_figures_are_tabular(digit: str) -> None:
    for bold in (False, True):
        assert system_faces().width(digit, bold) == system_faces().width("0", bold)


@pytest.mark.parametrize(
    ("letter", "name"),
    (("👩", "WOMAN"), ("\ue000", "U+E000"), ("\ud800", "U+D800"), ("\U0010ffff", "U+10FFFF")),
)
def test_a_letter_that_no_font_has_is_named(letter: str, name: str) -> None:
    with pytest.raises(BadInput) as refused:
        system_faces().runs(f"Ann {letter}", False)
    assert refused.value.key == "letter-unprintable" and refused.value.values["name"] == name
    Words("es").error(refused.value).encode("utf-8")


def test_every_letter_of_common_scripts_prints() -> None:
    spans = ((0x20, 0x7F), (0xA1, 0x180), (0x391, 0x3A2), (0x3B1, 0x3CA), (0x400, 0x460), (0x5D0, 0x5EB))
    more = ((0x3041, 0x3095), (0x30A1, 0x30F7), (0x4E00, 0x9FA6), (0xAC00, 0xD7A4))
    letters = "".join(chr(code) for start, end in spans + more for code in range(start, end) if code != 0xAD)
    assert "".join(piece for _, piece in system_faces().runs(letters, False)) == letters


def test_missing_fonts_name_the_package(tmp_path: Path) -> None:
    with pytest.raises(DeskError) as missing:
        Faces((tmp_path,))
    assert missing.value.key == "fonts-missing"
    assert "fonts-dejavu-core" in Words("en").error(missing.value)


def test_another_registration_of_the_same_face_changes_nothing(tmp_path: Path) -> None:
    copied = tmp_path / "Copied.ttf"
    copied.write_bytes(Path(getFont(system_faces().name).face.filename).read_bytes())
    registerFont(TTFont("Others", str(copied), asciiReadable=True))
    ours = load(copied)
    assert ours is not None and getFont(ours.name).fontName == ours.name == "desk-Copied"
    assert getFont("Others").fontName == "Others"


def test_a_file_that_is_no_font_is_passed_over(tmp_path: Path) -> None:
    broken = tmp_path / "DejaVuSans.ttf"
    broken.write_bytes(b"no font")
    assert load(broken) is None
    (tmp_path / "DejaVuSans-Bold.ttf").write_bytes(b"no font")
    with pytest.raises(DeskError):
        Faces((tmp_path,))


def test_without_a_further_font_its_letters_are_named() -> None:
    latin = Faces(Path(path) for path in ("/usr/share/fonts/truetype/dejavu",))
    assert latin.runs("Łukasz", False)
    with pytest.raises(BadInput):
        latin.runs("山田", False)


def test_what_was_measured_is_forgotten_in_time() -> None:
    faces = Faces()
    for at in range(5000):
        faces.width(str(at), False)
    assert len(faces._runs) < 4100 and len(faces._widths) < 4100
