"""Customers of a crowded shop, with names that are made up here: a few common, most of them rare."""

import random

from desk.records.addresses import Address
from desk.records.customers import Customer

_FIRST = [
    "Ann",
    "Ben",
    "Carla",
    "Daniel",
    "Elena",
    "Frank",
    "Grace",
    "Hugo",
    "Irene",
    "James",
    "Karen",
    "Luis",
    "María",
    "Nora",
    "Oscar",
    "Paula",
    "Quinn",
    "Rosa",
    "Samuel",
    "Teresa",
    "Ursula",
    "Víctor",
    "Wanda",
    "Xavier",
    "Yolanda",
    "Zoë",
    "Łukasz",
    "Jürgen",
    "Søren",
    "Mary-Jane",
]
# How often each is met follows Zipf: the first is one in some twenty, as in a real register.
_COMMON = [
    "Smith",
    "Miller",
    "García",
    "Johnson",
    "Brown",
    "Davis",
    "Martínez",
    "Wilson",
    "Anderson",
    "Taylor",
    "Moore",
    "López",
    "Jackson",
    "Martin",
    "Lee",
    "O'Brien",
    "Thompson",
    "White",
    "Harris",
    "Clark",
    "Nguyen",
    "Lewis",
    "Robinson",
    "Walker",
    "Young",
]
_STARTS = "Bar Bel Cor Dal Em Fen Gor Hal Ing Jor Kel Lam Mar Nor Ost Pel Quar Ros Sel Tor Ul Ven Wes Yar Zim"
_MIDDLES = "a e i o u an en in on ar er or el ol"
_ENDS = "berg by dale ez field ford ham ina ino ley man mond ner well ska son ström ton wick wood"
_CITIES = (
    ("Rolla", "MO", "65401"),
    ("Springfield", "MO", "65806"),
    ("Columbus", "OH", "43004"),
    ("Austin", "TX", "73301"),
    ("Salem", "OR", "97301"),
    ("San José", "CA", "95101"),
)
_WEIGHTS = [1 / rank for rank in range(1, len(_COMMON) + 1)]
RARE = "Quarolström"


def person(chance: random.Random, number: int) -> Customer:
    """The customer with this running number, whose own number is in the shop's form but is no other's."""
    first, last = chance.choice(_FIRST), _last(chance, number)
    city, state, code = _CITIES[chance.randrange(len(_CITIES))]
    home = Address(f"{first} {last}", "", f"{number % 9000 + 1} Elm St", "", city, state, code)
    letters = "".join(letter for letter in f"{first}.{last}".lower() if letter.isascii() and letter != "'")
    phone = f"({200 + number % 700}) 555-{number % 10_000:04}"
    note = "Rings before noon." if number % 400 == 7 else ""
    return Customer(
        0, f"C{number:06}", f"{first} {last}", f"{letters}{number}@example.com", phone, home, "", note
    )


def _last(chance: random.Random, number: int) -> str:
    if number == 1:
        return RARE
    if chance.random() < 0.3:
        return chance.choices(_COMMON, _WEIGHTS)[0]
    return "".join(chance.choice(part.split()) for part in (_STARTS, _MIDDLES, _ENDS))
