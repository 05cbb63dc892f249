"""Parcels without a return by command: noted, listed, matched, sent back."""

from tests.cli.conftest import Counter

ISSUE = ("--line", "B", "--reason", "changed_mind", "--on", "2026-02-10", "--json")


def test_a_parcel_is_noted_listed_and_sent_back(counter: Counter) -> None:
    assert counter("stray", "list") == "No such parcel.\n"
    told = ("--written", "RA 17?", "--from", "Zoë Q.", "--note", "wet", "--on", "2026-02-11")
    made = counter.json("stray", "note", *told, "--tracking", "1Z9", "--json")
    assert (made["number"], made["state"], made["came"], made["written"], made["sender"]) == (
        *(made["number"], "kept", "2026-02-11", "RA 17?", "Zoë Q."),
    )
    line = counter("stray", "list")
    assert line == f"{made['number']}  Kept  Feb 11, 2026  Zoë Q.  RA 17?  1Z9  wet\n"
    back = counter.json("stray", "back", made["number"], "--on", "2026-02-13", "--tracking", "1Z8", "--json")
    assert (back["state"], back["ended"], back["tracking"]) == ("sent_back", "2026-02-13", "1Z8")
    assert counter("stray", "list") == "No such parcel.\n"
    assert [each["number"] for each in counter.json("stray", "list", "--state", "sent_back", "--json")] == [
        made["number"],
    ]
    assert "what became of it" in counter("stray", "back", made["number"], code=1)


def test_what_is_not_accepted_says_what_to_tell_the_customer(counter: Counter) -> None:
    said = counter("stray", "note", "--refused", "--from", "Zoë Q.")
    assert "Not accepted" in said and "must be readable on the outside of the package" in said
    assert "must be readable" not in counter("stray", "note", "--from", "Zoë Q.")


def test_a_parcel_is_matched_with_a_return(counter: Counter) -> None:
    ra = counter.json("ra", "issue", "2001", *ISSUE)["number"]
    made = counter.json("stray", "note", "--json")["number"]
    found = counter.json("stray", "match", made, ra, "--json")
    assert (found["state"], found["ra"]) == ("matched", ra)
    rows = counter("export", "strays")
    assert made in rows and f'"{ra}"' in rows and '"matched"' in rows and "TOTAL,1" in rows.replace('"', "")
    assert "the day it came" in counter("export", "strays", "--columns")
