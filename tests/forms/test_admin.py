"""What staff see of forms: where they go, their versions, and what was erased."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.forms import registry, versions
from portal.forms.models import Deletion, Destination, Submission, Version
from portal.forms.models.deletion import Erased, reference_hash
from tests.support.factories import ContactPointFactory
from tests.support.people import Enter, member, sign_in, signed_in

from .everything import EVERYTHING, sent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_journeys", {EVERYTHING.key: EVERYTHING})


@pytest.fixture
def manager() -> Client:
    return sign_in("Case managers")


@pytest.fixture
def administrator() -> Client:
    return sign_in("Administrators")


def add(client: Client, **values: Any) -> Any:
    team: Any = values.pop("team", None) or ContactPointFactory()
    data = {
        "journey_key": "everything",
        "question": "",
        "answer": "",
        "position": 0,
        "team": team.pk,
        **values,
    }
    return client.post(address_of(Destination, "add"), data)


def address_of(model: Any, view: str, *args: int) -> str:
    """The address of a view of a model; its view set is put on it when it is registered."""
    return reverse(model.snippet_viewset.get_url_name(view), args=args)


def test_a_manager_says_which_team_a_form_goes_to(manager: Client) -> None:
    team = ContactPointFactory(name="The waste team")
    assert add(manager, team=team).status_code == 302
    assert sent().case.team == team


def test_an_answer_can_lead_to_another_team(manager: Client) -> None:
    team = ContactPointFactory(name="The red team")
    add(manager)
    assert add(manager, question="radios", answer="red", team=team).status_code == 302
    assert sent(radios="red").case.team == team
    assert sent(radios="green").case.team != team


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"journey_key": "no-such-form"}, "Select a valid choice"),
        ({"question": "no_such", "answer": "red"}, "This form asks no such question"),
        ({"question": "radios", "answer": "blue"}, "This question has these answers: red, green"),
    ],
)
def test_what_leads_nowhere_is_refused(manager: Client, wrong: dict[str, str], said: str) -> None:
    response = add(manager, **wrong)
    assert response.status_code == 200
    assert said in response.content.decode()
    assert not Destination.objects.exists()


def test_a_version_can_be_given_another_closing_time_and_nothing_else(
    administrator: Client,
) -> None:
    version = versions.current(EVERYTHING)
    page = address_of(Version, "edit", version.pk)
    assert administrator.get(page).status_code == 200
    closing = timezone.localtime() + timedelta(days=3)
    response = administrator.post(
        page, {"closes_at": f"{closing:%Y-%m-%d %H:%M}", "title": "Another", "frozen": "{}"}
    )
    assert response.status_code == 302
    changed = Version.objects.get(pk=version.pk)
    assert timezone.localtime(changed.closes_at).date() == closing.date()
    assert (changed.title, changed.frozen) == (version.title, version.frozen)


@pytest.mark.parametrize("view", ["add", "delete"])
def test_nobody_adds_a_version_by_hand_or_takes_one_away(view: str) -> None:
    chief = member("Administrators")
    chief.is_superuser = True
    chief.save()
    client = signed_in(chief)
    version = versions.current(EVERYTHING)
    args = [version.pk] if view == "delete" else []
    assert client.post(address_of(Version, view, *args), {}).status_code in (302, 403)
    assert list(Version.objects.filter(journey_key="everything")) == [version]


def test_the_versions_are_listed(administrator: Client) -> None:
    versions.current(EVERYTHING)
    page = administrator.get(address_of(Version, "list"))
    assert "Tell us everything" in page.content.decode()


def erased(reference: str = "222222222") -> Deletion:
    deletion: Deletion = Deletion.objects.create(
        what=Erased.SUBMISSION,
        journey_key="everything",
        kept_days=366,
        rule="365 days after it ended",
        reference_hash=reference_hash(reference),
    )
    return deletion


def test_a_manager_sees_what_was_erased_and_why(manager: Client) -> None:
    erased()
    page = manager.get(reverse("deletions")).content.decode()
    assert "365 days after it ended" in page
    assert "366" in page


def test_a_reference_finds_its_erasure_and_another_finds_none(manager: Client) -> None:
    case = sent().case
    erased(case.reference)
    found = manager.get(reverse("deletions"), {"reference": case.shown_reference})
    assert "365 days after it ended" in found.content.decode()
    none = manager.get(reverse("deletions"), {"reference": "222-2222"})
    assert "We have erased nothing with this reference." in none.content.decode()


def test_the_report_can_be_saved_as_a_table(manager: Client) -> None:
    erased()
    response: Any = manager.get(reverse("deletions"), {"export": "csv"})
    saved = b"".join(response.streaming_content).decode()
    assert "365 days after it ended" in saved
    assert Deletion.objects.get().reference_hash not in saved


def test_only_those_who_may_see_it_do(enter: Enter) -> None:
    for group in ("Authors", "Advisers"):
        client = enter(group)
        assert client.get(reverse("deletions")).status_code in (302, 403)
        assert "deleted-for-good" not in client.get("/admin/").content.decode()


def test_advisers_may_open_files_that_people_sent() -> None:
    assert member("Advisers").has_perm("forms.view_submission")
    assert not member("Authors").has_perm("forms.view_submission")
    assert not Submission.objects.exists()
