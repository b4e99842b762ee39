"""A document as JSON and back."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from portal.documents.model import Document, Kind, Paragraph, Promise, Section
from portal.documents.render import render
from portal.documents.words import Phrase
from portal.documents.written import digest, dumps, loads

from .samples import blank_form, long_table, receipt
from .test_every_format import documents


@given(documents())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_document_comes_back_as_it_was(document: Document) -> None:
    again = loads(dumps(document))
    assert again == document
    assert dumps(again) == dumps(document)
    assert render(again, "html").content == render(document, "html").content


@pytest.mark.parametrize(
    "document", [receipt(), long_table(3), blank_form()], ids=lambda one: one.title
)
def test_every_kind_of_block_comes_back(document: Document) -> None:
    again = loads(dumps(document))
    assert again == document
    assert again.language == document.language


def test_a_promise_is_still_by_a_day_or_on_it() -> None:
    promise = Promise(dt.date(2026, 6, 8), "We reply.", Kind.BY)
    document = Document("T", [Section(blocks=[promise])])
    [section] = loads(dumps(document)).sections
    [block] = section.blocks
    assert isinstance(block, Promise)
    assert block.kind is Kind.BY


def test_equal_documents_have_one_digest_and_others_another() -> None:
    assert digest(receipt()) == digest(receipt())
    others = [
        receipt("Another title"),
        replace(receipt(), language="cy"),
        replace(receipt(), dated=None),
        replace(receipt(), sections=receipt().sections[:2]),
    ]
    assert len({digest(one) for one in (receipt(), *others)}) == 5


def test_a_list_and_a_tuple_say_the_same() -> None:
    words = ["one ", Phrase("dwa", "pl")]
    listed = Document("T", [Section(blocks=[Paragraph(words)])])
    assert digest(listed) == digest(Document("T", (Section(blocks=(Paragraph(tuple(words)),)),)))


def test_what_is_as_it_would_be_anyway_is_not_written() -> None:
    """So a field that is added later changes no digest."""
    assert json.loads(dumps(Document("T"))) == {"is": "Document", "title": "T"}


@pytest.mark.parametrize(
    "text", ['{"is":"Paragraph","words":"x"}', '{"is":"os"}', "[]", '{"is":"Document"}', "nothing"]
)
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        loads(text)
