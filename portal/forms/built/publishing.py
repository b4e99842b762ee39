"""What follows from a form's going live: its version, who gets it, and by when we reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from portal.cases.models import Target

from ..models.destination import Destination
from ..models.version import Version
from ..versions import current
from .making import made

if TYPE_CHECKING:
    from ..models import FormPage

SOURCE = "The form itself"


def frozen_with(page: FormPage) -> FormPage:
    """Freeze what a page that has just gone live makes, and keep what it promises."""
    version = current(made(page).journey)
    if version.pk != page.version_id:
        page.version = version
        type(page).objects.filter(pk=page.pk).update(version=version)
        _close_earlier(page, version)
    _send_to(page)
    _promise(page)
    return page


def _close_earlier(page: FormPage, version: Version) -> None:
    """Say until when drafts of earlier versions are taken, where the editor has said so.

    A version that has come back is taken again.
    """
    versions = Version.objects.filter(journey_key=page.journey_key)
    versions.filter(pk=version.pk).update(closes_at=None)
    if page.earlier_until:
        later = versions.exclude(pk=version.pk).filter(closes_at__gt=timezone.now())
        later.update(closes_at=page.earlier_until)


def _send_to(page: FormPage) -> None:
    key, team = page.journey_key, {"team_id": page.team_id}
    if page.team_id:
        Destination.objects.update_or_create(team, journey_key=key, question="", answer="")
    else:
        Destination.objects.filter(journey_key=key, question="", answer="").delete()


def _promise(page: FormPage) -> None:
    """Keep the promise from today on. What was promised to those before stays as it was."""
    if not page.wants_reply or not page.reply_length:
        return
    told = {
        "promise": page.reply_promise,
        "length": page.reply_length,
        "unit": page.reply_unit,
        "source": SOURCE,
    }
    of_form = Target.objects.filter(step="reply", kind=page.journey_key, channel="")
    newest = of_form.order_by("-effective_from").first()
    if newest is None or any(getattr(newest, name) != value for name, value in told.items()):
        Target.objects.update_or_create(
            step="reply",
            kind=page.journey_key,
            channel="",
            effective_from=timezone.localdate(),
            defaults=told,
        )
