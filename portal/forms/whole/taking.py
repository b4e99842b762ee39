"""Taking what comes back of the one page: all that is good is saved, whatever else is wrong."""

from __future__ import annotations

from django.http import QueryDict

from ..answers import remove_item
from ..definition import Repeat
from ..drafts import Opened
from ..stale import Conflict
from ..wizard import files
from .doing import Doing
from .kept import Kept
from .reading import Typed
from .sheet import Sheet, sheet_of

TRIES = 5


def take(opened: Opened, posted: QueryDict, doing: Doing) -> Sheet:
    """Save what is good, and give the page as it stands then. Raises ``drafts.Gone``."""
    if doing.removed:
        _remove(opened, doing.removed)
    for _try in range(TRIES):
        reader = Typed(opened, posted, doing)
        sheet = sheet_of(opened, reader)
        try:
            opened.save(reader.saves.change, reader.saves)
            break
        except Conflict:
            continue  # somebody else was faster: look at it all once more
    more = any(b.place.shown and b.address in reader.unseen for b in sheet.blocks)
    if not sheet.is_left and not reader.is_adding:
        sheet = sheet_of(opened, Kept(opened))
    sheet.has_more = more
    return sheet


def _remove(opened: Opened, what: str) -> None:
    """Take a thing off its list. It is no fault if it was never saved, or is gone."""
    name, _, item = what.partition("/")
    repeats = (each for _s, each in opened.journey.steps() if isinstance(each, Repeat))
    repeat = next((each for each in repeats if each.id == name), None)
    listed = (opened.answers.get(name) or {}).get("items", ()) if repeat else ()
    if repeat and any(each["key"] == item for each in listed):
        opened.save(lambda answers: remove_item(answers, name, item))
        files.drop(opened, repeat, item)
