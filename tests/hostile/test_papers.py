"""Every paper prints hostile texts letter for letter or refuses them, and does nothing else."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2.raw as raw
import pytest

from desk.paper import (
    credit_slip,
    layaway_statement,
    notice_letters,
    order_sheet,
    packing_slip,
    person_sheet,
    phone_list,
    pick_list,
    preorder_agreement,
    ra_label,
    ra_sheet,
    receipt,
    refusal_letter,
)
from desk.records.answers import Clause
from desk.records.claims import CarrierClaim, Pickup
from desk.records.credits import CreditLot
from desk.records.customers import Customer
from desk.records.errors import BadInput
from desk.records.orders import Order
from desk.records.papers import OrderPaper, Pick, PickList, SlipLine
from desk.records.personal import Outcome, PersonFile, Shipment
from desk.records.photos import PhotoRow
from desk.records.shop import Draft, HistoryLine, Shop
from desk.words import Words
from tests.hostile import check_texts
from tests.hostile.claim_texts import report_of
from tests.hostile.conftest import MINUTES, some
from tests.hostile.corpus import REFUSED
from tests.hostile.hostile_shop import address
from tests.hostile.watch import watched
from tests.paper import close_out_slips, reading, samples
from tests.paper.refusals import refusal_of
from tests.paper.slips import slip_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(MINUTES * 60)]
ACTS = re.compile(
    rb"/(OpenAction|AA|JS|JavaScript|URI|Launch|GoToR|GoToE|SubmitForm|ImportData|EmbeddedFile|Annots|RichMedia)\b"
)
MIRRORED = str.maketrans(")]}>»", "([{<«")
HIDDEN = "\u115f\u1160\u3164\uffa0\u2800\u034f"
HINTS = {0xAD, *range(0xFE00, 0xFE10)}
ORDINARY = re.compile(r"[A-Za-z0-9 &<>'\"#@$%*().,:;/\\=+_-]{1,40}")
REFUSALS = ("letter-unprintable", "text-too-long")


def shop(text: str) -> Shop:
    """A shop of one text."""
    return replace(samples.SHOP, name=text, address=address(text))


def _label(text: str, words: Words, render: Callable[..., bytes]) -> bytes:
    paper = samples.return_paper(text)
    lines = tuple(replace(line, sku=text, name=text) for line in paper.ra.lines)
    ra = replace(paper.ra, order=text, customer=text, lines=lines)
    return render(replace(paper, shop=shop(text), ra=ra, customer=address(text)), words)


def _slip(text: str, words: Words) -> bytes:
    return credit_slip.render(replace(samples.credit_slip(text, shop=shop(text)), order=text), words)


def _receipt(text: str, words: Words) -> bytes:
    paper = samples.receipt(text, text)
    order = order_of(text)
    final = {str(line.id): Clause("said", {"en": text}) for line in order.lines}
    made = replace(paper, shop=shop(text), order=order, payments=order.payments, final=final)
    return receipt.render(made, words)


def _agreement(text: str, words: Words) -> bytes:
    paper = samples.agreement(text)
    found = order_of(text)
    lines = tuple(replace(line, kind="preorder") for line in found.lines)
    said = Clause("said", {"en": text})
    made = replace(paper, shop=shop(text), order=replace(found, lines=lines), clauses=(said,), sure=said)
    return preorder_agreement.render(made, words)


def _layaway(text: str, words: Words) -> bytes:
    order = order_of(text)
    said = Clause("said", {"en": text})
    paper = samples.layaway(text)
    made = replace(paper, shop=shop(text), order=order, payments=order.payments, clauses=(said,))
    return layaway_statement.render(made, words)


def _notice(text: str, words: Words, render: Callable[..., bytes]) -> bytes:
    paper = samples.notice_paper("balance", text)
    order = order_of(text)
    notice = replace(paper.notice, customer=order.customer, order=text)
    return render(samples.notice_papers(replace(paper, shop=shop(text), order=order, notice=notice)), words)


def order_of(text: str) -> Order:
    """An order of one text."""
    paper = samples.order_paper(text, text)
    return replace(
        paper.order,
        customer=Customer(1, "CM-26-00001-9", text, text, text, address(text)),
        lines=tuple(replace(line, sku=text, name=text) for line in paper.order.lines),
        payments=tuple(replace(each, method=text, reference=text) for each in paper.order.payments),
        ship_to=address(text),
        note=text,
    )


def _person(text: str, words: Words) -> bytes:
    order, day = order_of(text), samples.order_paper().order.placed
    ra = replace(samples.return_paper(text).ra, number=text)
    held = PersonFile(
        *(shop(text), day, order.customer, (address(text),) * 3, (order,)),
        shipments=(Shipment(text, day, None, "", text, None),),
        returns=(ra,),
        outcomes=(Outcome(text, day, "voided", reason=text),),
        credits=(CreditLot(1, text, text, text, day, order.tax, order.tax),),
        movements=(),
        photos=(PhotoRow(1, text, "d", text, 1, 1, 1, "", text),),
        history=(HistoryLine(1, "", day, text, "void_ra", text, text, {"a": text}, {"a": text}),),
        drafts=(Draft(text, "issue", text, text, ""),),
        pickups=(Pickup(day, text, text, ra=text),),
        claims=(CarrierClaim(text, day, text, order.tax, text),),
        checks=(check_texts.check_of(text, day),),
        bank_lines=(check_texts.line_of(text, day),),
    )
    return person_sheet.render(held, words)


def _packing(text: str, words: Words) -> bytes:
    order, slip = order_of(text), samples.packing_slip(text)
    lines = tuple(SlipLine(line, 1, "ticked", text) for line in order.lines)
    parcel = replace(slip.parcel, tracking=text) if slip.parcel else None
    return packing_slip.render(replace(slip, shop=shop(text), order=order, lines=lines, parcel=parcel), words)


def _picks(text: str, words: Words) -> bytes:
    order = order_of(text)
    lines = tuple(SlipLine(line, 1) for line in order.lines)
    return pick_list.render(PickList(shop(text), order.placed, (Pick(order, lines),)), words)


def _refusal(text: str, words: Words) -> bytes:
    return refusal_letter.render(refusal_of(text, shop(text), order_of(text).customer), words)


# How often a text stands on each paper at least: names, addresses, numbers, goods, payments, the note.
PAPERS: dict[str, tuple[Callable[[str, Words], bytes], int]] = {
    "ra_label": (lambda text, words: _label(text, words, ra_label.render), 6),
    "ra_sheet": (lambda text, words: _label(text, words, ra_sheet.render), 18),
    "credit_slip": (_slip, 6),
    "claim_report": (report_of, 30),
    "order_sheet": (lambda one, words: order_sheet.render(OrderPaper(shop(one), order_of(one)), words), 24),
    "receipt": (_receipt, 14),
    "preorder_agreement": (_agreement, 14),
    "packing_slip": (_packing, 14),
    "pick_list": (_picks, 9),
    "layaway_statement": (_layaway, 12),
    "close_out_slip": (lambda text, words: close_out_slips.slip_of(text, shop(text), words), 12),
    "deposit_slip": (lambda text, words: slip_of(text, shop(text), words), 6),
    "person_sheet": (_person, 54),
    "notice_letters": (lambda text, words: _notice(text, words, notice_letters.render), 12),
    "refusal_letter": (_refusal, 20),
    # Its columns stand side by side: a reader gives their lines back in turn.
    "phone_list": (lambda text, words: _notice(text, words, phone_list.render), 1),
}


def printed(text: str) -> str:
    """A text's letters as a paper has them: what would hide or turn others is written out as its code.

    It is written apart from ``desk.paper.letters``, so that a letter lost there is missed here.
    """
    letters, marks = [], 0
    for letter in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(letter)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        hidden = (kind in ("Cc", "Cf") and not letter.isspace()) or letter in HIDDEN or marks > 2
        if ord(letter) not in HINTS:
            letters.append(f"[U+{ord(letter):04X}]" if hidden else letter)
    return bare("".join(letters))


def bare(text: str) -> str:
    """Letters without the white space that lines are broken at; joined Arabic letters as they are typed."""
    # pdfium gives the hyphen at the end of a line back as U+FFFE.
    return "".join(unicodedata.normalize("NFKC", text.replace("\ufffe", "-")).split())


def lost(pdf: bytes, text: str, times: int) -> str:
    """What of a text is not read back from a paper often enough, or nothing.

    All letters are counted. A reader gives lines of neighbouring columns back in turn and lines from right
    to left in one order or the other: only short texts stand together everywhere.
    """
    shows, wanted = bare(reading.text(pdf)), printed(text)
    found, needed = Counter(shows.translate(MIRRORED)), Counter(wanted.translate(MIRRORED))
    few = "".join(letter for letter in needed if found[letter] < needed[letter] * times)
    together = times if len(wanted) <= 12 else min(times, 2)
    if few or any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in text):
        return few
    count = shows.count(wanted)
    return "" if count >= together else f"{count} of {together}: {wanted!r} in {shows!r}"


def acts(pdf: bytes) -> list[bytes]:
    """What a PDF could do when it is opened or clicked at, as names outside its texts and pictures."""
    outside = re.sub(rb"stream\r?\n.*?endstream", b"", pdf, flags=re.DOTALL)
    outside = re.sub(rb"\((?:\\.|[^()\\])*\)", b"()", outside, flags=re.DOTALL)
    found = [match[0] for match in ACTS.finditer(outside)]
    with reading.opened(pdf) as document:
        if raw.FPDFDoc_GetJavaScriptActionCount(document) or raw.FPDFDoc_GetAttachmentCount(document):
            found.append(b"pdfium finds an action")
    return found


def outcome(kind: str, text: str, words: Words) -> tuple[str, Any]:
    """The paper, or the sentence of its refusal."""
    try:
        return "", PAPERS[kind][0](text, words)
    except BadInput as trouble:
        assert trouble.key in REFUSALS
        return trouble.key, words.error(trouble)


@pytest.mark.parametrize("kind", PAPERS)
def test_a_paper_prints_every_letter_or_refuses(
    kind: str, texts: tuple[str, ...], bait: Path, words: Words
) -> None:
    outcome(kind, "once", words)  # what is read once by all papers: fonts and reportlab itself
    tried, refused = some(texts, 2, list(PAPERS).index(kind)), 0
    for text in tried:
        with watched(bait) as done:
            key, made = outcome(kind, text, words)
        assert done == [], text
        refused += bool(key)
        if key:
            assert not ORDINARY.fullmatch(text) and "{" not in made.replace(text, ""), (text, made)
            continue
        assert lost(made, text, PAPERS[kind][1]) == "", text
        assert "\u25a0" not in reading.text(made) or "\u25a0" in text
        assert acts(made) == [], text
    assert refused < len(tried) / 2


@pytest.mark.parametrize("kind", PAPERS)
def test_what_no_field_takes_harms_no_paper_either(kind: str, bait: Path, words: Words) -> None:
    for text in REFUSED:
        with watched(bait) as done:
            key, made = outcome(kind, f"Ann {text}", words)
        assert done == [] and (key or lost(made, f"Ann {text}", 1) == ""), repr(text)
