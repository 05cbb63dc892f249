"""What the columns of other programs' orders and payments are usually called, best first.

Among them are those of the two export extensions that shops on WooCommerce mostly have, whose makers document
them: "Customer/Order/Coupon Export" (order_number, item_sku, item_total, billing_address_1, …) and "Advanced
Order Export" (Order Number, Item Cost, Address 1&2 (Billing), …). WooCommerce itself exports products alone.
"""

_PLACE = ("name", "first_name", "last_name", "company", "street", "street2", "city", "state", "postal_code")
_HOME = (*_PLACE, "country")

FIELDS = {
    "orders": (
        *("number", "placed", "status", "email", "phone", *_HOME, *(f"ship_{each}" for each in _HOME)),
        *("sku", "item", "quantity", "price", "line_total", "discount", "order_discount", "shipping", "tax"),
        *("total", "method", "paid", "shipped", "delivered", "cancelled", "service", "note"),
        *("untaxed", "shipping_cost"),
    ),
    "payments": ("order", "received", "amount", "method", "reference", "brand", "last4"),
}


def _place(side: str, more: str) -> dict[str, str]:
    """The headings of an address of which a program says whose it is: before, behind, or in brackets."""
    words = {
        "name": "full name|name",
        "first_name": "first name",
        "last_name": "last name",
        "company": "company",
        "street": "address 1|street|address 1&2|address",
        "street2": "address 2",
        "city": "city",
        "state": "state code|state|province|state name",
        "postal_code": "postal code|postcode|zip code|zip",
        "country": "country code|country|country name",
    }
    return {
        name: "|".join((*(f"{side} {each}|{each} {side}" for each in told.split("|")), *_others(told, more)))
        for name, told in words.items()
    }


def _others(told: str, before: str) -> tuple[str, ...]:
    """The same with another word before each."""
    return tuple(f"{before}{each}" for each in told.split("|"))


_BILLING = _place("billing", "")
_SHIPPING = {f"ship_{name}": told for name, told in _place("shipping", "ship ").items()}

NAMES = {
    "orders": {
        "number": """order number|order no|order id|order|number|invoice number|invoice no|numero de pedido|
            no de pedido|pedido|numero de factura|factura|id""",
        "placed": """order date|date|date created|created at|date placed|placed|order placed|purchase date|
            day|fecha del pedido|fecha de pedido|fecha""",
        "status": "order status|status|state of order|estado del pedido|estado",
        "email": """billing email|email billing|customer email|email|email address|correo electronico|
            correo""",
        "phone": "billing phone|phone billing|phone|telephone|telefono",
        **_BILLING,
        "name": f"{_BILLING['name']}|customer name|customer|client|nombre del cliente|cliente|nombre",
        "street": f"{_BILLING['street']}|calle|direccion",
        "city": f"{_BILLING['city']}|ciudad",
        "postal_code": f"{_BILLING['postal_code']}|codigo postal",
        "country": f"{_BILLING['country']}|pais",
        **_SHIPPING,
        "sku": "item sku|product sku|sku|item code|product code|codigo|referencia",
        "item": """item name|product name|item|product|description|line item|articulo|producto|
            descripcion""",
        "quantity": """item quantity|quantity|quantity refund|qty|pieces|cantidad|piezas""",
        "price": """item price|item cost|unit price|price|precio unitario|precio""",
        "line_total": "item total|line total|order line total|line amount|importe de la linea",
        "discount": "line discount|item discount|descuento de la linea",
        "order_discount": """cart discount|cart discount amount|discount total|order discount|
            discount|descuento""",
        "shipping": """shipping total|order shipping amount|shipping cost|shipping amount|shipping|postage|
            gastos de envio|envio""",
        "tax": "tax total|order total tax amount|total tax|sales tax|tax|impuestos|impuesto",
        "total": "order total|order total amount|total|grand total|importe total",
        "method": "payment method title|payment method|paid by|forma de pago|metodo de pago",
        "paid": "paid date|date paid|paid at|paid on|payment date|fecha de pago|pagado",
        "shipped": "date shipped|shipped|shipped on|ship date|completed date|order completed date|enviado",
        "delivered": "delivered|delivered on|delivery date|entregado",
        "cancelled": "cancelled|cancelled at|date cancelled|cancelado",
        "service": "shipping method title|shipping method|service|metodo de envio|servicio",
        "note": "customer note|order note|note|notes|nota|notas",
        "untaxed": "untaxed|tax exempt|exento de impuestos|sin impuestos",
        "shipping_cost": "postage paid|actual shipping cost|costo real del envio",
    },
    "payments": {
        "order": """order|order number|order no|order id|invoice|invoice number|pedido|numero de pedido|
            factura|numero de factura""",
        "received": """received|date received|received on|payment date|date paid|paid on|date|day|
            fecha de pago|recibido|fecha""",
        "amount": "amount|payment amount|amount paid|paid|total|importe|monto|cantidad",
        "method": "method|payment method|way|type|forma de pago|metodo de pago|metodo|tipo",
        "reference": "reference|approval|approval code|transaction id|check number|referencia|autorizacion",
        "brand": "brand|card brand|card type|marca|tipo de tarjeta",
        "last4": "last4|last four|last 4|card last four|ultimos cuatro",
    },
}
