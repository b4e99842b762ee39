"""Whoever reads what is personal of a case, or changes it, is written down each time."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from portal.accounts.models import AuditEntry, User
from portal.cases import changes
from portal.cases.lookup import Known
from portal.cases.models import Case, Status
from portal.cases.timeline import PERSON, WEBSITE, staff
from tests.support.people import Enter, member, signed_in

pytestmark = pytest.mark.django_db


def entries(action: str) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(action=action).order_by("pk"))


def parts(case: Case) -> list[Any]:
    seen = [entry for entry in entries("case.viewed") if entry.subject == f"case:{case.reference}"]
    return [entry.details["part"] for entry in seen]


def test_each_look_at_a_case_is_written_down(enter: Enter, case: Case) -> None:
    address = reverse("cases_case", args=[case.shown_reference])
    first, second = member("Advisers"), member("Advisers")
    for user in (first, first, second):
        signed_in(user).get(address)
    seen = entries("case.viewed")
    assert [entry.who for entry in seen] == [first.pk, first.pk, second.pk]
    assert parts(case) == ["page"] * 3


def test_a_page_that_shows_how_to_reach_somebody_is_a_look_too(adviser: Client, case: Case) -> None:
    adviser.get(reverse("cases_reply", args=[case.shown_reference]))
    assert parts(case) == ["form"]


def test_who_may_not_see_a_case_has_seen_nothing(enter: Enter, case: Case) -> None:
    enter("Authors").get(reverse("cases_case", args=[case.shown_reference]))
    assert entries("case.viewed") == []


def test_what_is_found_by_somebodys_details_is_written_down_without_them(
    adviser: Client, case: Case
) -> None:
    Case.objects.update(**Known(surname="Harding").hashes())
    adviser.post(reverse("cases_search"), {"known": "Harding"})
    (found,) = entries("case.found")
    assert (found.subject, found.details) == (f"case:{case.reference}", {"by": ["surname"]})


def test_finding_nobody_writes_nothing(adviser: Client, case: Case) -> None:
    adviser.post(reverse("cases_search"), {"known": "Nobody"})
    assert entries("case.found") == []


def test_a_list_that_is_taken_away_is_written_down_with_its_filters(
    manager: Client, case: Case
) -> None:
    manager.get(reverse("cases_export"), {"status": "received"})
    (taken,) = entries("case.exported")
    assert (taken.subject, taken.details) == ("cases:list", {"chosen": {"status": "received"}})


def test_what_a_person_did_is_nobodys_and_what_the_website_did_is_its_own(case: Case) -> None:
    user = User.objects.create_user("somebody@example.com")
    changes.add_note(case, "A van comes.", PERSON, public=True)
    changes.change_status(case, Status.WITH_TEAM, WEBSITE, "We have begun.")
    changes.add_note(case, "They called.", staff(user), public=False)
    done = [(each.who, each.system, each.details["what"]) for each in entries("case.changed")]
    assert done[-3:] == [
        (None, "", "note"),
        (None, "website", "status"),
        (user.pk, "", "note"),
    ]
    assert all("van" not in str(each.details) for each in entries("case.changed"))


def test_a_change_by_an_adviser_is_theirs(case: Case) -> None:
    user = member("Advisers")
    client = signed_in(user)
    address = reverse("cases_note", args=[case.shown_reference])
    page = client.get(address)
    form = page.context["form"]
    client.post(
        address,
        {
            "seen": form["seen"].value(),
            "once": form["once"].value(),
            "words": "They called again.",
            "public": "False",
        },
    )
    assert entries("case.changed")[-1].who == user.pk


def test_nobody_is_given_a_right_to_alter_the_log() -> None:
    names = Permission.objects.filter(content_type__model="auditentry")
    assert [each.codename for each in names] == ["view_auditentry"]
