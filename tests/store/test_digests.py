"""A row's digest is made quickly, and is what it always was: files of earlier versions are checked by it."""

import hmac
import json

import pytest

from desk.store import digests

ROWS_OF_ALL_KINDS = (
    ["orders", {"row_id": 1, "name": 'Łukasz "R&D"\n\t\\ 人形 \U0001f9f8', "price": -12000, "none": None}],
    ["orders", {"spoiled": b"\x00\xff", "letter": "\udcff", "real": 1.5, "huge": 2.0**70}],
    ["orders", {"infinite": float("inf")}],
    ["orders", {}],
)


@pytest.mark.parametrize("made", ["once", "anew"])
def test_rows_are_encoded_as_they_always_were(made: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A digest that was made with an earlier version has to be found again."""
    if made == "anew":
        monkeypatch.setattr(json.encoder, "c_make_encoder", None)
    encode = digests.encoder()
    for row in ROWS_OF_ALL_KINDS:
        assert encode(row) == json.dumps(
            row, separators=(",", ":"), default=lambda value: {"bytes": value.hex()}
        )


def test_a_digest_is_the_keyed_sum_that_anybody_computes() -> None:
    """HMAC-SHA-256 as the standard library has it, over the row as JSON, without columns at their default."""
    key, names = bytes(range(16)), ["row_id", "name", "note", "told"]
    digest = digests.Digests(key, {("customers", "told"): "[]"}).of("customers", names)
    text = '["customers",{"row_id":7,"name":"Bea \\u0141"}]'
    assert digest((7, "Bea Ł", None, "[]")) == hmac.digest(key, text.encode(), "sha256")[:16]
    assert (
        digest((7, "Bea Ł", None, None))
        != digest((7, "Bea Ł", None, "[]"))
        != digest((7, "Bea L", None, "[]"))
    )
    with pytest.raises(ValueError, match="zip"):
        digest((7,))
