"""The format of a pack as a JSON Schema, from the tables that read one: editors complete and check by it."""

import json
from typing import Any

from desk.policy import contents, tables


def schema() -> dict[str, Any]:
    """The schema of a pack; what keys mean to each other only reading the pack can tell."""
    shape = tables.shape_of(tables.record(contents.KEYS, contents.NEEDED))
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A shop's written policy as a pack for Desk",
    }
    return {**head, **shape}


def text() -> str:
    """The schema as it stands in resources/packs/pack.schema.json."""
    return json.dumps(schema(), indent=1, sort_keys=True) + "\n"
