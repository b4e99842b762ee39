"""A form that only some may see is begun, listed and had in other ways by nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from portal.forms import registry
from portal.forms.api.finding import open_forms
from portal.forms.models import FormPage
from portal.forms.paper.offering import for_everybody, paper_url
from portal.ui import generation
from tests.support.accounts import entered
from tests.support.factories import UserFactory
from tests.support.people import signed_in

from .pages import form_page, forms_page, published

pytestmark = pytest.mark.django_db

LOGIN, GROUPS, PASSWORD = (
    PageViewRestriction.LOGIN,
    PageViewRestriction.GROUPS,
    PageViewRestriction.PASSWORD,
)
LED_ON = (302, 303)


def kept(kind: str, *, whole_list: bool = False) -> FormPage:
    """A live form, kept for some by itself or with every form."""
    made = published(form_page())
    page = forms_page() if whole_list else made
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="a word")
    generation.forget()
    return made


def start(made: FormPage, client: Client) -> int:
    """How a browser is answered that begins it."""
    return client.get(reverse("form_start", args=[made.journey_key])).status_code


@pytest.mark.parametrize("whole_list", [False, True])
@pytest.mark.parametrize("kind", [LOGIN, GROUPS, PASSWORD])
def test_nobody_begins_a_private_form_by_its_key(
    client: Client, kind: str, whole_list: bool
) -> None:
    made = kept(kind, whole_list=whole_list)
    assert start(made, client) == 404
    page = reverse("form", args=[made.journey_key, "a" * 27])
    assert client.get(page).status_code == 404
    assert start(made, entered(UserFactory())) == 404


def test_it_is_on_no_list_on_no_paper_and_for_no_other_system() -> None:
    made = kept(LOGIN)
    open_ = published(form_page(title="For everybody"))
    generation.forget()
    key = made.journey_key
    assert for_everybody(key) is None
    assert paper_url(key) == ""
    assert key not in [journey.key for journey, _version in open_forms()]
    assert key not in registry.titles_for_everybody()
    assert open_.journey_key in registry.titles_for_everybody()
    assert [each.title for each in forms_page().forms()] == ["For everybody"]


def test_staff_who_have_proved_it_begin_one_that_is_for_staff() -> None:
    made = kept(LOGIN)
    assert start(made, signed_in(UserFactory(is_staff=True, is_superuser=True), Client())) in LED_ON


def test_staff_of_another_group_do_not() -> None:
    made = kept(GROUPS)
    own, other = Group.objects.create(name="Own"), Group.objects.create(name="Other")
    PageViewRestriction.objects.get().groups.add(own)
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(other)
    assert start(made, signed_in(user, Client())) == 404
    user.groups.add(own)
    assert start(made, signed_in(user, Client())) in LED_ON


def test_whoever_gave_the_word_begins_one_that_has_a_word(client: Client) -> None:
    made = kept(PASSWORD)
    word = PageViewRestriction.objects.get()
    url = reverse("wagtailcore_authenticate_with_password", args=[word.pk, made.pk])
    answer = client.post(url, {"password": "a word", "return_url": made.url})
    assert answer.status_code == 302
    assert start(made, client) in LED_ON


def test_many_forms_cost_no_query_each(django_assert_num_queries: Any) -> None:
    kept(LOGIN)
    keys = [published(form_page(title=f"Number {n}")).journey_key for n in range(3)]
    generation.forget()
    generation.window()
    with django_assert_num_queries(3):
        assert all(registry.is_open_to(key, None) for key in keys)
    with django_assert_num_queries(0):
        assert all(registry.is_open_to(key, None) for key in keys)


def test_a_draft_under_way_is_closed_with_its_page_and_open_again_after(client: Client) -> None:
    made = published(form_page())
    generation.forget()
    page = client.get(reverse("form_start", args=[made.journey_key]))["Location"]
    assert client.get(page).status_code in (200, *LED_ON)
    word = PageViewRestriction.objects.create(page=made, restriction_type=LOGIN)
    generation.forget()
    assert client.get(page).status_code == 404
    word.delete()
    generation.forget()
    assert client.get(page).status_code in (200, *LED_ON)
