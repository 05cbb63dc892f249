"""Requests are noted, listed, shown, decided, withdrawn and sent back by command, and lettered."""

from pathlib import Path

from desk.exchange.csv_out import read_back
from tests.cli.conftest import Counter
from tests.cli.test_commands import ISSUE, receive
from tests.paper.reading import text

NOTE = ("request", "note", "2001", "--line", "B")
OPEN = (*NOTE, "--reason", "wrong_item", "--on", "2026-02-10", "--json")
LATE = (*NOTE, "--reason", "changed_mind", "--on", "2026-02-20", "--json")


def test_what_was_refused_is_noted_shown_and_lettered(counter: Counter, tmp_path: Path) -> None:
    assert "No request." in counter("request", "list")
    found = counter.json(*LATE)
    number = found["number"]
    assert (found["state"], found["answer"]["outcome"], found["lines"][0]["sku"]) == (
        "refused",
        "refused",
        "B",
    )
    said = counter("request", "show", number)
    assert number in said and "Refused" in said and "1 × B" in said and "after the last day" in said
    assert number in counter("request", "list", "--state", "refused", "--state", "declined")
    assert "No request." in counter("request", "list")
    counter("paper", "refusal-letter", number, "--output", tmp_path / "letter.pdf")
    assert "our policy does not allow this" in text((tmp_path / "letter.pdf").read_bytes())
    counter("export", "requests", "--output", tmp_path / "requests.csv")
    assert read_back((tmp_path / "requests.csv").read_bytes())[1][0] == number
    allowed = (*NOTE, "--reason", "changed_mind", "--on", "2026-02-10")
    assert "The policy allows this" in counter(*allowed, code=1)


def test_the_owner_says_yes_or_no(counter: Counter) -> None:
    number = counter.json(*OPEN)["number"]
    assert number in counter("request", "list", "--order", "2001")
    assert number in counter("request", "list", "--order", "2001", "--state", "awaits_owner")
    assert "No request." in counter("request", "list", "--order", "2001", "--state", "refused")
    yes = ("request", "decide", number, "yes", "--reason", "we sent the wrong doll")
    assert "approve" in counter.unsigned(*yes, code=1)
    assert "we sent the wrong doll" in counter(*yes)
    done = counter.json("request", "show", number, "--json")
    assert (done["state"], done["why"]) == ("allowed", "we sent the wrong doll")
    assert counter.json("ra", "show", done["ra"], "--json")["state"] == "open"
    assert number in counter("overrides")
    assert "decided before" in counter(*yes, code=1)


def test_a_parcel_is_kept_decided_and_goes_back(counter: Counter) -> None:
    ra = counter.json(*ISSUE)["number"]
    kept = counter.json(*receive(ra, "--keep"))
    assert (kept["state"], kept["kind"], kept["ra"]) == ("refused", "settle", ra)
    went = ("request", "sent-back", kept["number"], "--tracking", "1Z 9")
    assert "1Z 9" in counter(*went)
    assert counter.json("request", "show", kept["number"], "--json")["tracking"] == "1Z 9"
    assert "here" in counter(*went, code=1)


def test_a_missing_item_is_made_up_for(counter: Counter) -> None:
    missing = (*NOTE, "--reason", "missing_item", "--on", "2026-02-10", "--json")
    number = counter.json(*missing)["number"]
    yes = ("request", "decide", number, "yes", "--reason", "so", "--json")
    assert "store_credit" in counter(*yes, code=1)
    done = counter.json(*yes, "--amount", "12.00", "--to", "store_credit")
    assert counter.json("ra", "show", done["ra"], "--json")["credit"] == "12.00"


def test_a_customer_who_does_not_ask_any_more(counter: Counter) -> None:
    number = counter.json(*OPEN)["number"]
    assert "Withdrawn" in counter("request", "withdraw", number, "--reason", "she keeps it")
    no = counter.json(*OPEN)["number"]
    assert "Declined" in counter("request", "decide", no, "no", "--reason", "twice already")


def test_an_amount_between_bounds_is_named_by_label_and_sku(counter: Counter) -> None:
    """An RA gives nothing yet, so that what was named is refused, not left aside."""
    number = counter.json(*OPEN)["number"]
    granted = ("--grant", "late_fee:B=1.00", "--grant", "goodwill=2.00")
    assert "gives nothing yet" in counter(
        "request", "decide", number, "yes", "--reason", "so", *granted, code=1
    )
    assert "ZZ is not on order" in counter(
        "request", "decide", number, "yes", "--reason", "so", "--grant", "late_fee:ZZ=1.00", code=1
    )
