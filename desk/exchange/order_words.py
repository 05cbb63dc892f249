"""How other programs call the ways to pay and to ship, and how far an order is, in small letters."""

from desk.exchange import shopify_columns
from desk.records.orders import SERVICES as OWN_SERVICES
from desk.records.payments import METHODS as OWN_METHODS

METHODS = {
    **shopify_columns.METHODS,
    **{name: name for name in OWN_METHODS},
    **dict.fromkeys(("check payments", "check payment", "cheque payment", "cheques", "cheque"), "check"),
    **dict.fromkeys(("cod", "cash on delivery"), "cash"),
    **dict.fromkeys(("credit card", "debit card", "stripe", "paypal", "square"), "card"),
    **dict.fromkeys(
        ("woocommerce payments", "woocommerce_payments", "ppcp-gateway", "ppec_paypal", "tarjeta"), "card"
    ),
    **{"efectivo": "cash", "giro postal": "money_order"},
    **{"crédito de la tienda": "store_credit", "saldo a favor": "store_credit"},
}
SERVICES = {
    **shopify_columns.SERVICES,
    **{name: name for name in OWN_SERVICES},
    **{"flat rate": "customer_choice", "flat_rate": "customer_choice", "free shipping": "customer_choice"},
    **{"free_shipping": "customer_choice", "local_pickup": "pickup"},
}
# What a status says: paid and gone, paid, neither, called off; ``unclear`` where only amounts could tell.
GONE, PAID, OPEN, OFF, UNCLEAR = "gone", "paid", "open", "off", "unclear"
STATES = {
    **dict.fromkeys(("completed", "complete", "shipped", "fulfilled", "delivered", "completado"), GONE),
    **dict.fromkeys(("enviado", "entregado"), GONE),
    **dict.fromkeys(("processing", "paid", "procesando", "pagado"), PAID),
    **dict.fromkeys(("", "pending", "pending payment", "on-hold", "on hold", "open", "unpaid"), OPEN),
    **dict.fromkeys(("placed", "processed", "pendiente", "en espera", "checkout-draft"), OPEN),
    **dict.fromkeys(("cancelled", "canceled", "failed", "voided", "cancelado", "fallido"), OFF),
    **dict.fromkeys(("refunded", "partially refunded", "partly_shipped", "reembolsado"), UNCLEAR),
}
