"""States and postal codes stand as the mail writes them, or it is told what is wrong."""

import pytest

from desk.records.errors import BadInput
from desk.records.places import military_state, postal_code, state_code


@pytest.mark.parametrize(
    ("written", "country", "code"),
    [
        ("mo", "US", "MO"),
        ("missouri", "US", "MO"),
        ("New  York", "US", "NY"),
        ("N.Y.", "US", "NY"),
        ("Washington, D.C.", "US", "DC"),
        ("Nueva York", "US", "NY"),
        ("Puerto Rico", "US", "PR"),
        ("guam", "US", "GU"),
        ("U.S. Virgin Islands", "US", "VI"),
        ("American Samoa", "US", "AS"),
        ("Northern Mariana Islands", "US", "MP"),
        ("Armed Forces Europe", "US", "AE"),
        ("", "US", ""),
        ("Québec", "CA", "QC"),
        ("bc", "CA", "BC"),
        (" Jalisco ", "MX", "Jalisco"),
    ],
)
def test_states(written: str, country: str, code: str) -> None:
    assert state_code(written, country) == code


@pytest.mark.parametrize(
    ("written", "country", "key", "nearest"),
    [
        ("Missoury", "US", "state-near", "MO"),
        ("Ontaro", "CA", "state-near", "ON"),
        ("Qwxyz", "US", "state-unknown", None),
    ],
)
def test_a_state_that_is_none(written: str, country: str, key: str, nearest: str | None) -> None:
    with pytest.raises(BadInput) as caught:
        state_code(written, country)
    assert (caught.value.key, caught.value.values.get("nearest")) == (key, nearest)


@pytest.mark.parametrize(
    ("written", "state", "country", "code"),
    [
        ("", "MO", "US", ""),
        (" 63101 ", "MO", "US", "63101"),
        ("631011234", "MO", "US", "63101-1234"),
        ("63101 1234", "", "US", "63101-1234"),
        ("2134", "MA", "US", "02134"),
        ("k1a0b1", "ON", "CA", "K1A 0B1"),
        ("", "ON", "CA", ""),
        ("sw1a 1aa", "", "GB", "SW1A 1AA"),
    ],
)
def test_postal_codes(written: str, state: str, country: str, code: str) -> None:
    assert postal_code(written, state, country) == code


@pytest.mark.parametrize(
    ("written", "state", "country", "key"),
    [
        ("2134", "MO", "US", "zip-unreadable"),
        ("SW1A 1AA", "", "US", "zip-unreadable"),
        ("63101", "ON", "CA", "postcode-unreadable"),
    ],
)
def test_a_postal_code_that_is_none(written: str, state: str, country: str, key: str) -> None:
    with pytest.raises(BadInput) as caught:
        postal_code(written, state, country)
    assert caught.value.key == key


def test_military_codes_tell_their_state() -> None:
    assert [military_state(code) for code in ("34002", "09012", "96278", "63101")] == ["AA", "AE", "AP", ""]
