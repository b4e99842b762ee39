"""What somebody is to us: ticked by themselves, shown where they choose, used by other rooms."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from portal.accounts import guises
from portal.accounts.guises import panel
from portal.accounts.models import AuditEntry, Authority, Person
from portal.accounts.panels import viewer_of
from tests.support.acting import act_for, request_of

pytestmark = pytest.mark.django_db
PAGE = "/account/you/"


@pytest.fixture
def a_link() -> Iterator[None]:
    guises.register_link("tenant", "Report a repair", lambda: "/repairs/")
    yield
    guises._links["tenant"].pop("Report a repair")


def test_what_is_ticked_is_kept_and_said(own: Client, person: Person) -> None:
    assert own.post(PAGE, {"guises": ["tenant", "resident"]}).status_code == 303
    person.refresh_from_db()
    assert [each.code for each in guises.of(person)] == ["resident", "tenant"]
    page = " ".join(own.get("/account/acting/").content.decode().split())
    assert "You are somebody who lives here and a tenant of ours." in page


def test_they_can_all_be_unticked_again(own: Client, person: Person) -> None:
    own.post(PAGE, {"guises": ["tenant"]})
    assert b"checked" in own.get(PAGE).content
    own.post(PAGE, {"guises": ["none"]})
    person.refresh_from_db()
    assert person.guises == []


def test_somebody_who_ticks_nothing_is_asked_again(own: Client, person: Person) -> None:
    own.post(PAGE, {"guises": ["tenant"]})
    assert own.post(PAGE, {}).status_code == 422
    person.refresh_from_db()
    assert person.guises == ["tenant"]


def test_a_made_up_one_is_not_taken(own: Client, person: Person) -> None:
    answer = own.post(PAGE, {"guises": ["mayor"]})
    assert answer.status_code == 422
    assert "<title>Error: " in answer.content.decode()
    person.refresh_from_db()
    assert person.guises == []


def test_the_change_is_in_the_log_without_what_it_was(own: Client, person: Person) -> None:
    own.post(PAGE, {"guises": ["landlord"]})
    entry = AuditEntry.objects.get(action="person.changed")
    assert entry.about == person.public_id
    assert "landlord" not in str(entry.details)


def test_it_is_not_changed_while_acting_for_another(
    theirs: Client, person: Person, authority: Authority
) -> None:
    act_for(theirs, authority)
    assert theirs.post(PAGE, {"guises": ["tenant"]}).status_code == 403
    person.refresh_from_db()
    assert person.guises == []


def test_one_that_no_room_knows_any_more_is_left_out(person: Person) -> None:
    person.guises = ["tenant", "pony", 3]
    assert [each.code for each in guises.of(person)] == ["tenant"]


def test_links_are_offered_to_those_whom_they_fit(person: Person, a_link: None) -> None:
    viewer = viewer_of(request_of(person.user))
    assert panel.build(viewer) is None
    viewer.person.guises = ["tenant", "landlord"]
    built = panel.build(viewer)
    assert built is not None
    [(guise, links)] = built.context["groups"]
    assert guise.code == "tenant"
    assert [(link.words, link.href) for link in links] == [("Report a repair", "/repairs/")]


def test_two_rooms_cannot_mean_different_things_by_one_code() -> None:
    with pytest.raises(ValueError, match="tenant"):
        guises.register("tenant", "a tenant of somebody else")
