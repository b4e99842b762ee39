"""Who finishes on a public computer leaves no form behind on it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from portal.forms import access
from portal.forms.models import Grant
from portal.integration.encryption import keyed_hash

pytestmark = pytest.mark.django_db
SECRET = "s" * 43


def test_finishing_takes_the_leave_to_open_what_was_begun(client: Client) -> None:
    client.get(reverse("kiosk"))
    client.cookies[access.COOKIE] = SECRET
    access.grant("a key", keyed_hash("holder", SECRET))
    client.post(reverse("kiosk_finish"))
    assert not Grant.objects.exists()


def test_finishing_takes_the_leave_to_look_at_cases(client: Client) -> None:
    client.get(reverse("kiosk"))
    answer = client.post(reverse("kiosk_finish"))
    assert answer.cookies["cases"]["max-age"] == 0
