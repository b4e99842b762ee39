"""What somebody sent is theirs in every format, and nobody else's who has its address."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from portal.documents.registry import ready_formats
from portal.forms.models import Draft, Submission
from tests.support.factories import ContactPointFactory
from tests.support.formats import TYPED
from tests.support.people import sign_in
from tests.support.residents import resident, signed_in, sure
from tests.support.walking import Walker

pytestmark = pytest.mark.django_db
FORMATS = [each.name for each in ready_formats() if each.offered]


def listed(key: str) -> str:
    return reverse("other_formats", args=["receipt", key])


def test_nobody_else_has_a_receipt_in_any_format() -> None:
    ContactPointFactory()
    theirs = Walker("ask-for-a-format").start().fill(TYPED)
    theirs.send()
    key = Submission.objects.get().key
    assert theirs.client.get(listed(key)).status_code == 200
    begun_elsewhere = Walker("ask-for-a-format").start().fill(TYPED).client
    others = {
        "nobody": Client(),
        "another browser": begun_elsewhere,
        "another": signed_in(resident("a@example.org")),
        "another who is sure": sure(resident("b@example.org")),
        "an adviser": sign_in("Advisers"),
    }
    for who, client in others.items():
        for address in (listed(key), listed("x" * len(key)), listed(key[:-1] + "_")):
            answer = client.get(address)
            assert answer.status_code == 404, who
            assert "A Resident" not in answer.content.decode()
        for format in FORMATS:
            file = reverse("format_file", args=["receipt", key, format])
            assert client.get(file).status_code == 404, (who, format)
        asked = f"/accessibility/formats/easy-read/receipt/{key}/"
        assert client.get(asked).status_code == client.post(asked).status_code == 404, who


def test_a_form_that_was_not_sent_has_no_receipt() -> None:
    ContactPointFactory()
    walker = Walker("ask-for-a-format").start().fill(TYPED)
    key = Draft.objects.get().key
    assert walker.client.get(listed(key)).status_code == 404
