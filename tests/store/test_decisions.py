"""The decisions that are kept, page by page, with their orders' stories."""

from datetime import date, timedelta

import pytest

from desk.records.answers import Answer
from desk.records.decisions import Back, Decision
from desk.records.facts import Condition, LinePart
from desk.records.money import Money
from desk.records.returns import Parcel, Return
from desk.records.shop import HistoryLine
from desk.records.what_if import Verdict
from desk.store import decisions, history, returns
from desk.store.database import Database
from desk.store.decisions import ISSUED, KINDS, OPEN, SETTLED, Page, Period
from tests.records.test_what_if import ANSWER
from tests.store import samples
from tests.store.samples import DAY, MOMENT

EVER = Period()


def note(db: Database, operation: str, number: str) -> int:
    with db.atomic():
        return history.add(db, HistoryLine(0, MOMENT, DAY, "Alma", operation, number))


def issue(db: Database, order: str = "#10100", number: str = "RA-26-00001-3", **changes: object) -> Return:
    ra = samples.add_return(db, samples.add_order(db, order), number, **changes)
    note(db, "issue_ra", number)
    return ra


def settle(db: Database, ra: Return, slip: str = "CS-26-00001-1") -> Return:
    done = samples.settle(db, ra, slip)
    note(db, "settle", ra.number)
    return done


def reverse(db: Database, ra: Return) -> None:
    with db.atomic():
        returns.reverse(db, ra, DAY, "a mistake")
    note(db, "reverse_settlement", ra.number)


def only(db: Database, kinds: tuple[str, ...] = KINDS, period: Period = EVER) -> Page:
    (page,) = decisions.pages(db, kinds, period)
    return page


def test_an_ra_and_its_settlement_come_with_what_was_asked_and_found(db: Database) -> None:
    ra = settle(db, issue(db))
    page = only(db)
    line = str(ra.lines[0].order_line)
    (asked,), (came) = page.decisions[ISSUED], page.decisions[SETTLED][0]
    verdict = Verdict.of(samples.answer())
    assert asked == Decision(
        ra.id, ra.number, 1, DAY, DAY, "changed_mind", (LinePart(line, 1),), verdict, None
    )
    found = Condition(opened=True, original_packaging=True)
    assert came.parts == (LinePart(line, 1, found),)
    assert came.parcel == Parcel(DAY, DAY, True, destination="store_credit")
    assert (came.verdict, came.reason, came.issued) == (verdict, "changed_mind", DAY)


def test_all_that_counts_of_an_answer_is_read(db: Database) -> None:
    issue(db, answer=ANSWER)
    issue(db, "#10101", "RA-26-00002-1", answer=Answer("return_request", "owner"))
    full, bare = only(db).decisions[ISSUED]
    assert (full.verdict, bare.verdict) == (Verdict.of(ANSWER), Verdict("owner"))


def test_an_answer_of_an_earlier_version_lacks_what_came_later(db: Database) -> None:
    ra = issue(db)
    with db.atomic():
        db.execute(
            "UPDATE return_authorizations SET answer = json_remove(answer, '$.holds') WHERE id = ?", (ra.id,)
        )
    assert only(db).decisions[ISSUED][0].verdict == Verdict.of(samples.answer())


def test_a_story_tells_when_what_came_back_and_was_taken_back(db: Database) -> None:
    ra = settle(db, issue(db))
    reverse(db, ra)
    ra = settle(db, returns.get(db, ra.number), "CS-26-00002-9")
    story = only(db).stories[1]
    parts = (LinePart(str(ra.lines[0].order_line), 1),)
    assert story.backs == [Back(2, 3, Money(1200), parts), Back(4, None, Money(1200), parts)]
    assert story.moments == {(ISSUED, ra.id): 1, (SETTLED, 1): 2, (SETTLED, 2): 4}
    assert (story.gaps, story.order.number) == ([], "#10100")


@pytest.mark.parametrize("missing", ["issue_ra", "settle"])
def test_what_the_history_does_not_tell_is_a_gap(db: Database, missing: str) -> None:
    ra = samples.settle(db, samples.add_return(db, samples.add_order(db)))
    for operation in {"issue_ra", "settle"} - {missing}:
        note(db, operation, ra.number)
    story = only(db).stories[1]
    assert (story.gaps, story.moments, story.backs) == ([ra.id], {}, [])


def test_voided_and_reversed_are_left_out(db: Database) -> None:
    kept, voided, again = (issue(db, f"#{n}", f"RA-26-0000{n}-0") for n in (1, 2, 3))
    with db.atomic():
        returns.void(db, voided, DAY, "typo")
    reverse(db, settle(db, again))
    page = only(db)
    assert [each.number for each in page.decisions[ISSUED]] == [kept.number, again.number]
    assert page.decisions[SETTLED] == ()
    assert [decisions.count(db, kind, EVER) for kind in (*KINDS, OPEN)] == [2, 0, 2]


def test_a_period_counts_the_day_of_each_decision(db: Database) -> None:
    settle(db, issue(db, issued=DAY - timedelta(days=2)))
    for period, counts in (
        (Period(DAY, DAY), (0, 1)),
        (Period(last=DAY - timedelta(days=1)), (1, 0)),
        (Period(DAY - timedelta(days=2)), (1, 1)),
    ):
        page = only(db, KINDS, period)
        assert tuple(len(page.decisions[kind]) for kind in KINDS) == counts
        assert tuple(decisions.count(db, kind, period) for kind in KINDS) == counts
    assert list(decisions.pages(db, KINDS, Period(last=date(2020, 1, 1)))) == []


def test_open_ras_come_by_themselves(db: Database) -> None:
    settle(db, issue(db))
    waiting = issue(db, "#10101", "RA-26-00002-1")
    page = only(db, (OPEN,))
    assert [each.number for each in page.decisions[OPEN]] == [waiting.number]
    assert decisions.count(db, OPEN, EVER) == 1


def test_pages_follow_one_another_without_a_gap(db: Database) -> None:
    for number in range(1, 403):
        samples.add_return(db, samples.add_order(db, f"#{number}"), f"RA-{number}")
    pages = list(decisions.pages(db, KINDS, EVER))
    assert [len(page.decisions[ISSUED]) for page in pages] == [200, 200, 2]
    assert len({each.number for page in pages for each in page.decisions[ISSUED]}) == 402


def test_one_orders_decisions_come_by_themselves(db: Database) -> None:
    first = settle(db, issue(db))
    issue(db, "#10101", "RA-26-00002-1")
    page = decisions.of_order(db, 1)
    assert [each.number for kind in KINDS for each in page.decisions[kind]] == [first.number] * 2
    assert list(page.stories) == [1]
