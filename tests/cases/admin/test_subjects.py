"""What was sent about a case leads to its page, and its page to what was sent."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from portal.accounts.models import User
from portal.cases.changes import reply
from portal.cases.contacts import Contact
from portal.cases.groups import SERVICE_OWNERS
from portal.cases.models import Case, ServiceOwner
from portal.cases.timeline import staff
from portal.integration.groups import ADMINISTRATORS
from tests.cases.telling import listener
from tests.support.factories import UserFactory
from tests.support.people import signed_in

from .conftest import Reached

pytestmark = pytest.mark.django_db


@pytest.fixture
def both() -> Client:
    """Somebody who looks after the back office and deals with cases."""
    user = UserFactory()
    user.groups.set(Group.objects.filter(name__in=(ADMINISTRATORS, "Advisers")))
    return signed_in(user)


def links(client: Client, address: str) -> list[str]:
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return [str(a["href"]) for a in page.select("main a, td a")]


def test_an_event_and_a_message_lead_to_the_case(
    both: Client, case: Case, reached: Reached
) -> None:
    reached(Contact(email="sam@example.org"))
    listener()
    reply(case, "A van comes.", staff(UserFactory()))
    address = reverse("cases_case", args=[case.shown_reference])
    found = links(both, reverse("deliveries_results"))
    assert found.count(address) == 2, "one for the system, one for the person"


def test_the_case_leads_to_what_other_systems_were_told(
    both: Client, adviser: Client, case: Case
) -> None:
    address = reverse("cases_case", args=[case.shown_reference])
    there = f"{reverse('deliveries')}?stream={case.reference}"
    assert there in links(both, address)
    assert there not in links(adviser, address), "who may not see deliveries is not sent there"


def test_nothing_leads_to_a_case_of_a_service_that_is_not_theirs(both: Client, case: Case) -> None:
    listener()
    reply(case, "A van comes.", staff(UserFactory()))
    user = User.objects.get(pk=both.session["_auth_user_id"])
    user.groups.set(Group.objects.filter(name__in=(ADMINISTRATORS, SERVICE_OWNERS)))
    address = reverse("cases_case", args=[case.shown_reference])
    assert both.get(address).status_code == 404
    assert address not in links(both, reverse("deliveries_results"))
    ServiceOwner.objects.create(user=user, kind=case.kind)
    assert address in links(both, reverse("deliveries_results"))
