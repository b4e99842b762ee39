"""The link with which somebody says whether it is fixed, without a reference or signing in."""

from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from ..models import Verdict

SALT = "portal.repairs.after"


def token_of(verdict: Verdict) -> str:
    """What names this one question, and nobody can make up."""
    return Signer(salt=SALT, sep=".").sign(str(verdict.pk))


def address_of(verdict: Verdict) -> str:
    """The whole address, for a message. To open it does nothing: scanners open links too."""
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    return base + reverse("repair_fixed", args=[token_of(verdict)])


def verdict_of(token: str) -> Verdict | None:
    """The question that a link is about; None for one that we did not make."""
    try:
        number = Signer(salt=SALT, sep=".").unsign(token)
    except BadSignature:
        return None
    found: Verdict | None = (
        Verdict.objects.select_related("repair__case").filter(pk=int(number)).first()
    )
    return found
