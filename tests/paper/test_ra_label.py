"""The return label, read back as a scanner and a customer would."""

import sys
from dataclasses import replace
from datetime import date

import pytest

from desk.paper import ra_label
from desk.records.errors import BadInput
from desk.words import Words
from tests.paper.bundles import beside
from tests.paper.reading import codes, faults, opened, pages, text
from tests.paper.samples import RA, long_return_paper, return_paper

EN, ES = Words("en"), Words("es")
NAMES = (
    "R&D <x@y>",
    "Łukasz",
    "Ωmega",
    "山田",
    "김민수",
    "Иван Петров",
    "Nguyễn Thị Ánh",
    "שרה כהן",
    "😀 Ann",
    "Smith <smith@example.com>",
    "Tom & <b>Jerry",
    '<img src="/etc/passwd"/>',
    '<para backColor="red">[[[x]]] &#65; %(a)s {number}',
    "\\(a\\) ') Tj ET (",
    "=1+1 'quoted\" –—…",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_prints_whole(name: str) -> None:
    assert f"From {name} To" in text(ra_label.render(return_paper(name), EN))


def test_it_says_what_goes_where_by_when() -> None:
    shown = text(ra_label.render(return_paper(), EN))
    for part in ("RETURN", "Samantha's Collectibles 118 Main St Suite 4 Branson, MO 65616", RA):
        assert part in shown
    assert "Return by Mar 23, 2026 Order #10100" in shown
    assert "Write this number on the outside of the package" in shown
    assert "COPY" not in shown


def test_it_speaks_spanish() -> None:
    shown = text(ra_label.render(return_paper(copy=1), ES))
    assert "DEVOLUCIÓN" in shown and "COPIA 1" in shown and "exterior del paquete" in shown
    assert "paper." not in shown


def test_both_codes_read_as_the_number() -> None:
    assert codes(ra_label.render(return_paper(), EN)) == [("Code128", RA), ("QRCode", RA)]
    long = long_return_paper()
    assert codes(ra_label.render(long, ES)) == [("Code128", long.ra.number), ("QRCode", long.ra.number)]


def test_a_copy_is_marked_and_the_same_record_gives_the_same_bytes() -> None:
    first, again = (ra_label.render(return_paper(), EN) for _ in range(2))
    assert first == again
    copy = ra_label.render(return_paper(copy=2), EN)
    assert copy != first and "COPY 2" in text(copy)


def test_a_return_without_a_day_says_none() -> None:
    paper = return_paper()
    shown = text(ra_label.render(replace(paper, ra=replace(paper.ra, return_by=None)), EN))
    assert "Return by" not in shown and "Order #10100" in shown


def test_long_names_are_set_smaller_and_nothing_overlaps() -> None:
    pdf = ra_label.render(long_return_paper(), ES)
    assert faults(pdf) == faults(ra_label.render(return_paper(), EN)) == []
    assert long_return_paper().shop.name in text(pdf)
    assert len(pages(pdf)) == 1


def test_it_is_four_by_six_inches() -> None:
    with opened(ra_label.render(return_paper(), EN)) as document:
        assert document[0].get_size() == (288, 432)


def test_what_does_not_fit_is_refused() -> None:
    for name in ("x" * 200_000, "ab " * 400):
        with pytest.raises(BadInput) as refused:
            ra_label.render(return_paper(name), EN)
        assert refused.value.key == "text-too-long"
        assert refused.value.values["length"] == len(name)


def test_a_letter_without_a_font_is_named() -> None:
    with pytest.raises(BadInput) as refused:
        ra_label.render(return_paper("Ann 👩"), EN)
    assert refused.value.key == "letter-unprintable"
    assert refused.value.values == {"letter": "👩", "name": "WOMAN", "text": "Ann 👩"}
    assert "WOMAN" in EN.error(refused.value) and "WOMAN" in ES.error(refused.value)


def test_nothing_is_opened_and_nothing_runs() -> None:
    heard: list[str] = []
    listening = True

    def listen(event: str, values: tuple[object, ...]) -> None:
        if listening and (event == "open" or event.startswith(("socket.", "urllib."))):
            heard.append(f"{event} {values}")

    paper = return_paper('<img src="http://example.com/x.png"/> <a href="file:///etc/passwd">x</a>')
    pdf = ra_label.render(paper, EN)
    sys.addaudithook(listen)
    assert ra_label.render(paper, EN) == pdf
    listening = False
    assert heard == []
    for name in (b"/URI", b"/JS", b"/JavaScript", b"/OpenAction", b"/Annots", b"/Launch"):
        assert name not in pdf


def test_its_day_is_the_returns_own() -> None:
    paper = return_paper()
    later = replace(paper, ra=replace(paper.ra, return_by=date(2027, 1, 2)))
    assert "Jan 2, 2027" in text(ra_label.render(later, EN))


def test_a_parcel_of_several_returns_lists_each_with_its_order_and_pieces() -> None:
    paper = return_paper()
    bundle = replace(paper, together=beside(paper, 2))
    for words in (EN, ES):
        pdf = ra_label.render(bundle, words)
        shown = text(pdf)
        for part in (f"{RA} · #10100 · 1 × B", "RA-26-00020-0 · #10200 · 2 × SKU-0", "#10201 · 3 × SKU-1"):
            assert part in shown
        assert (faults(pdf), codes(pdf)) == ([], [("Code128", RA), ("QRCode", RA)])
    shown = text(ra_label.render(bundle, EN))
    assert "This parcel holds 3 returns:" in shown and "Order #10100" not in shown
    assert "Return by Mar 21, 2026" in shown, "the first of their days"
    assert ra_label.render(bundle, EN) == ra_label.render(bundle, EN)


def test_of_many_returns_and_many_pieces_the_label_tells_what_it_can() -> None:
    paper = return_paper()
    wide = replace(beside(paper, 1)[0], lines=beside(paper, 1)[0].lines * 30)
    endless = replace(wide, order="WEB-" + "1" * 60)
    bundle = replace(paper, together=(wide, *beside(paper, 6)[1:]))
    pdf = ra_label.render(bundle, EN)
    assert "RA-26-00020-0 · #10200 · 60 pieces RA-26-00021-1" in text(pdf)
    assert "and 4 more: they stand on the return sheet" in text(pdf)
    assert (faults(pdf), codes(pdf)) == ([], [("Code128", RA), ("QRCode", RA)])
    pdf = ra_label.render(replace(paper, together=(endless,)), EN)
    assert "This parcel holds 2 returns:" in text(pdf) and "RA-26-00020-0 · 60 pieces" in text(pdf)
    assert faults(pdf) == []


def test_a_return_set_apart_is_printed_with_the_number_that_stands_on_the_parcel() -> None:
    paper = return_paper()
    alone = replace(paper, ra=beside(paper, 1)[0])
    pdf = ra_label.render(alone, EN)
    assert codes(pdf) == [("Code128", RA), ("QRCode", RA)]
    assert "This parcel holds 1 return: RA-26-00020-0 · #10200 · 2 × SKU-0" in text(pdf)
    assert faults(pdf) == []
