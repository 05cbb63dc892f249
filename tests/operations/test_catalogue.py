"""Every operation is in the catalogue, and can be called with plain values."""

import inspect

from desk.operations import (
    agencies,
    billings,
    bundles,
    cancelling,
    carriage,
    claims,
    credits,
    customers,
    customers_list,
    demands,
    drafts,
    handing_over,
    issuing,
    items,
    items_list,
    missing,
    notices,
    orders,
    orders_list,
    overrides,
    parcels,
    payments,
    people,
    personal,
    photos,
    picking,
    preorders,
    preorders_list,
    promises,
    quoting,
    refusals,
    requests,
    returns,
    returns_list,
    search,
    setting_apart,
    shelving,
    shipping,
    shops,
    strays,
    taking,
    trust,
    what_if,
)
from desk.operations.catalogue import OPERATIONS
from desk.records import plain

ROOMS = (
    agencies, billings, bundles, cancelling, carriage, claims, credits, customers, customers_list, demands,
    drafts, handing_over, issuing,
    items, items_list, missing, notices, orders, orders_list, overrides, parcels, payments, people, personal,
    photos, picking, preorders, preorders_list, promises, quoting, refusals, requests, returns, returns_list,
    search, setting_apart, shelving, shipping, shops, strays,
    taking, trust, what_if,
)  # fmt: skip
LISTS = {"ids", "rows", "counts", "reading"}
INSIDE_OTHERS = {
    "amounts_of",
    "put_back",
    "hand",
    "renew",
    "serve",
    "give_up",
    "again_for",
    "grant",
    "take_back",
    "request_for",
    "bill",
    "add_order",
    "call_off",
    "is_against",
    "quote_again",
    "taxed",
    "check_new",
    "close",
    "first_due",
    "need_free",
    "pay",
    "pay_again",
    "void",
    "note_begun",
    "purpose_of",
    "receive",
    "warns",
    "send",
    "known_buyer",
    "lacks",
    "learn",
    "tidied",
    "catch_up",
    "note_delivery",
    "note_shipping_cost",
    "line_by_sku",
    "slip_of",
    "keep_apart",
    "keep_ask",
    "keep_parcel",
    "part",
    "end_waiting",
    "end_with",
    "every_request",
    "taking_back",
    "sort_out",
    "by_outcome",
    "by_way",
    "split_off",
    "book",
    "check_decided",
    "put",
    "places_of",
    "end_of_return",
    "issue",
    "keep_ra",
    "look_again",
    "sign_in",
    "prove",
    "unsigned",
    "agree",
    "check",
    "attach",
    "read",
    "accept_findings",
    "verify_recent",
    "head",
    "is_due",
    "erase_again",
    "enter",
    "amend",
    "note_count",
    "beside",
}
OF_A_WINDOW = {"save", "load", "drop", "create_shop"}


def test_every_operation_of_a_clerk_is_there() -> None:
    for room in ROOMS:
        for name, found in inspect.getmembers(room, inspect.isfunction):
            if found.__module__ == room.__name__ and not name.startswith("_"):
                assert name in OPERATIONS or name in LISTS | INSIDE_OTHERS | OF_A_WINDOW, name


def test_what_is_kept_out_is_there() -> None:
    known = {name for room in ROOMS for name, found in inspect.getmembers(room, inspect.isfunction)}
    assert known >= LISTS | INSIDE_OTHERS | OF_A_WINDOW


def test_no_script_brings_its_own_findings() -> None:
    """What is accepted stands in the history for ever: it comes from a check, not from who wants it gone."""
    assert "accept_findings" not in OPERATIONS


def test_arguments_have_types_that_plain_values_can_become() -> None:
    for name, found in OPERATIONS.items():
        first, *others = inspect.signature(found).parameters
        assert first == "desk", name
        assert set(others) <= set(plain.hints_of(found)), name
