"""One answer of another system, as the field of its question takes it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Protocol

from django.core.exceptions import ValidationError

from portal.ui.forms import Address

from .. import offers
from ..cleaned import keep
from ..definition import Kind, Question
from . import wire
from .mistakes import NOTHING_OFFERED, OVER


class Files(Protocol):
    """Where files lie that were uploaded before."""

    def named(self, question: Question, ids: list[str]) -> list[dict[str, str]]:
        """Give files as a draft keeps them. Raises ``wire.Unfit``."""


def answer(question: Question, field: Any, sent: Any, files: Files, item: str = "") -> Any:
    """Give an answer as a draft keeps it. ``item`` is the thing on a list that it is about.

    ``question`` has what is offered now among its choices. Raises ``wire.Unfit``.
    """
    if question.choices_from and not _offered(question):
        return _unasked(question, sent)
    try:
        value = wire.read(question, sent)
        if question.kind is Kind.FILE:
            return _files(question, field, value or [], files, item)
        if question.kind is Kind.ADDRESS and value:
            value = Address.from_dict(value)
        return offers.kept(question, keep(question, field.clean(value)))
    except ValidationError as error:
        raise wire.Unfit(*map(str, error.messages)) from None


def _offered(question: Question) -> bool:
    return any(isinstance(each, offers.Offered) for each in question.options)


def _unasked(question: Question, sent: Any) -> Any:
    """Where nothing is offered a page answers itself: see ``portal.forms.offers``."""
    last = question.options[-1].value
    if sent not in (None, last):
        raise wire.Unfit(NOTHING_OFFERED)
    return {offers.VALUE: last, offers.UNASKED: True}


def _files(question: Question, field: Any, ids: list[str], files: Files, item: str) -> Any:
    if not ids:
        if question.required:
            raise wire.Unfit(str(field.error_messages["required"]))
        return None
    if len(ids) > question.max_files:
        raise wire.Unfit(OVER.format(most=question.max_files))
    name = f"{question.id}.{item}" if item else question.id
    return files.named(replace(question, id=name), ids)
