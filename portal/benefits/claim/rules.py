"""What of a council's content a claim needs, as it is in use."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from .. import in_use
from ..content import Content
from ..triage.provisions import Kind, provided
from .limits import Limits
from .wording import Wording


def today() -> date:
    """The day as it is here."""
    return timezone.localdate()


def content() -> Content:
    """All that is in use today. No query until somebody changes it."""
    return in_use.content_on(today())


def limits_on(day: date) -> Limits | None:
    """The time limits of a day; None until they have been put in use."""
    return in_use.content_on(day).limits


def wording() -> Wording | None:
    """The words of the claim; None while the rules that it needs are not in use."""
    found = content()
    if found.limits is None or not found.pension_ages.rows:
        return None
    credit = provided(found.provisions, Kind.UNIVERSAL_CREDIT, today())
    plain = Wording()
    return Wording(
        universal_credit=credit.name if credit else plain.universal_credit,
        universal_credit_link=(credit.link if credit else "") or plain.universal_credit_link,
        backdate=found.limits.backdate.words,
        look_back=found.limits.look_back.words,
        changes=found.limits.changes.words,
    )
