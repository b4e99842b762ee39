"""Does a form go to somebody who is there, and does anything say by when they reply?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db.models import Q

from portal.cases.models import Target
from portal.integration.models import Endpoint, Kind

from ...definition import Journey
from ...prove.problem import Thing
from .found import Judged
from .people import sensitive

if TYPE_CHECKING:
    from ...models import FormPage

SENT = "form.submitted"


def going(page: FormPage, journey: Journey) -> Iterator[Judged]:
    """Give what is wrong with those who get a form, and with its promise of a reply."""
    yield from _gone(page)
    yield from _system(page)
    yield from _by_mail(page, journey)
    yield from _promise(page)


def _gone(page: FormPage) -> Iterator[Judged]:
    words = {
        "team": "The team that was to get it is not there any more: choose another.",
        "endpoint": "The system that was to get it is not there any more: choose another, or none.",
    }
    for field in page.lost:
        if getattr(page, f"{field}_id") is None:
            yield Judged(words[field], field=field)


def _system(page: FormPage) -> Iterator[Judged]:
    endpoint = Endpoint.objects.without_secrets().filter(pk=page.endpoint_id).first()
    if endpoint is not None and endpoint.disabled_at is not None:
        told = (
            f"‘{endpoint}’ is switched off, since it no longer answers. "
            "Choose another system, or let an administrator mend it."
        )
        yield Judged(told, field="endpoint")
    elif endpoint is not None and endpoint.paused_at is not None:
        told = f"‘{endpoint}’ is paused: what is sent waits until it goes on."
        yield Judged(told, field="endpoint", stops=False)


def _by_mail(page: FormPage, journey: Journey) -> Iterator[Judged]:
    """A mailbox has what it is sent in plain words, for whoever reads it, for ever."""
    asked = sensitive(journey)
    if not asked:
        return
    gets_it = Q(subscriptions__event=SENT) | Q(pk=page.endpoint_id)
    boxes = Endpoint.objects.without_secrets().filter(gets_it, kind=Kind.MAILBOX)
    for box in boxes.distinct().order_by("name"):
        if box.pk == page.endpoint_id:
            mend = "Choose another system for this form, or do not ask."
        else:
            mend = "It gets every form: let an administrator take it away, or do not ask."
        for question in asked:
            told = f"‘{box}’ gets this answer by e-mail, and it is too private for that. {mend}"
            yield Judged(told, Thing.QUESTION, question.id)


def _promise(page: FormPage) -> Iterator[Judged]:
    if not page.wants_reply or page.reply_length:
        return
    general = Q(kind="") | Q(kind=page.journey_key)
    if not Target.objects.filter(general, step="reply").exists():
        told = (
            "We say that we reply, and nothing says by when. "
            "Write here within how many days, or take the promise away."
        )
        yield Judged(told, stops=False, field="reply_length")
