"""Which column is which field: usual headings in two languages, and what is missing."""

import pytest

from desk.exchange import mapping
from desk.exchange.lists_out import COLUMNS
from desk.exchange.mapping_names import FIELDS
from desk.records.errors import BadInput, Fault

_CUSTOMERS = """Customer ID|First Name|Last Name|Email|Accepts Email Marketing|Default Address Company|
Default Address Address1|Default Address Address2|Default Address City|Default Address Province Code|
Default Address Country Code|Default Address Zip|Default Address Phone|Phone|Total Spent|Note|Tags"""
_PRODUCTS = """Handle|Title|Body (HTML)|Vendor|Type|Tags|Published|Option1 Name|Option1 Value|Variant SKU|
Variant Grams|Variant Inventory Qty|Variant Price|Variant Compare At Price|Variant Taxable|Variant Barcode|
Status"""
SHOPIFY_CUSTOMERS, SHOPIFY_PRODUCTS = (
    tuple(each.strip() for each in text.split("|")) for text in (_CUSTOMERS, _PRODUCTS)
)


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        (("Name", "Email", "Lineitem sku", "Billing Name"), "orders"),
        (("customerNumber", "customerName", "phone", "city"), "customers"),
        (("Cliente", "Teléfono"), "customers"),
        (("productCode", "productName", "quantityInStock", "MSRP"), "items"),
        (("Código", "Descripción", "Precio"), "items"),
        (("customerNumber", "checkNumber", "paymentDate", "amount"), "checks"),
        (("Número de cheque", "Fecha", "Importe", "Cliente"), "checks"),
        (FIELDS["checks"], "checks"),
        (SHOPIFY_CUSTOMERS, "customers"),
        (SHOPIFY_PRODUCTS, "items"),
        (COLUMNS["customers"], "customers"),
        (COLUMNS["items"], "items"),
        (("orderNumber", "orderDate", "status"), ""),
        (("Name", "Birthday"), ""),
        (("", "?"), ""),
        ((), ""),
    ],
)
def test_headings_tell_what_a_list_holds(headings: tuple[str, ...], kind: str) -> None:
    assert mapping.recognised(headings) == kind


def test_the_names_of_shopifys_columns_are_known() -> None:
    found = mapping.guess("customers", SHOPIFY_CUSTOMERS)
    assert found == {
        "outside_number": "Customer ID",
        "first_name": "First Name",
        "last_name": "Last Name",
        "company": "Default Address Company",
        "email": "Email",
        "phone": "Phone",
        "street": "Default Address Address1",
        "street2": "Default Address Address2",
        "city": "Default Address City",
        "state": "Default Address Province Code",
        "postal_code": "Default Address Zip",
        "country": "Default Address Country Code",
        "note": "Note",
    }
    assert mapping.guess("items", SHOPIFY_PRODUCTS) == {
        "sku": "Variant SKU",
        "name": "Title",
        "price": "Variant Price",
        "barcode": "Variant Barcode",
        "grams": "Variant Grams",
        "taxable": "Variant Taxable",
        "retired": "Status",
        "category": "Type",
        "on_hand": "Variant Inventory Qty",
    }


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (("Name", "Surname"), {"first_name": "Name", "last_name": "Surname"}),
        (("Nombre", "Apellidos"), {"first_name": "Nombre", "last_name": "Apellidos"}),
        (
            ("customerName", "contactLastName", "contactFirstName"),
            {"first_name": "contactFirstName", "last_name": "contactLastName", "company": "customerName"},
        ),
        (
            ("Full name", "First name", "Last name", "Company"),
            {"first_name": "First name", "last_name": "Last name", "company": "Company"},
        ),
        (("First name", "Last name"), {"first_name": "First name", "last_name": "Last name"}),
        (("Customer", "Número"), {"outside_number": "Número", "name": "Customer"}),
        (("Full name", "Surname"), {"name": "Full name", "last_name": "Surname"}),
    ],
)
def test_whose_name_it_is(headings: tuple[str, ...], found: dict[str, str]) -> None:
    assert mapping.guess("customers", headings) == found


def test_the_likeliest_of_several_is_taken_once() -> None:
    headings = ("Province", "Province code", "Country", "Country code", "Zip", "Name")
    assert mapping.guess("customers", headings) == {
        "name": "Name",
        "state": "Province code",
        "postal_code": "Zip",
        "country": "Country code",
    }
    assert mapping.guess("items", ("Item", "SKU", "sku"))["sku"] == "SKU"


def test_our_own_files_are_read_as_they_were_written() -> None:
    for kind, columns in COLUMNS.items():
        # Damaged pieces are told, and nobody counts them by a file.
        assert mapping.guess(kind, columns) == {name: name for name in columns if name != "damaged"}


def test_what_is_missing_is_told() -> None:
    assert mapping.missing("customers", {"city": "City"}) == (Fault("import-no-customers-name"),)
    assert mapping.missing("items", {"name": "Name", "sku": ""}) == (Fault("import-no-items-sku"),)
    assert mapping.missing("customers", {"email": "Email"}) == mapping.missing("items", {"sku": "A"}) == ()


def test_what_is_chosen_has_to_be_there() -> None:
    chosen = {"email": "B", "name": "A", "note": ""}
    assert list(mapping.check("customers", ("A", "B"), chosen).items()) == [("name", "A"), ("email", "B")]
    with pytest.raises(BadInput, match="import-field-unknown"):
        mapping.check("customers", ("A",), {"price": "A"})
    with pytest.raises(BadInput, match="import-heading-unknown"):
        mapping.check("items", ("A",), {"sku": "a"})
