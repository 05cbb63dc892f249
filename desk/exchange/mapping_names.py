"""What the columns of other programs' lists are usually called, in English and Spanish, best first.

A name is in small letters without accents, and a heading is compared without blanks and signs. Those of
Shopify's own exports of customers and products are among them.
"""

FIELDS = {
    "customers": (
        *("number", "outside_number", "name", "first_name", "last_name", "company", "email", "phone"),
        *("street", "street2", "city", "state", "postal_code", "country", "note"),
    ),
    "items": (
        *("sku", "name", "price", "barcode", "kind", "released", "weight", "grams", "size"),
        *("untaxed", "taxable", "retired", "note", "category", "on_hand"),
    ),
    "checks": (
        *("check_number", "received", "amount", "customer", "orders", "payer", "bank", "dated", "routing"),
        *("account", "memo"),
    ),
    "statement": ("day", "amount", "debit", "credit", "reference", "told"),
}

NAMES = {
    "customers": {
        # Our own number is taken for one only in a list that we wrote.
        "number": "",
        "outside_number": """outside number|customer number|customer id|customer no|customer code|
            client number|client id|account number|account no|external id|numero de cliente|numero cliente|
            no de cliente|no cliente|codigo de cliente|codigo cliente|id de cliente|number|
            numero|codigo|account|id|no""",
        "name": """name|full name|customer name|display name|contact name|client name|customer|client|
            contact|nombre completo|nombre y apellidos|nombre del cliente|nombre de cliente|
            cliente|nombre|contacto""",
        "first_name": """first name|contact first name|given name|forename|primer nombre|nombre de pila|
            nombres|nombre del contacto""",
        "last_name": """last name|contact last name|surname|family name|apellidos|apellido|primer apellido|
            apellidos del contacto""",
        "company": """company|company name|business name|business|organization|organisation|
            default address company|empresa|nombre de la empresa|razon social|compania|negocio|
            organizacion""",
        "email": """email|email address|customer email|contact email|correo electronico|correo|
            direccion de correo|direccion de correo electronico|mail""",
        "phone": """phone|phone number|telephone|telephone number|tel|mobile|mobile phone|cell|
            cell phone|default address phone|telefono|numero de telefono|telefono movil|movil|
            celular""",
        "street": """street|address 1|address line 1|street address|default address address 1|address|
            mailing address|direccion 1|linea de direccion 1|calle|calle y numero|direccion|
            domicilio""",
        "street2": """street 2|address 2|address line 2|default address address 2|apartment|suite|unit|
            direccion 2|linea de direccion 2|apartamento|piso|colonia""",
        "city": "city|town|default address city|ciudad|localidad|poblacion|municipio",
        "state": """state code|province code|default address province code|state|province|region|
            default address province|estado|provincia|departamento""",
        "postal_code": "postal code|zip code|zip|postcode|default address zip|codigo postal|cp",
        "country": """country code|default address country code|country|default address country|
            codigo de pais|pais""",
        "note": "note|notes|comment|comments|remarks|nota|notas|comentarios|observaciones",
    },
    "items": {
        "sku": """sku|variant sku|product code|item code|item number|item no|part number|stock code|
            product id|article number|codigo de articulo|codigo del articulo|codigo de producto|
            referencia|clave|code|ref|codigo""",
        "name": """name|title|product name|item name|article|item|product|description|
            nombre del articulo|nombre del producto|nombre|articulo|producto|titulo|descripcion""",
        "price": """price|variant price|regular price|retail price|sale price|selling price|list price|
            unit price|msrp|rrp|precio|precio de venta|pvp|precio unitario|precio al publico""",
        "barcode": "barcode|variant barcode|gtin upc ean or isbn|upc|ean|gtin|isbn|codigo de barras",
        "kind": "kind|kind of item|clase",
        "released": """released|release date|available from|street date|fecha de lanzamiento|
            fecha de salida|disponible desde""",
        "weight": "weight|weight lb|weight lbs|weight in pounds|pounds|peso lb|peso en libras|peso|libras",
        "grams": """grams|variant grams|weight value grams|weight g|weight in grams|weight kg|weight oz|
            gramos|peso g|peso kg""",
        "size": "size|dimensions|size in inches|tamano|medidas|dimensiones",
        "untaxed": "untaxed|tax exempt|exento de impuestos|sin impuestos",
        "taxable": "taxable|tax status|variant taxable|charge tax|gravable|con impuestos",
        "retired": "retired|discontinued|status|retirado|descatalogado|estado",
        "note": "note|notes|comment|comments|remarks|nota|notas|comentarios|observaciones",
        "category": """category|item category|categories|product type|type|product category|categoria|
            categoria del articulo|tipo de producto""",
        "on_hand": """on hand|quantity in stock|quantity on hand|qty on hand|stock on hand|
            variant inventory qty|inventory quantity|in stock|stock|inventory|quantity|qty|hay|
            existencias|cantidad en existencia|inventario|cantidad""",
    },
    "checks": {
        "check_number": """check number|check no|cheque number|cheque no|numero de cheque|numero del cheque|
            no de cheque|check|cheque""",
        "received": """date received|received|received on|payment date|date paid|paid on|fecha de recibo|
            fecha recibido|recibido|fecha de pago|date|fecha""",
        "amount": "amount|check amount|payment amount|paid|total|importe|monto|cantidad|valor",
        "customer": """customer number|customer id|customer no|customer code|client number|client id|
            account holder number|customer email|numero de cliente|codigo de cliente|id de cliente|customer|
            client|customer name|client name|email|cliente|nombre del cliente|correo electronico|correo""",
        "orders": """orders|order|order number|order numbers|order no|invoice|invoice number|pedidos|pedido|
            numero de pedido|numeros de pedido|factura|numero de factura""",
        "payer": "payer|payer name|drawer|name on check|maker|librador|titular|nombre en el cheque",
        "bank": "bank|bank name|drawee|banco|nombre del banco",
        "dated": "dated|date on check|check date|date written|fecha del cheque|fecha en el cheque|fechado",
        "routing": "routing|routing number|aba|aba number|transit number|numero de ruta|ruta",
        "account": "account|account number|account no|bank account|numero de cuenta|cuenta",
        "memo": "memo|for|note|notes|concepto|nota|notas",
    },
    "statement": {
        "day": """posting date|posted date|post date|date posted|booking date|transaction date|date|
            fecha de operacion|fecha de registro|fecha contable|fecha""",
        "amount": "amount|transaction amount|net amount|importe|monto|cantidad",
        "debit": "debit|debits|debit amount|withdrawal|withdrawals|money out|cargo|cargos|debito|retiro",
        "credit": "credit|credits|credit amount|deposit|deposits|money in|abono|abonos|credito|deposito",
        "reference": """check number|check no|cheque number|check or slip|slip number|reference|
            reference number|numero de cheque|no de cheque|referencia|check|cheque""",
        "told": """description|details|memo|payee|narrative|transaction|concepto|descripcion|detalle|
            movimiento""",
    },
}
# A heading of these makes a list one of orders.
OF_ORDERS = "lineitem"
# A column with the customer's name beside one with a person's is the name of the company that they are from.
OF_A_COMPANY = ("customername", "customer", "clientname", "client", "nombredelcliente", "cliente")
# A name beside a surname is a first name.
OF_A_PERSON = ("name", "nombre")
