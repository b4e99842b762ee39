"""Opening a case: all of it or nothing, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import Site

from portal.council.models import ContactPoint, CouncilSettings
from portal.ui.generation import remembered

from . import reference, signals
from .clocks import begin, first_clocks
from .lookup import Known
from .models import Case, Channel, What
from .timeline import WEBSITE, Actor, write

TRIES = 5
RECEIVED = "We have received this."


@transaction.atomic
def open_case(
    kind: str,
    title: str,
    *,
    channel: Channel = Channel.ONLINE,
    team: ContactPoint | None = None,
    language: str = "en",
    known: Known | None = None,
    words: str = RECEIVED,
    actor: Actor = WEBSITE,
    at: datetime | None = None,
    steps: Iterable[str] = ("reply",),
) -> Case:
    """A case with its reference, its first timeline entry and a clock for each step with a target.

    Without a ``team`` it goes to the council's main contact. ``title`` and ``words`` are read by
    the person and by staff; ``title`` is not encrypted, so it must not say who they are.
    """
    moment = min(at or timezone.now(), timezone.now())
    case = Case(
        kind=kind,
        title=title,
        channel=channel,
        team=team or _main_contact(),
        language=language,
        opened_at=moment,
        status_at=moment,
        quiet_since=moment,
        **(known or Known()).hashes(),
    )
    clocks = first_clocks(case, steps, moment)
    _create(case)
    write(case, What.OPENED, words, actor, moment, public=True)
    for clock in clocks:
        begin(clock)
    signals.opened.send(sender=Case, case=case)
    return case


def _create(case: Case) -> None:
    """Save it under a reference that no other case has. Two alike are rare: try another."""
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                case.save(force_insert=True)
                return
        except IntegrityError:
            if not Case.objects.filter(reference=case.reference).exists():
                raise
            case.reference = reference.new()
    raise RuntimeError("No free reference was found: the references are not made by chance.")


def _main_contact() -> ContactPoint | None:
    return remembered("cases.main_contact", _ask_for_main_contact)


def _ask_for_main_contact() -> ContactPoint | None:
    return CouncilSettings.for_site(Site.objects.get(is_default_site=True)).main_contact
