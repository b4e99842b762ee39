"""One draft sent by many at once, each over a database connection of its own."""

from __future__ import annotations

from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from django.test import Client

from portal.cases.models import Case
from portal.council.models import ContactPoint
from portal.forms.models import Draft, Grant, Submission, Version
from portal.forms.sending import send
from portal.integration.models import Delivery
from tests.support.factories import ContactPointFactory
from tests.support.journeys import GOOD
from tests.support.walking import Walker
from tests.support.workers import at_once, committed, elsewhere

SENDERS = 20


@pytest.fixture
def ready(journeys: None, db: None, tmp_path: Path) -> Iterator[Walker]:
    """Somebody at "Check your answers", in a database in which all meet."""
    with committed(tmp_path):
        elsewhere(ContactPointFactory)
        yield elsewhere(lambda: Walker("everything").start().fill(GOOD))
        elsewhere(clear)


def test_twenty_who_send_one_draft_at_once_make_one_submission(ready: Walker) -> None:
    key = ready.key
    references = at_once(lambda: send(key).case.reference, SENDERS)
    assert len(references) == SENDERS
    assert len(set(references)) == 1
    assert elsewhere(counted) == (1, 1, 0)


def test_twenty_presses_at_once_all_lead_to_the_same_confirmation(ready: Walker) -> None:
    cookies = {name: each.value for name, each in ready.client.cookies.items()}
    key = ready.key

    def press() -> tuple[int, str]:
        client = Client()
        client.cookies = SimpleCookie(cookies)
        answer = client.post(f"/forms/everything/{key}/check-answers/", {})
        return answer.status_code, answer["Location"].split("?")[0]

    assert set(at_once(press, SENDERS)) == {(303, f"/your-forms/everything/{key}/sent/")}
    assert elsewhere(counted) == (1, 1, 0)


def test_tabs_that_save_different_pages_at_once_lose_nothing(ready: Walker) -> None:
    """Each changes an answer of its own; the draft keeps all of them."""
    cookies = {name: each.value for name, each in ready.client.cookies.items()}
    changed = {
        "name": ("name", "Another Name"),
        "kitchen": ("kitchen", "The oven smokes."),
        "tenant": ("tenant", "yes"),
        "contact": ("email", "other@example.com"),
    }
    waiting = list(changed)

    def change() -> int:
        client = Client()
        client.cookies = SimpleCookie(cookies)
        step = waiting.pop()
        tab = Walker("everything", client).go(f"/forms/everything/{ready.key}/{step}/?change=1")
        question, typed = changed[step]
        return client.post(tab.at, {**tab.hidden(), **GOOD[step], question: typed}).status_code

    assert set(at_once(change, len(changed))) == {303}
    answers = elsewhere(lambda: Draft.objects.get().answers)
    assert {question: answers[question] for question, _typed in changed.values()} == dict(
        changed.values()
    )


def counted() -> tuple[int, int, int]:
    return Submission.objects.count(), Case.objects.count(), Draft.objects.count()


def clear() -> None:
    """Leave the database as it was."""
    for model in (Delivery, Grant, Draft, Case, Version, ContactPoint):
        model.objects.all().delete()
