"""The chart and the table of postings hold together before any shop uses them."""

from desk.store import chart


def test_every_posting_names_two_accounts_of_the_chart() -> None:
    numbers = sorted(account.number for account in (*chart.ACCOUNTS, *chart.SALE_ACCOUNTS))
    assert numbers == sorted(set(numbers))
    for row in (*chart.POSTINGS, *chart.SPLIT_POSTINGS, *chart.SALE_POSTINGS):
        assert {row.debit, row.credit} <= set(numbers)
        assert row.debit != row.credit


def test_an_amount_is_posted_in_one_way() -> None:
    keys = [(row.event, row.amount) for row in (*chart.POSTINGS, *chart.SPLIT_POSTINGS, *chart.SALE_POSTINGS)]
    assert len(keys) == len(set(keys))


def test_both_ways_to_give_money_back_differ_in_the_account_alone() -> None:
    credited = {(row.amount, row.sign): row for row in chart.POSTINGS if row.event == "return_credited"}
    refunded = {(row.amount, row.sign): row for row in chart.POSTINGS if row.event == "return_refunded"}
    assert credited.keys() == refunded.keys()
    for key, row in credited.items():
        swap = {"2100": "2110"}
        other = refunded[key]
        assert (swap.get(row.debit, row.debit), swap.get(row.credit, row.credit)) == (
            other.debit,
            other.credit,
        )


def test_the_numbers_tell_the_kinds() -> None:
    kinds = {"1": {"asset"}, "2": {"liability"}, "3": {"equity"}, "5": {"expense"}}
    for account in chart.ACCOUNTS:
        assert account.kind in kinds.get(account.number[0], {"income", "contra_income"}), account
