"""How a payment was made, as people say it."""

from desk.records.payments import Payment
from desk.words.sentences import Words


def way_text(words: Words, payment: Payment) -> str:
    """The way of a payment with what tells it from others of its kind, such as ``Card visa 4242``."""
    return f"{words.named('payment', payment.method)} {payment.details}".strip()
