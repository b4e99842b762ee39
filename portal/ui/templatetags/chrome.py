"""Tags for the frame of a page."""

from __future__ import annotations

from django import template
from django.template.context import Context

from ..chrome import Chrome
from ..chrome import chrome as build
from ..display import Look, look_of

register = template.Library()


@register.simple_tag(takes_context=True)
def chrome(context: Context) -> Chrome:
    """What every page's frame needs: ``{% chrome as frame %}``."""
    return build(context.get("request"))


@register.simple_tag(takes_context=True)
def display(context: Context) -> Look:
    """How this person wants our pages to look: ``{% display as look %}``."""
    return look_of(context.get("request"))
