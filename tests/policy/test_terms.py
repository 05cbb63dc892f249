"""Terms: what a view has without a pack."""

from desk.policy.terms import NO_TERMS


def test_without_a_pack_nothing_is_asked() -> None:
    assert (NO_TERMS.deposits, NO_TERMS.divisor, NO_TERMS.taxes, NO_TERMS.plans) == (None, None, (), ())
