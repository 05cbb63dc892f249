"""Namesakes are found whatever their case and accents, but for those who turned out to be somebody else."""

from desk.operations import customers
from desk.operations.desk import Desk
from desk.records.addresses import Address
from desk.records.customers import Customer
from desk.store import matching


def test_namesakes_are_told_apart_by_what_else_is_known(desk: Desk) -> None:
    found = matching.by_name(desk.db, " lukasz  R&D")
    assert [each[1:] for each in found] == [
        ("mo@example.com", "", "65401"),
        ("oh@example.com", "", "65401"),
        ("il@example.com", "", "65401"),
    ]
    assert matching.by_name(desk.db, "Lukas") == matching.by_name(desk.db, "") == ()
    customers.merge_customers(desk, found[0][0], found[1][0], "the same")
    assert [each[1] for each in matching.by_name(desk.db, "Łukasz R&D")] == [
        "mo@example.com",
        "il@example.com",
    ]


def test_companies_are_found_by_their_folded_name(empty_desk: Desk) -> None:
    home = Address("Ida", "Bears, Inc.", postal_code="65401")
    made = customers.add_customer(empty_desk, Customer(0, "", "Ida", "ida@example.com", address=home))
    customers.add_customer(empty_desk, Customer(0, "", "Ann"))
    assert matching.firms(empty_desk.db) == {
        "bears, inc.": [(made.number, "ida@example.com", "", "65401")],
    }
