"""What other parts put onto the page of a bill, drawn."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..pages.actions import Action, Notice, Piece

register = template.Library()


@register.simple_tag(takes_context=True)
def piece(context: Context, piece: Piece) -> SafeString:
    """A link of its own line, or the part's template with its context, ``seen`` and the request."""
    if isinstance(piece, Action):
        hint = format_html("<br>{}", piece.hint) if piece.hint else ""
        return format_html(
            '<p><a class="standalone" href="{}">{}</a>{}</p>', piece.href, piece.words, hint
        )
    return _drawn(context, piece)


@register.simple_tag(takes_context=True)
def piece_inline(context: Context, piece: Piece, button: bool = False) -> SafeString:
    """The same within a line or a list: a plain link, or a ``button``."""
    if isinstance(piece, Action):
        shape = SafeString(' class="govuk-button"') if button else ""
        return format_html('<a{} href="{}">{}</a>', shape, piece.href, piece.words)
    return _drawn(context, piece)


def _drawn(context: Context, piece: Notice) -> SafeString:
    values: dict[str, Any] = {"seen": context.get("seen"), **piece.context}
    return render_to_string(piece.template, values, context.get("request"))
