"""A parcel that came back waits until it was sent again."""

from dataclasses import replace

from desk.records.shipments import AGAIN, REFUNDED, Shipment

PARCEL = Shipment(1, "SH-26-00001-8", "#1", None, None, "ground", "", None)


def test_only_what_is_to_be_sent_again_waits() -> None:
    assert not PARCEL.waits
    back = replace(PARCEL, fate=AGAIN)
    assert back.waits and not replace(back, resent=True).waits
    assert not replace(PARCEL, fate=REFUNDED).waits
