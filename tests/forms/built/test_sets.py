"""Questions that several forms share change in a form only when somebody decides so."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from portal.council.publishing import NotFitToPublish
from portal.forms import registry
from portal.forms.built import sets
from portal.forms.built.naming import named
from portal.forms.models import Edition, Frozen, QuestionSet
from portal.ui import generation
from tests.support.factories import UserFactory
from tests.support.people import sign_in, signed_in

from .pages import form_page, published
from .writing import asked, block, page, part, rule

pytestmark = pytest.mark.django_db

MAIL = page(asked("email", "What is your email address?", short="Email", whose="mine"), name="mail")
CALL = page(asked("phone", "What is your phone number?", short="Phone", whose="mine"), name="call")
BIN = page(asked("yes_no", "Do you need a bin?", short="Bin"))


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    generation.forget()


@pytest.fixture
def contact() -> QuestionSet:
    return made(MAIL)


def made(*pages: dict[str, Any]) -> QuestionSet:
    found: QuestionSet = QuestionSet(key="contact", title="Contact details")
    return changed(found, *pages)


def changed(found: QuestionSet, *pages: dict[str, Any]) -> QuestionSet:
    """Save other questions, as the admin's form does."""
    block_ = QuestionSet._meta.get_field("pages").stream_block
    found.pages = block_.clean(block_.to_python(list(pages)))
    found.save()
    return found


def shared(reference: str = "contact@1", *when: dict[str, Any]) -> dict[str, Any]:
    return block("shared", {"set": reference, "when": list(when)})


def asked_by(key: str) -> list[str]:
    journey = registry.get(key)
    assert journey is not None
    return [question.id for _repeat, _step, question in journey.questions()]


def test_a_form_asks_what_it_shares_and_knows_who_answers(contact: QuestionSet) -> None:
    form = published(form_page([part("Bin", BIN, shared())]))
    assert asked_by(form.journey_key) == ["bin", "email"]
    journey = registry.get(form.journey_key)
    assert journey is not None
    assert journey.outcome.about.email == "email"


def test_shared_questions_can_be_asked_of_some_people_only(contact: QuestionSet) -> None:
    form = published(form_page([part("Bin", BIN, shared("contact@1", rule("bin", "is", "Yes")))]))
    journey = registry.get(form.journey_key)
    assert journey is not None
    assert journey.sections[0].steps[1].when is not None


def test_a_change_to_the_set_changes_no_form_until_somebody_says_so(contact: QuestionSet) -> None:
    form = published(form_page([part("Bin", BIN, shared())]))
    changed(contact, MAIL, CALL)
    generation.forget()
    assert asked_by(form.journey_key) == ["bin", "email"]

    client = signed_in(UserFactory(is_staff=True, is_superuser=True))
    where = reverse("forms_of_set", args=[contact.pk])
    assert "Give edition 2" in client.get(where).content.decode()
    client.post(where, {"page": form.pk})
    generation.forget()
    assert asked_by(form.journey_key) == ["bin", "email"]

    form.refresh_from_db()
    form.get_latest_revision().publish()
    generation.forget()
    assert asked_by(form.journey_key) == ["bin", "email", "phone"]
    assert "It has them" in client.get(where).content.decode()


def test_to_save_a_set_again_makes_no_new_edition(contact: QuestionSet) -> None:
    contact.title = "How to reach you"
    contact.save()
    assert contact.editions.count() == 1


def test_an_edition_is_never_changed(contact: QuestionSet) -> None:
    edition = Edition.objects.get()
    edition.number = 2
    with pytest.raises(Frozen):
        edition.save()


def test_a_set_keeps_its_name(contact: QuestionSet) -> None:
    contact.key = "other"
    with pytest.raises(ValidationError, match="Forms know these questions as contact"):
        contact.full_clean()


def test_a_set_in_use_is_not_deleted(contact: QuestionSet) -> None:
    published(form_page([part("Bin", BIN, shared())]))
    client = signed_in(UserFactory(is_staff=True, is_superuser=True))
    delete = reverse("wagtailsnippets_forms_questionset:delete", args=[contact.pk])
    answer = client.post(delete, follow=True)
    assert "is used by forms, so it stays" in answer.content.decode()
    assert QuestionSet.objects.exists()


def test_one_that_nobody_uses_is_deleted(contact: QuestionSet) -> None:
    client = signed_in(UserFactory(is_staff=True, is_superuser=True))
    client.post(reverse("wagtailsnippets_forms_questionset:delete", args=[contact.pk]))
    assert not QuestionSet.objects.exists()


def test_without_its_set_a_live_form_goes_on_and_no_draft_goes_live(contact: QuestionSet) -> None:
    form = published(form_page([part("Bin", BIN, shared())]))
    contact.delete()
    generation.forget()
    assert asked_by(form.journey_key) == ["bin", "email"]
    with pytest.raises(NotFitToPublish) as refused:
        published(form)
    assert any("not there any more" in each for each in refused.value.problems)


def test_a_form_gives_its_own_questions_no_name_of_the_set(contact: QuestionSet) -> None:
    own = page(asked("text", "Whose email?", short="Email"))
    filled = named([part("Bin", own, shared())], sets.find)
    question = filled[0]["value"]["steps"][0]["value"]["questions"][0]
    assert question["value"]["name"] == "email_2"


def test_the_newest_of_each_set_is_offered_first(contact: QuestionSet) -> None:
    changed(contact, MAIL, CALL)
    offered = sets.choices()
    assert offered[0] == ("contact@2", "Contact details")
    assert offered[1][0] == "contact@1"


@pytest.mark.parametrize("reference", ["", "contact", "contact@", "contact@x", "contact@٣", "@1"])
def test_a_reference_that_cannot_be_read_finds_nothing(
    contact: QuestionSet, reference: str
) -> None:
    assert sets.find(reference) is None


def test_only_whoever_writes_sets_sees_who_uses_them(contact: QuestionSet) -> None:
    where = reverse("forms_of_set", args=[contact.pk])
    assert sign_in("Authors").get(where).status_code == 200
    assert sign_in("Advisers").get(where).status_code == 404
    assert Client().get(where).status_code in (302, 303)
