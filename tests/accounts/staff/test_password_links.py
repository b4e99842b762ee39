"""Staff choose their own password by a link that works once and for a day; nobody else knows it."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import AuditEntry, Notice, User
from portal.accounts.staff import links
from portal.integration.models import Delivery
from tests.support import residents
from tests.support.people import member, sign_in, signed_in

from .steps import DOOR, RIGHT

NEW = "nine green bottles on a wall"
pytestmark = pytest.mark.django_db


@pytest.fixture
def author() -> User:
    return member("Authors")


def link_for(user: User) -> str:
    """The path that the e-mail leads to."""
    message = links.build(user.pk)
    assert message is not None
    assert message.to == user.email
    return urlsplit(next(line for line in message.text.split() if "://" in line)).path


def choose(path: str, first: str = NEW, again: str = NEW) -> int:
    return Client().post(path, {"first": first, "again": again}).status_code


def knows(user: User, password: str) -> bool:
    user.refresh_from_db()
    return user.check_password(password)


def test_who_is_made_gets_a_link_and_no_password() -> None:
    groups = [member("Authors").groups.get().pk]
    sent = {"email": "new@example.org", "first_name": "A", "last_name": "B", "groups": groups}
    typed = {"password1": NEW, "password2": NEW}
    sign_in("Administrators").post(reverse("wagtailusers_users:add"), {**sent, **typed})
    made = User.objects.get(email="new@example.org")
    assert not made.has_usable_password()
    assert Delivery.objects.get(template=links.LETTER).subject_id == made.pk
    assert choose(link_for(made)) == 303
    assert knows(made, NEW)


def test_the_forms_of_administrators_ask_for_no_password(author: User) -> None:
    client = sign_in("Administrators")
    for page in ("add", "edit"):
        args = [author.pk] if page == "edit" else []
        shown = client.get(reverse(f"wagtailusers_users:{page}", args=args)).content.decode()
        assert 'type="password"' not in shown


def test_a_link_works_once(author: User) -> None:
    path = link_for(author)
    assert [choose(path), choose(path, "another one, later", "another one, later")] == [303, 410]
    assert knows(author, NEW)


def test_an_older_link_is_used_up_with_the_newer(author: User) -> None:
    older, newer = link_for(author), link_for(author)
    choose(newer)
    assert choose(older) == 410


def test_a_link_lasts_a_day(author: User) -> None:
    path = link_for(author)
    with time_machine.travel(timezone.now() + timedelta(hours=23, minutes=59)):
        assert Client().get(path).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(hours=24, minutes=1)):
        assert Client().get(path).status_code == 410


def test_anothers_number_does_not_go_with_it(author: User) -> None:
    token = link_for(author).rstrip("/").rpartition("/")[2]
    other = member("Publishers")
    for pk in (other.pk, 999_999):
        assert choose(reverse("staff_password", args=[pk, token])) == 410
    assert knows(other, RIGHT)


def test_a_made_up_one_and_one_of_nobody_look_alike(author: User) -> None:
    pages = {
        Client().get(reverse("staff_password", args=[pk, "c2x5f-0123"])).content
        for pk in (author.pk, 999_999)
    }
    assert len(pages) == 1


def test_residents_and_who_has_left_get_none(author: User) -> None:
    path = link_for(author)
    User.objects.filter(pk=author.pk).update(is_active=False)
    assert links.build(author.pk) is None
    assert choose(path) == 410
    assert links.build(residents.resident().pk) is None


def test_a_password_that_is_too_easy_or_typed_in_two_ways_comes_back(author: User) -> None:
    path = link_for(author)
    assert choose(path, "short", "short") == 422
    assert choose(path, NEW, "another one, later") == 422
    page = Client().post(path, {"first": NEW, "again": ""})
    assert page.status_code == 422
    assert NEW not in page.content.decode()
    assert knows(author, RIGHT)


def test_it_ends_their_sessions_and_tells_them(author: User) -> None:
    before = signed_in(author)
    choose(link_for(author))
    assert before.get("/admin/").status_code == 303
    assert AuditEntry.objects.get(action="staff.password").who == author.pk
    assert Notice.objects.get().what == "password-set"


def test_it_signs_nobody_in(author: User) -> None:
    client = Client()
    answer = client.post(link_for(author), {"first": NEW, "again": NEW})
    assert answer["Location"].startswith(DOOR)
    assert "_auth_user_id" not in client.session


def test_the_page_is_kept_by_nobody_and_told_to_nobody(author: User) -> None:
    answer = Client().get(link_for(author))
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Referrer-Policy"] == "same-origin"


class TestAnAdministratorSendsOne:
    def test_to_somebody_of_the_staff(self, author: User) -> None:
        client = sign_in("Administrators")
        address = reverse("password_link", args=[author.pk])
        assert client.get(address).status_code == 200
        assert not Delivery.objects.filter(template=links.LETTER).exists()
        assert client.post(address).status_code == 303
        assert Delivery.objects.get(template=links.LETTER).subject_id == author.pk
        assert AuditEntry.objects.filter(action="staff.password_link").count() == 1
        assert knows(author, RIGHT)

    def test_to_nobody_with_more_rights_and_to_no_resident(self) -> None:
        client = sign_in("Administrators")
        above = User.objects.create_superuser("above@example.org")
        for other in (above, residents.resident()):
            assert client.post(reverse("password_link", args=[other.pk])).status_code == 404

    def test_nobody_else_does(self, author: User) -> None:
        answer = sign_in("Advisers").post(reverse("password_link", args=[author.pk]))
        assert answer.status_code == 404
