"""A form goes to somebody who is there, by a way that is private enough, and says by when."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from portal.cases.models import Target
from portal.council.publishing import NotFitToPublish
from portal.forms.built.findings import Finding, findings
from portal.forms.models import FormPage
from portal.integration.models import Endpoint, Kind
from tests.cases.telling import listener
from tests.support.factories import ContactPointFactory, UserFactory

from .pages import form_page, published
from .writing import NEW_BIN, asked, page

pytestmark = pytest.mark.django_db

PRIVATE = deepcopy(NEW_BIN)
PRIVATE[1]["value"]["steps"].append(page(asked("nino", "What is your number?", short="Number")))


def mailbox(*, gets_all: bool) -> Endpoint:
    """A mailbox of a team."""
    endpoint = listener("Waste mailbox")
    Endpoint.objects.filter(pk=endpoint.pk).update(kind=Kind.MAILBOX, address="a@example.org")
    if not gets_all:
        endpoint.subscriptions.all().delete()
    return Endpoint.objects.get(pk=endpoint.pk)


def found(sections: Any = NEW_BIN, **more: Any) -> list[Finding]:
    return findings(form_page(sections, **{"reply_length": 3, **more}))


def test_a_form_that_goes_to_a_team_and_says_by_when_is_sound() -> None:
    assert found(team=ContactPointFactory()) == []


def test_a_reply_without_a_day_is_pointed_out() -> None:
    [one] = found(reply_length=None)
    assert (one.stops, one.field) == (False, "reply_length")
    assert "nothing says by when" in one.message


def test_a_general_target_says_by_when_too() -> None:
    Target.objects.create(
        step="reply",
        promise="We will reply",
        length=5,
        unit="working_days",
        source="Ours",
        effective_from=timezone.localdate(),
    )
    assert found(reply_length=None) == []


def test_who_is_promised_no_reply_waits_for_none() -> None:
    assert found(reply_length=None, wants_reply=False) == []


def test_a_private_answer_never_goes_to_the_mailbox_of_its_form() -> None:
    endpoint = mailbox(gets_all=False)
    [one] = found(PRIVATE, endpoint=endpoint)
    assert one.stops
    assert one.block == PRIVATE[1]["value"]["steps"][-1]["value"]["questions"][0]["id"]
    assert "Choose another system for this form" in one.message


def test_a_private_answer_never_goes_to_a_mailbox_that_gets_every_form() -> None:
    mailbox(gets_all=True)
    [one] = found(PRIVATE)
    assert "It gets every form" in one.message


def test_a_mailbox_may_have_what_is_not_private() -> None:
    assert found(endpoint=mailbox(gets_all=True)) == []


def test_a_private_answer_may_go_to_a_system() -> None:
    assert found(PRIVATE, endpoint=listener()) == []


def test_a_system_that_is_paused_is_pointed_out_and_one_switched_off_stops() -> None:
    endpoint = listener()
    endpoint.paused_at = timezone.now()
    endpoint.save()
    [paused] = found(endpoint=endpoint)
    endpoint.paused_at, endpoint.disabled_at = None, timezone.now()
    endpoint.disabled_because = "410 Gone"
    endpoint.save()
    [off] = findings(FormPage.objects.get())
    assert (paused.stops, paused.field) == (False, "endpoint")
    assert (off.stops, off.field) == (True, "endpoint")


def test_an_endpoint_whose_secret_no_key_opens_stands_in_nobodys_way() -> None:
    endpoint = listener()
    table = connection.ops.quote_name(Endpoint._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET secret = 'lost' WHERE id = %s", [endpoint.pk])  # noqa: S608
    made = form_page(reply_length=3)
    FormPage.objects.filter(pk=made.pk).update(endpoint=endpoint.pk)
    page = FormPage.objects.get(pk=made.pk)
    assert findings(page) == []
    form = FormPage.get_edit_handler().get_form_class()(instance=page, for_user=UserFactory())
    assert str(form["endpoint"]).count("<option") == 2


def test_a_draft_whose_system_has_gone_says_so_until_another_is_chosen() -> None:
    endpoint = listener()
    made = form_page(endpoint=endpoint, reply_length=3)
    made.save_revision(clean=False)
    endpoint.delete()
    draft = FormPage.objects.get(pk=made.pk).get_latest_revision_as_object()
    [one] = findings(draft)
    assert (one.stops, one.field) == (True, "endpoint")
    draft.endpoint = listener("Other")
    assert findings(draft) == []


def test_each_reason_names_what_it_is_about_when_a_form_is_refused() -> None:
    with pytest.raises(NotFitToPublish) as refused:
        published(form_page(PRIVATE, endpoint=mailbox(gets_all=False), kept=""))
    assert refused.value.problems == [
        "Say how long we keep the answers, in words.",
        "What is your number?: ‘Waste mailbox’ gets this answer by e-mail, and it is too private "
        "for that. Choose another system for this form, or do not ask.",
    ]
