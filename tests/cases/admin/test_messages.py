"""What a person is told about their case by e-mail."""

from __future__ import annotations

import pytest

from portal.cases.changes import change_status, reply
from portal.cases.contacts import Contact
from portal.cases.messages import REPLY, UPDATE, build_reply, build_update
from portal.cases.models import Case, Status, TimelineEntry
from portal.cases.timeline import PERSON, WEBSITE, staff, team
from portal.integration.messages import registered
from portal.integration.models import Delivery
from tests.support.factories import UserFactory

from .conftest import Reached

pytestmark = pytest.mark.django_db

SAM = Contact(email="sam@example.org")


def last(case: Case) -> TimelineEntry:
    entry: TimelineEntry = case.timeline.order_by("pk").last()
    return entry


def test_a_reply_says_who_wrote_what_about_which_case_and_how_to_track_it(
    case: Case, reached: Reached, settings: pytest.FixtureRequest
) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://council.example"  # type: ignore[attr-defined]
    reached(SAM)
    user = UserFactory(first_name="Test", last_name="Adviser")
    reply(case, "Your bin comes on Friday.", staff(user))

    message = build_reply(last(case).pk)

    assert message is not None
    assert message.to == "sam@example.org"
    assert case.shown_reference in message.subject
    for words in (
        case.shown_reference,
        "Your bin comes on Friday.",
        "https://council.example/track/",
        "Test Adviser",
        case.team.name,
    ):
        assert words in message.text


def test_a_reply_never_gives_away_a_staff_members_address(case: Case, reached: Reached) -> None:
    reached(SAM)
    user = UserFactory(first_name="", last_name="")
    reply(case, "Hello.", staff(user))
    message = build_reply(last(case).pk)
    assert message is not None
    assert user.email not in message.text
    assert case.team.name in message.text


def test_a_new_status_is_told_in_words_whoever_changed_it(case: Case, reached: Reached) -> None:
    reached(SAM)
    change_status(case, Status.WITH_TEAM, team(case.team), "A van comes on Friday.")
    assert Delivery.objects.get().template == UPDATE
    message = build_update(last(case).pk)
    assert message is not None
    assert "A van comes on Friday." in message.text
    assert "Now: With the team." in message.text


def test_what_the_person_did_and_what_is_internal_is_not_told(case: Case, reached: Reached) -> None:
    reached(SAM)
    change_status(case, Status.CLOSED, PERSON, "I have found it.")
    assert not Delivery.objects.exists()
    assert last(case).public


def test_nothing_is_sent_when_the_case_or_the_address_is_gone(case: Case, reached: Reached) -> None:
    reached(SAM)
    change_status(case, Status.WITH_TEAM, WEBSITE)
    entry = last(case).pk
    reached(Contact())
    assert build_update(entry) is None
    case.delete()
    assert build_update(entry) is None


def test_an_internal_entry_is_never_sent_even_if_it_is_asked_for(
    case: Case, reached: Reached
) -> None:
    from portal.cases.changes import add_note

    reached(SAM)
    note = add_note(case, "Among us.", WEBSITE, public=False)
    assert build_reply(note.pk) is None


def test_both_messages_are_known_to_the_post_room() -> None:
    assert registered(REPLY).build is build_reply
    assert registered(UPDATE).build is build_update
