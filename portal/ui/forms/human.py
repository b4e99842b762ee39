"""Telling people from programs without a puzzle: a field nobody sees, and a shortest time.

A program fills in every field, at once. Whoever is taken for one keeps what was typed and is asked
to press the button again, for a browser that fills in fields by itself does what programs do.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core import signing
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .form import GovukForm

watched = logging.getLogger("portal.security")
TRAP, SINCE = "website", "since"
SALT = "portal.ui.forms.human"
A_DAY = 86_400
AGAIN = "Press the button again. We could not tell if a person or a program pressed it."


def fields() -> SafeString:
    """What a form carries: ``{{ form.human }}``."""
    return format_html(
        '<p hidden><label>Leave this empty <input name="{}" tabindex="-1" autocomplete="off">'
        "</label></p>{}",
        TRAP,
        _since("0"),
    )


def fields_once_more(what: str) -> SafeString:
    """What the same form carries after a refusal: it lets ``what``, and nothing else, be sent."""
    return _since(_asked_again(what))


def _since(says: str) -> SafeString:
    signed = signing.TimestampSigner(salt=SALT).sign(says)
    return format_html('<input type="hidden" name="{}" value="{}">', SINCE, signed)


def _asked_again(what: str) -> str:
    return f"again {what}"


def is_trapped(given: Mapping[str, Any]) -> bool:
    """Whether the field that people cannot see was filled in."""
    return bool(str(given.get(TRAP, "")).strip())


def was_asked_again(given: Mapping[str, Any], what: str) -> bool:
    """Whether the page that comes back had already asked to press the button again for this."""
    try:
        says = signing.TimestampSigner(salt=SALT).unsign(str(given.get(SINCE, "")), max_age=A_DAY)
    except signing.BadSignature:
        return False
    return bool(what) and says == _asked_again(what)


def is_a_person(given: Mapping[str, Any], what: str = "") -> bool:
    """Whether a form came back with the trap empty, and no sooner than somebody could send it.

    ``HUMAN_SECONDS`` is the shortest time; with 0 only the trap counts. A page that was open for
    over a day says nothing of who sends it. Where ``what`` names the one thing that is sent, who
    was refused is not refused again.
    """
    if was_asked_again(given, what):
        return True
    why = _why_not(given)
    if why:
        watched.info("trap.sprung %s", why)
    return not why


def _why_not(given: Mapping[str, Any]) -> str:
    """What makes us take it for a program's, for the log; "" where it is a person's."""
    if is_trapped(given):
        return "hidden field"
    if not settings.HUMAN_SECONDS:
        return ""
    signer = signing.TimestampSigner(salt=SALT)
    since = str(given.get(SINCE, ""))
    try:
        signer.unsign(since, max_age=A_DAY)
    except signing.SignatureExpired:
        return ""
    except signing.BadSignature:
        return "no time"
    try:
        signer.unsign(since, max_age=settings.HUMAN_SECONDS)
    except signing.SignatureExpired:
        return ""
    return "too soon"


class HumanForm(GovukForm):
    """A form that anybody may send without saying who they are. Draw ``{{ form.human }}`` in it.

    ``what`` names the one thing that is sent with it, where there is such a thing: then the second
    press is always enough, also where a browser fills in the trap by itself.
    """

    def __init__(self, *args: Any, what: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.what = what

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.is_bound and not is_a_person(self.data, self.what):
            self.add_error(None, AGAIN)
        return given

    @property
    def human(self) -> SafeString:
        refused = self.what and self.is_bound and AGAIN in self.non_field_errors()
        return fields_once_more(self.what) if refused else fields()
