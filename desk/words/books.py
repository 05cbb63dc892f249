"""What accounts and the events of the ledger are called in a reader's language."""

from desk.records.ledger import Account
from desk.words import Words


def account_title(words: Words, account: Account) -> str:
    """What the owner calls an account, else its standard name."""
    if account.given_name:
        return account.given_name
    if account.state:
        return words("account.22xx", state=account.state)
    return words(f"account.{account.number}")


def account_line(words: Words, account: Account) -> str:
    """An account with its number, as an accountant reads it."""
    return f"{account.code} {account_title(words, account)}"
