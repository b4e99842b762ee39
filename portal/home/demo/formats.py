"""What the demo council's people have asked for, and what was made already."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page

from portal.accessibility.models import MadeFormat, Order, State, Thing
from portal.accessibility.orders import moving
from portal.accessibility.orders.opening import due
from portal.accessibility.requests import formats, interpreters, kinds
from portal.accessibility.requests.setup import JOURNEYS
from portal.cases.models import Case
from portal.cases.opening import open_case
from portal.cases.timeline import WEBSITE
from portal.documents.model import Document, Items, Paragraph, Section
from portal.documents.registry import FormatMissing
from portal.documents.render import render
from portal.integration import private_files

from .source import read_data


def load_formats() -> None:
    """Library and queue, where there is nothing in them yet."""
    if not MadeFormat.objects.exists():
        for row in read_data("formats"):
            _keep(row)
    if not Order.objects.exists():
        _ask()


def _keep(row: dict[str, str | list[str]]) -> None:
    """Make a PDF of what the demonstration has in a format; none where PDFs cannot be made."""
    page = Page.objects.filter(url_path__endswith=f"/{row['page']}/", live=True).first()
    language = str(row["language"])
    document = Document(
        str(row["title"]),
        [Section("", [Paragraph(str(row["note"])), Items([str(each) for each in row["says"]])])],
        language=language if language != "en" else "en-GB",
    )
    try:
        made = render(document, "pdf")
    except FormatMissing:
        return
    if page is None:
        return
    MadeFormat.objects.create(
        key=str(page.pk),
        title=page.title,
        format=row["format"],
        language=language,
        storage_name=private_files.keep(made.content),
        name=f"{page.slug}-{row['format']}-{language}.pdf",
        media_type="application/pdf",
        bytes=len(made.content),
        made_from_at=timezone.now() + timedelta(minutes=1),
    )


def _ask() -> None:
    """One order that is with its maker, one to look at, and one to be posted."""
    page = Page.objects.filter(url_path__endswith="/council-tax/", live=True).first()
    moving.place(
        _order(
            formats.KEY,
            code=kinds.TRANSLATION,
            language="pl",
            title=page.title if page else "Council tax",
            source_kind="page" if page else "",
            source_key=str(page.pk) if page else "",
            public=page is not None,
        ),
        WEBSITE,
    )
    _order(interpreters.KEY, thing=Thing.INTERPRETER, code=kinds.BSL_IN_PERSON, language="bfi")
    _order(formats.KEY, code=kinds.BRAILLE, title="A letter about a bin", state=State.READY)


def _order(kind: str, **values: object) -> Order:
    title = next(each.case_title for each in JOURNEYS if each.key == kind)
    case: Case = open_case(kind, title, steps=(formats.REPLY, formats.MADE))
    order: Order = Order.objects.create(
        case=case, due=due(case), **{"thing": Thing.FORMAT, **values}
    )
    return order
