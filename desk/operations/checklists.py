"""The shop's own checklists for what comes back, by the category of goods: kept as one setting."""

import json

from desk.operations import settings
from desk.operations.desk import Desk
from desk.records.checklists import MOST_CATEGORIES, Check, Checklists, checked, questions_for
from desk.records.errors import BadInput
from desk.records.plain import from_plain, to_plain
from desk.records.texts import need_text
from desk.store import preferences

SETTING = "checklists"
_LONGEST = 60


def list_checklists(desk: Desk) -> Checklists:
    """Every checklist by its category, in the order of the alphabet."""
    kept: Checklists = from_plain(Checklists, json.loads(preferences.get(desk.db, SETTING, "{}")))
    return {name: kept[name] for name in sorted(kept, key=str.casefold)}


def set_checklist(desk: Desk, category: str, checks: tuple[Check, ...]) -> Checklists:
    """Keep the checklist of a category instead of the one it had; without a question it has none any more.

    Raises BadInput ``category-empty``, ``category-many``, and what ``checked`` says of a question.
    """
    name = " ".join(need_text(category).split())
    if not 0 < len(name) <= _LONGEST:
        raise BadInput("category-empty", most=_LONGEST)
    wanted = checked(need_text(checks))
    with desk.db.atomic():
        kept = list_checklists(desk)
        # Dolls and dolls are one category, by the name that it has already.
        name = next((each for each in kept if each.casefold() == name.casefold()), name)
        before = questions_for(kept, name)
        after = {**kept, name: wanted} if wanted else {each: kept[each] for each in kept if each != name}
        if len(after) > MOST_CATEGORIES:
            raise BadInput("category-many", most=MOST_CATEGORIES)
        value = json.dumps(to_plain(after), ensure_ascii=False) if after else ""
        settings.change(desk, (SETTING, value), _told(name, before), _told(name, wanted))
    return list_checklists(desk)


def _told(category: str, checks: tuple[Check, ...]) -> str:
    """A checklist as history tells it."""
    return f"{category}: {' · '.join(each.text for each in checks)}" if checks else ""
