"""Who else helps, read from what editors wrote. Remembered until they change it."""

from __future__ import annotations

from collections.abc import Iterator

from portal.forms.definition import Way
from portal.ui.generation import remembered

from ..catalogue.paragraphs import split
from ..models.who_helps import WhoHelps
from .helping import Help, Helper


def help_now() -> Help:
    """Give it as it is now. No query once it is known."""
    return remembered("repairs.who_helps", _read)


def _read() -> Help:
    rows = WhoHelps.objects.select_related("contact", "page").order_by("whom")
    return Help(tuple((row.whom, Helper(split(row.words), tuple(_ways(row)))) for row in rows))


def _ways(row: WhoHelps) -> Iterator[Way]:
    if row.contact:
        yield Way(row.contact.name, phone=row.contact.phone)
    if row.page and row.page.live and (address := row.page.get_url()):
        yield Way(row.page.title, href=address)
    if row.link:
        yield Way(row.link_words, href=row.link)
