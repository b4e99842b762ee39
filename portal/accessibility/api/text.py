"""The words that something is to be made from, for the system that makes it."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from portal.accounts import audit
from portal.cases.audited import subject
from portal.documents.render import render
from portal.integration.api import NOTHING_HERE, Problem, caller_of, require

from ..models import Thing
from ..orders import text
from .routes import order_for

SCOPE = "formats:text"
READ = "format.text_read"
router = Router()


class TextOut(Schema):
    """What it says. A letter may name its person: use it for this order alone, and keep nothing."""

    reference: str
    title: str
    language: str = Field(description="Which it is written in: en-GB.")
    text: str = Field(description="In lines of 72 letters at most.")
    html: str = Field(description="The same with its headings, lists and tables, from its h1 on.")


@router.get("/{reference}/text", auth=require(SCOPE), response=TextOut)
def read_text(request: HttpRequest, reference: str) -> TextOut:
    """Read what a format of your team is to be made from, until you give it back.

    Nothing is here of what the person described in their own words: staff send you that.
    """
    order = order_for(request, reference, Thing.FORMAT)
    document = text.document_of(request, order)
    if document is None:
        raise Problem(NOTHING_HERE)
    audit.record(READ, subject(order.case), system=caller_of(request).system.slug)
    return TextOut(
        reference=order.case.reference,
        title=document.title,
        language=document.language,
        text=render(document, "text").content.decode(),
        html=render(document, "fragment").content.decode(),
    )
