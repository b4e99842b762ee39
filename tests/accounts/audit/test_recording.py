"""What goes into the audit log, and who is named as the one that did it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries

from portal.accounts.audit import record, record_all
from portal.accounts.models import AuditEntry, User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nothing_written_yet")]


def test_an_entry_says_who_did_what_to_whom(adviser: User, rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = adviser
    record("case.viewed", "case:7K4M9TX3", request=request, about="abc", details={"part": "page"})
    entry = AuditEntry.objects.get()
    assert (entry.who, entry.action, entry.subject) == (adviser.pk, "case.viewed", "case:7K4M9TX3")
    assert (entry.about, entry.details, entry.system) == ("abc", {"part": "page"}, "")
    assert entry.number == 1
    assert len(entry.seal) == 64


def test_nobody_signed_in_is_nobody(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.user = AnonymousUser()
    assert record("case.viewed", "case:7K4M9TX3", request=request).who is None


def test_who_acts_for_another_is_named_with_the_authority(
    adviser: User, rf: RequestFactory
) -> None:
    request = rf.get("/")
    request.user = adviser
    request.acting = SimpleNamespace(authority=SimpleNamespace(pk=41))  # type: ignore[attr-defined]
    assert record("case.viewed", "case:7K4M9TX3", request=request).acting_under_id == 41


def test_what_each_actor_does_is_counted_by_itself(adviser: User) -> None:
    other = User.objects.create_user("other@example.com")
    done = [
        record("case.viewed", "case:A", user=adviser),
        record("case.viewed", "case:A", user=other),
        record("case.changed", "case:A", system="housing"),
        record("case.viewed", "case:A"),
        record("case.viewed", "case:B"),
        record("case.viewed", "case:B", user=adviser),
    ]
    assert [entry.number for entry in done] == [1, 1, 1, 1, 1, 2]


def test_many_are_written_as_cheaply_as_two(
    adviser: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with transaction.atomic(), django_assert_max_num_queries(5):
        record_all("case.found", [(f"case:{n}", "") for n in range(50)], user=adviser)
    found = list(AuditEntry.objects.order_by("pk").values_list("subject", "number"))
    assert found == [(f"case:{n}", n + 1) for n in range(50)]


def test_what_is_undone_was_not_done(adviser: User) -> None:
    with transaction.atomic():
        record("case.changed", "case:A", user=adviser)
        transaction.set_rollback(True)
    assert not AuditEntry.objects.exists()
