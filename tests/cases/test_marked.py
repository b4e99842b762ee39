"""No system learns of a marker that an administrator has not let know."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.utils import timezone

from portal.accounts import markers
from portal.accounts.models import Person, User
from portal.cases.lookup import Known
from portal.cases.marked import MARKED
from portal.integration.admin.forms import EndpointForm
from portal.integration.models import Delivery, Subscription
from tests.cases.telling import listener, told
from tests.support.cases import CaseFactory
from tests.support.people import member

pytestmark = pytest.mark.django_db
THEIRS = Known(email="resident@example.org")


@pytest.fixture
def person(db: None) -> Person:
    made: Person = Person.objects.create(name="A Resident", email="resident@example.org")
    return made


def mark(person: Person, rf: HttpRequest) -> tuple[object, HttpRequest]:
    request = rf.post("/")  # type: ignore[attr-defined]
    request.user = member("Advisers")
    today = timezone.localdate()
    marker = markers.record(
        person,
        reason="Shouted at a visitor.",
        advice="Two people on visits.",
        reviewer=member("Case managers"),
        review_on=today + timedelta(days=5),
        ends_on=today + timedelta(days=9),
        request=request,
    )
    return marker, request


def test_who_was_let_know_hears_of_it_with_each_open_case(person: Person, rf: HttpRequest) -> None:
    endpoint = listener()
    Subscription.objects.get_or_create(endpoint=endpoint, event=MARKED.name)
    case = CaseFactory(known=THEIRS)
    marker, request = mark(person, rf)
    markers.lift(marker, request)  # type: ignore[arg-type]
    heard = [data for name, data in told(endpoint) if name == MARKED.name]
    assert [(each["reference"], each["advice"], each["ended"]) for each in heard] == [
        (case.reference, "Two people on visits.", False),
        (case.reference, "", True),
    ]
    assert "Shouted" not in str(heard)


def test_a_case_that_is_opened_later_tells_it_too(person: Person, rf: HttpRequest) -> None:
    endpoint = listener()
    Subscription.objects.get_or_create(endpoint=endpoint, event=MARKED.name)
    mark(person, rf)
    case = CaseFactory(known=THEIRS)
    CaseFactory(known=Known(email="other@example.org"))
    heard = [data["reference"] for name, data in told(endpoint) if name == MARKED.name]
    assert heard == [case.reference]


def test_who_was_not_let_know_hears_nothing(person: Person, rf: HttpRequest) -> None:
    endpoint = listener()
    Subscription.objects.filter(event=MARKED.name).delete()
    CaseFactory(known=THEIRS)
    mark(person, rf)
    CaseFactory(known=THEIRS)
    assert MARKED.name not in [name for name, _ in told(endpoint)]
    assert not Delivery.objects.filter(event=MARKED.name).exists()


def choices(user: User) -> list[str]:
    endpoint = listener()
    Subscription.objects.filter(event=MARKED.name).delete()
    form = EndpointForm(instance=endpoint, for_user=user)
    return [name for name, _ in form.fields["events"].choices]


def test_only_somebody_with_the_right_can_let_a_system_know() -> None:
    administrator = member("Administrators")
    assert MARKED.name not in choices(administrator)


def test_the_right_is_given_by_name() -> None:
    administrator = member("Administrators")
    administrator.user_permissions.add(Permission.objects.get(codename="tell_restricted"))
    assert MARKED.name in choices(administrator)


def test_no_group_has_the_right_from_the_start() -> None:
    assert not Permission.objects.get(codename="tell_restricted").group_set.exists()
