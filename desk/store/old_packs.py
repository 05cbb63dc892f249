"""Pack texts that an earlier Desk kept, said in today's format: editions are kept for ever as adopted.

Until Desk 5 the owner's rate was itself the rule for deposits, with a rate of its own above a price.
"""

import re

_RATE = re.compile(r"(?ms)^\[settings\.deposit_rate\][^\n]*\n.*?(?=^\[|\Z)")
_ABOVE = re.compile(r"(?m)^(?:over|above)\s*=.*\n?")


def in_todays_format(text: str) -> str:
    """A pack's text whose deposits are entries of their own; every other text stays as it is."""
    # Every quote reads an edition: what is quickly told first.
    found = None if "[[deposits]]" in text else _RATE.search(text)
    if found is None:
        return text
    import tomllib  # a start reads no pack of an old format

    pack = tomllib.loads(text)
    setting = pack["settings"]["deposit_rate"]
    clause = f'\n[[deposits]]\nclause = "{setting.get("clause") or next(iter(pack["clauses"]))}"\n'
    entries = clause + 'setting = "deposit_rate"\n'
    if "above" in setting:
        dear = f'price = {{ over = "{setting["over"]}" }}\npercent = {setting["above"]}\n'
        entries = clause + dear + entries
    kept = _ABOVE.sub("", found.group())
    return text[: found.start()] + kept + text[found.end() :].rstrip("\n") + "\n" + entries
