"""What was refused, as its letter is drawn from it."""

from dataclasses import replace
from datetime import date

from desk.records.answers import Clause, Finding
from desk.records.customers import Customer
from desk.records.facts import LinePart
from desk.records.money import Money
from desk.records.papers import RefusalPaper
from desk.records.requests import Request, RequestLine
from desk.records.returns import Ask
from desk.records.shop import Shop
from tests.paper.samples import answer, notice_paper


def refusal_paper(name: str = "Ann Miller", **changes: object) -> RefusalPaper:
    """A doll that was asked for too late, on the phone unless the changes say otherwise."""
    paper = notice_paper(name=name)
    refused = replace(
        answer(),
        outcome="refused",
        credit=Money(0),
        amounts=(),
        findings=(Finding("asked-late", "insure", values={"day": "2026-03-14"}),),
    )
    day = date(2026, 3, 20)
    line = RequestLine(1, "S18_2248", "1911 Ford Town Car", 1, Money(8995))
    ask = Ask("#10100", "changed_mind", day, (LinePart("1", 1),))
    request = Request(
        1,
        "RQ-26-00003-7",
        "#10100",
        name,
        "issue",
        day,
        "changed_mind",
        (line,),
        ask,
        refused,
        "refused",
        day,
    )
    made = replace(request, **changes)  # type: ignore[arg-type]
    return RefusalPaper(paper.shop, made, paper.notice.customer)


def refusal_of(text: str, shop: Shop, customer: Customer) -> RefusalPaper:
    """A parcel of three pieces that was refused and went back, everything in it one text."""
    paper = refusal_paper(text, order=text, kind="settle", ra=text, tracking=text)
    line = replace(paper.request.lines[0], sku=text, name=text)
    said = replace(paper.request.answer, clauses=(Clause("insure", {"en": text}),))
    request = replace(paper.request, lines=(line,) * 3, answer=said, sent_back=paper.request.asked)
    return RefusalPaper(shop, request, customer)
