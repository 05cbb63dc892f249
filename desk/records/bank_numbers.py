"""The numbers in the magnetic line of a check: its bank's routing number, and the account."""

from desk.records.errors import BadInput

_ROUTING_WEIGHTS = (3, 7, 1) * 3
# The Treasury, Federal Reserve districts, thrift institutions, electronic, traveller's checks: what a number
# begins with.
_ROUTING_PREFIXES = (*range(13), *range(21, 33), *range(61, 73), 80)


def need_routing(text: str) -> str:
    """Nine figures of a routing number, empty for none; raises BadInput where it cannot be one.

    Its check digit is the ABA's (3-7-1), which misses some swaps and lets zeros pass: the first two figures
    have to be ones that are given out.
    """
    figures = "".join(text.split()).replace("-", "")
    if not figures:
        return ""
    if len(figures) != 9 or not (figures.isascii() and figures.isdecimal()):
        raise BadInput("routing-length", text=text)
    weighed = sum(int(figure) * weight for figure, weight in zip(figures, _ROUTING_WEIGHTS, strict=True))
    if weighed % 10 or not int(figures) or int(figures[:2]) not in _ROUTING_PREFIXES:
        raise BadInput("routing-wrong", text=text)
    return figures


def need_account(text: str) -> str:
    """The figures of an account's number, empty for none; raises BadInput where it cannot be one."""
    figures = "".join(text.split()).replace("-", "")
    if figures and not (figures.isascii() and figures.isdecimal() and 4 <= len(figures) <= 17):
        raise BadInput("account-wrong")
    return figures
