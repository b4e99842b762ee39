"""What every form asks of a number by which we are to reach somebody. Pure.

A room registers it under a name of its own, because names stand in frozen versions::

    validates_step("repairs-number-if-needed")(number_if_needed)

The questions are called ``prefers`` and ``phone``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from portal.ui.forms.parsing import Unreadable, parse_phone

PREFERS, PHONE = "prefers", "phone"
NOT_A_MOBILE = "Enter a mobile number. We cannot send a text to this one"


def mobile_of(number: str) -> str:
    """A number that can be sent a text, as E.164; empty if it cannot."""
    try:
        return parse_phone(number, mobile=True)
    except Unreadable:
        return ""


def mobile_for_texts(values: Mapping[str, Any], earlier: Mapping[str, Any]) -> Mapping[str, str]:
    """Take only a mobile number for texts."""
    if earlier.get(PREFERS) == "text" and not mobile_of(values.get(PHONE) or ""):
        return {PHONE: NOT_A_MOBILE}
    return {}


def number_if_needed(values: Mapping[str, Any], earlier: Mapping[str, Any]) -> Mapping[str, str]:
    """Ask for a number where we are to call or to text, and for a mobile for texts."""
    if earlier.get(PREFERS) in ("text", "phone") and not values.get(PHONE):
        return {PHONE: "Enter a phone number, or go back and choose another way to tell you"}
    return mobile_for_texts(values, earlier)
