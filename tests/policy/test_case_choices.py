"""Case files of what somebody chose: the owner within bounds, the customer between ways."""

import pytest

from desk.policy import cases
from desk.records.errors import Malformed
from tests.policy import material
from tests.policy.material import HEAD, RULE
from tests.policy.test_cases import change

UP_TO = f"""{RULE}give = "merchandise"
[[rules]]
clause = "fair"
ask = "return"
take = "restocking_fee"
between = [{{ flat = "0.00" }}, {{ percent = 20 }}]
"""


def faults_of_choice(rules: str, chosen: str) -> list[tuple[str, int]]:
    """The faults of the good case where somebody chose something of a pack with these rules."""
    mine = change('pack = "samanthas"', 'pack = "third"').replace("[case.expect]", chosen + "[case.expect]")
    with pytest.raises(Malformed) as caught:
        cases.read(mine, lambda name: material.pack.read(HEAD + rules), "mine")
    return [(each.key, each.line) for each in caught.value.faults]


@pytest.mark.parametrize(
    ("granted", "key"),
    [
        ('{ restocking_fee = "17.99" }', ""),
        ('{ restocking_fee = "18.00" }', "granted-out-of-range"),
        ('{ "restocking_fee B" = "17.99" }', ""),
        ('{ "restocking_fee C" = "17.99" }', "unknown-word"),
        ('{ stocking_fee = "1.00" }', "unknown-word"),
    ],
)
def test_what_the_owner_decided_has_to_be_left_open(granted: str, key: str) -> None:
    chosen = f"granted = {granted}\n"
    if key:
        assert faults_of_choice(UP_TO, chosen) == [(key, 21)]
        return
    mine = change('pack = "samanthas"', 'pack = "third"').replace('credit = "77.45"', 'credit = "71.96"')
    mine = mine.replace("[case.expect]", chosen + "[case.expect]")
    (result,) = cases.check(cases.read(mine, lambda name: material.pack.read(HEAD + UP_TO)))
    assert result.differences == ()


def test_a_wish_has_to_be_offered() -> None:
    ways = RULE.replace('"store_credit"', '["store_credit", "exchange"]')
    assert faults_of_choice(ways, 'wish = "repair"\n') == [("wish-unknown", 21)]
