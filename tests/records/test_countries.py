"""Countries are understood by their codes and by their names in English and Spanish."""

import pytest

from desk.records.countries import country_code, known
from desk.records.errors import BadInput


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "US"),
        ("us", "US"),
        ("U.S.A.", "US"),
        ("Estados Unidos", "US"),
        ("United States of America", "US"),
        ("CAN", "CA"),
        ("méxico", "MX"),
        ("Mexico", "MX"),
        ("España", "ES"),
        ("Bosnia and Herzegovina", "BA"),
        ("Antigua & Barbuda", "AG"),
        ("The Bahamas", "BS"),
        ("Puerto Rico", "PR"),
        ("Côte d’Ivoire", "CI"),
    ],
)
def test_a_country_is_known_however_it_is_written(written: str, code: str) -> None:
    assert country_code(written) == code


def test_all_of_them_are_there() -> None:
    assert len(set(known().values())) == 249


@pytest.mark.parametrize(
    ("written", "key", "nearest"),
    [("Germny", "country-near", "DE"), ("Narnia 12345 zzz", "country-unknown", None)],
)
def test_the_nearest_is_offered(written: str, key: str, nearest: str | None) -> None:
    with pytest.raises(BadInput) as caught:
        country_code(written)
    assert (caught.value.key, caught.value.values.get("nearest")) == (key, nearest)
