"""Proof of the books by others: after a thousand random operations bean-check and hledger agree with us."""

import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from random import Random

import pytest

from desk.exchange import journals, list_file, shopify
from desk.exchange.beancount import EXACT, Beancount
from desk.exchange.hledger import Hledger
from desk.operations import accounts, shops
from desk.operations.desk import Desk
from desk.operations.imports import to_end
from desk.operations.journals import journal_period
from desk.records.ledger import Account
from desk.records.money import Money
from desk.store import ledger
from desk.words import Words
from tests.conftest import SHOP, FixedClock, owners_desk
from tests.exchange.test_shopify import MODEL_SHOP, needs_model_shop
from tests.hostile.corpus import hostile
from tests.operations.check_history import Checks
from tests.operations.check_tries import tried
from tests.operations.claim_history import Claims
from tests.operations.order_history import DAY, SHOPS, History

LONG = bool(os.environ.get("DESK_LONG"))
SEED, OPERATIONS, STEPS = int(os.environ.get("DESK_SEED", "8")), 20_000 if LONG else 1_000, 20
LATER = date(2999, 1, 1)
BEAN_CHECK = shutil.which("bean-check", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
HLEDGER = shutil.which("hledger")
_DONE = "SELECT count(*) AS done FROM history"

pytestmark = pytest.mark.timeout(4 * 3600 if LONG else 120)
needs_bean_check = pytest.mark.skipif(not BEAN_CHECK, reason="without beancount")
needs_hledger = pytest.mark.skipif(not HLEDGER, reason="without hledger")


@pytest.fixture(scope="module", params=["samanthas", pytest.param("model", marks=needs_model_shop)])
def shop(request: pytest.FixtureRequest) -> Iterator[Desk]:
    """A shop after a thousand operations, each drawn from a number."""
    desk = owners_desk(FixedClock(DAY))
    shops.create_shop(desk, SHOP, desk.packs["samanthas"])
    if request.param == "model":
        to_end(shopify.run(desk, MODEL_SHOP))
        to_end(list_file.run(desk, MODEL_SHOP.with_name("customers.csv"), "customers"))
    kept, SHOPS["samanthas"] = SHOPS.get("samanthas"), desk
    try:
        _live(desk)
    finally:
        if kept:
            SHOPS["samanthas"] = kept
        else:
            del SHOPS["samanthas"]
    yield desk
    desk.db.close()


def _live(desk: Desk) -> None:
    chance, before = Random(SEED), _done(desk)
    kinds = (Checks, Claims, History)
    while _done(desk) - before < OPERATIONS:
        history = chance.choice(kinds)("samanthas")
        for _ in range(STEPS):
            # What several histories after another may not do is no matter of the books.
            tried(partial(history.step, chance.randrange(2**32)))


def _done(desk: Desk) -> int:
    return int(desk.db.query(_DONE)[0]["done"])


def _cuts(desk: Desk) -> tuple[date | None, ...]:
    """The whole books, and what is left of them from a day in their midst."""
    period = journal_period(desk)
    return None, period.start + (period.end - period.start) / 2


def _run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in words], capture_output=True, text=True, check=False, timeout=100
    )


@pytest.mark.slow
@needs_bean_check
@pytest.mark.parametrize("language", ["en", "es"])
def test_bean_check_accepts_the_journal_and_our_balances(shop: Desk, tmp_path: Path, language: str) -> None:
    words, path = Words(language), tmp_path / "books.beancount"
    for start in _cuts(shop):
        (data,) = to_end(journals.exporting(shop, words, "beancount", journal_period(shop, start)))
        names = Beancount(journal_period(shop, start), words).names
        trial = ledger.trial_balance(shop.db)
        ours = [f"{LATER} balance {names[each]}  {money} {EXACT} USD\n" for each, money in trial.items()]
        path.write_bytes(data + "".join(ours).encode())
        found = _run(BEAN_CHECK or "", path)
        assert (found.returncode, found.stdout + found.stderr) == (0, "")


@pytest.mark.slow
@needs_bean_check
def test_bean_check_would_find_a_cent(shop: Desk, tmp_path: Path) -> None:
    words, path = Words("en"), tmp_path / "books.beancount"
    (data,) = to_end(journals.exporting(shop, words, "beancount", journal_period(shop)))
    path.write_bytes(data.replace(b".00 USD", b".01 USD", 1))
    assert _run(BEAN_CHECK or "", path).returncode
    names = Beancount(journal_period(shop), words).names
    cash = ledger.trial_balance(shop.db)["1000"] + Money(1)
    path.write_bytes(data + f"{LATER} balance {names['1000']}  {cash} {EXACT} USD\n".encode())
    assert _run(BEAN_CHECK or "", path).returncode


@pytest.mark.slow
@needs_hledger
@pytest.mark.parametrize("language", ["en", "es"])
def test_hledger_accepts_the_journal_and_has_our_balances(shop: Desk, tmp_path: Path, language: str) -> None:
    words, path = Words(language), tmp_path / "books.journal"
    for start in _cuts(shop):
        (data,) = to_end(journals.exporting(shop, words, "hledger", journal_period(shop, start)))
        path.write_bytes(data)
        checked = _run(HLEDGER or "", "-f", path, "check", "--strict", "ordereddates")
        assert (checked.returncode, checked.stderr) == (0, "")
        told = _run(HLEDGER or "", "-f", path, "balance", "--flat", "-N", "-E", "-O", "csv")
        found = {row["account"]: row["balance"] for row in csv.DictReader(told.stdout.splitlines())}
        names = Hledger(journal_period(shop, start), words).names
        trial = {names[each]: money for each, money in ledger.trial_balance(shop.db).items()}
        theirs = {name: "0.00 USD" if told == "0" else told for name, told in found.items()}
        assert {name: text for name, text in theirs.items() if name in trial} == {
            name: f"{money} USD" for name, money in trial.items()
        }


def _titles() -> list[str]:
    found = []
    for text in hostile(Path("bait.png")):
        told = " ".join(text.split())
        if told and len(told) <= accounts.LONGEST_NAME and told.isprintable():
            found.append(told)
    return found


@needs_bean_check
@needs_hledger
def test_an_account_may_be_called_anything(desk: Desk, tmp_path: Path) -> None:
    titles = _titles()
    period = journal_period(desk)
    chart = dict(period.chart)
    for place, title in enumerate(titles):
        number = str(10_000 + place)
        chart[number] = Account(number, title, "asset", given_name=title)
    wild = type(period)(period.start, period.end, chart, period.before, period.after, period.entries)
    for form, program in (("beancount", (BEAN_CHECK,)), ("hledger", (HLEDGER, "check", "-s", "-f"))):
        (data,) = to_end(journals.writing(desk, Words("en"), form, wild))
        path = tmp_path / form
        path.write_bytes(data)
        found = _run(*(word or "" for word in program), path)
        assert (found.returncode, found.stderr) == (0, ""), form
