"""Pence as people write them."""

from __future__ import annotations

from django import template

from portal.council.money import Pence, as_text

from ..paying.showing import how_long

register = template.Library()


@register.filter
def money(amount: Pence) -> str:
    """£12.34."""
    return as_text(amount)


@register.filter
def owed_back(amount: Pence) -> str:
    """What was paid too much, without its sign."""
    return as_text(abs(amount))


@register.simple_tag
def payment_takes() -> str:
    """How long until a payment by card shows: "a day"."""
    return how_long()
