"""Who began a claim and did not send it is reminded once, while its first day still counts."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from portal.accounts.models import Person
from portal.benefits.claim import reminding
from portal.benefits.claim.reminding import TEMPLATE, as_email, as_text, work
from portal.benefits.models import RulesVersion
from portal.forms.models import Draft
from portal.forms.models.resume_link import ResumeLink
from portal.forms.saving import derived
from portal.forms.sending import send
from portal.integration.models import Delivery
from portal.ui import generation
from tests.support.claimants import OWNER
from tests.support.needs import BRF, brought_by, in_braille, needs_of

from .conftest import AT
from .test_sending import begun

pytestmark = pytest.mark.usefixtures("rules")
WEEK_BEFORE = AT + timedelta(days=23)


def queued() -> list[tuple[str, int]]:
    found = Delivery.objects.filter(template=TEMPLATE)
    return list(found.values_list("channel", "subject_id"))


@pytest.fixture
def draft() -> Draft:
    return begun(OWNER)


def test_a_week_before_it_is_too_late_we_write(draft: Draft, clock: time_machine.Traveller) -> None:
    clock.move_to(WEEK_BEFORE - timedelta(days=1))
    assert work() == 0
    clock.move_to(WEEK_BEFORE)
    assert work() == 1
    assert queued() == [("email", draft.pk)]


def test_once_is_enough(draft: Draft, clock: time_machine.Traveller) -> None:
    clock.move_to(WEEK_BEFORE)
    work()
    clock.move_to(WEEK_BEFORE + timedelta(days=1))
    assert work() == 0


def test_where_nothing_ran_for_days_it_is_still_said(
    draft: Draft, clock: time_machine.Traveller
) -> None:
    clock.move_to(AT + timedelta(days=30))
    assert work() == 1


def test_after_the_last_day_it_would_be_no_use(draft: Draft, clock: time_machine.Traveller) -> None:
    clock.move_to(AT + timedelta(days=31))
    assert work() == 0


def test_the_words_say_by_when_and_nothing_of_the_answers(
    draft: Draft, clock: time_machine.Traveller
) -> None:
    clock.move_to(WEEK_BEFORE)
    message = as_email(draft.pk)
    assert message
    assert message.to == "tenant@example.com"
    assert "Send it by Monday 21 December" in message.text
    assert "/your-forms/" in message.text
    for secret in ("A Tenant", "AA123456A", "6300", "rent", "council tax", draft.key):
        assert secret not in message.text + message.subject


def test_who_needs_braille_gets_it_with_the_email(
    draft: Draft, clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_braille(monkeypatch)
    person = Person.objects.create(name="A tenant", email="tenant@example.com")
    needs_of(person, format="braille")
    clock.move_to(WEEK_BEFORE)
    [(kind, words)] = brought_by(as_email(draft.pk))
    assert kind == BRF
    assert "Send it by Monday 21 December" in words


def test_who_has_asked_for_a_link_gets_it_again(
    draft: Draft, clock: time_machine.Traveller
) -> None:
    chance = derived.new_chance()
    link = ResumeLink.objects.create(
        key=draft.key,
        journey_key=draft.journey_key,
        chance=chance,
        token_hash=derived.hashed(derived.token(chance)),
        email="another@example.com",
        email_hash="x",
        expires_at=AT + timedelta(days=45),
    )
    clock.move_to(WEEK_BEFORE)
    message = as_email(draft.pk)
    assert message
    assert message.to == "another@example.com"
    assert derived.token(link.chance) in message.text


def test_who_prefers_a_text_gets_one(clock: time_machine.Traveller) -> None:
    draft = begun({**OWNER, "prefers": "text", "phone": "+447700900123"})
    clock.move_to(WEEK_BEFORE)
    work()
    assert queued() == [("text", draft.pk)]
    message = as_text(draft.pk)
    assert message
    assert message.to == "+447700900123"
    assert "21 December" in message.text
    assert "claim" not in message.text


@pytest.mark.parametrize("prefers", ["post", "phone", None])
def test_who_gave_no_such_way_is_left_in_peace(
    prefers: str | None, clock: time_machine.Traveller
) -> None:
    begun({**OWNER, "prefers": prefers, "phone": "+441632960123"})
    clock.move_to(WEEK_BEFORE)
    assert work() == 0


def test_what_was_sent_meanwhile_is_not_reminded_of(
    draft: Draft, clock: time_machine.Traveller
) -> None:
    clock.move_to(WEEK_BEFORE)
    work()
    send(draft.key)
    assert as_email(draft.pk) is None


def test_other_forms_are_left_alone(draft: Draft, clock: time_machine.Traveller) -> None:
    Draft.objects.update(journey_key="change-of-circumstances")
    clock.move_to(WEEK_BEFORE)
    assert work() == 0
    assert as_email(draft.pk) is None


def test_without_limits_in_use_nobody_is_reminded(
    draft: Draft, clock: time_machine.Traveller
) -> None:
    RulesVersion.objects.filter(part="limits").update(state="past")
    generation.forget()
    clock.move_to(WEEK_BEFORE)
    assert work() == 0


def test_no_draft_lives_longer_than_we_look_back() -> None:
    assert timedelta(days=45) < reminding.LONGEST
