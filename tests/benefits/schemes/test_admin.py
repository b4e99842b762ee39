"""The rules in the admin: written, looked at, put in use; and by whom."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from portal.benefits.models import Part, RulesState, RulesVersion
from tests.support.benefits import use_the_demos_rules
from tests.support.people import Enter

pytestmark = pytest.mark.django_db

NAME = "benefits_rules"


@pytest.fixture
def author(enter: Enter) -> Client:
    use_the_demos_rules()
    return enter("Authors")


@pytest.fixture
def publisher(enter: Enter) -> Client:
    use_the_demos_rules()
    return enter("Publishers")


def at(name: str, *args: object) -> str:
    return reverse(f"{NAME}{name}", args=args)


def in_use(part: Part = Part.SCHEME) -> RulesVersion:
    found: RulesVersion = RulesVersion.objects.get(part=part, state=RulesState.IN_USE)
    return found


def read(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def new_draft(client: Client) -> RulesVersion:
    """A copy of the scheme in use, for the next year."""
    client.post(at("_copy", in_use().pk))
    row: RulesVersion = RulesVersion.objects.get(part=Part.SCHEME, state=RulesState.DRAFT)
    change(client, row, row.written)
    row.refresh_from_db()
    return row


def change(client: Client, row: RulesVersion, written: str, seen: str | None = None) -> int:
    data = {"first": "2027-04-01", "last": "", "written": written}
    data["seen"] = row.written if seen is None else seen
    return int(client.post(at("_edit", row.pk), data).status_code)


def use(client: Client, row: RulesVersion, **more: str) -> str:
    page = client.get(at("_one", row.pk))
    data = {"seen": page.context["seen"], **more}
    return client.post(at("_use", row.pk), data, follow=True).content.decode()


def test_every_part_is_listed_with_what_is_in_use(author: Client) -> None:
    page = read(author, at(""))
    for part in Part:
        assert part.label in page
    assert "From 1 April 2026 to 31 March 2027" in page


def test_beside_the_scheme_stand_examples_and_what_to_check(author: Client) -> None:
    page = read(author, at("_one", in_use().pk))
    assert "One parent with two children" in page
    assert "To check before anybody relies on it" in page


def test_an_author_writes_a_draft_and_a_publisher_puts_it_in_use(
    author: Client, enter: Enter
) -> None:
    row = new_draft(author)
    assert "Somebody who may put rules in use" in read(author, at("_one", row.pk))
    assert author.post(at("_use", row.pk)).status_code == 404
    assert "It is in use now" in use(enter("Publishers"), row)
    row.refresh_from_db()
    assert (row.state, row.used_by is not None) == (RulesState.IN_USE, True)
    actions = ModelLogEntry.objects.values_list("action", flat=True)
    assert {"wagtail.copy", "wagtail.edit", "wagtail.publish"} <= set(actions)


def test_a_text_with_mistakes_is_kept_and_they_stand_beside_it(publisher: Client) -> None:
    row = new_draft(publisher)
    assert change(publisher, row, row.written.replace("limit: 16000", "limit: lots")) == 302
    for page in (at("_one", row.pk), at("_edit", row.pk)):
        assert "capital.limit: write a number here." in read(publisher, page)
    assert "Put it in use" not in read(publisher, at("_one", row.pk))
    assert "Nothing was put in use" in use(publisher, row)


def test_two_for_one_day_are_refused_until_one_is_said_to_take_the_others_place(
    publisher: Client,
) -> None:
    old = in_use()
    publisher.post(at("_copy", old.pk))
    row = RulesVersion.objects.get(part=Part.SCHEME, state=RulesState.DRAFT)
    assert "These hold on some of the same days" in read(publisher, at("_one", row.pk))
    assert "Other rules hold on some of these days" in use(publisher, row)
    assert "It is in use now" in use(publisher, row, instead="on")
    assert in_use() == row


def test_what_changed_after_the_page_was_opened_is_not_put_in_use(publisher: Client) -> None:
    row = new_draft(publisher)
    seen = publisher.get(at("_one", row.pk)).context["seen"]
    change(publisher, row, row.written.replace("percent: 75", "percent: 60"))
    page = publisher.post(at("_use", row.pk), {"seen": seen}, follow=True).content.decode()
    assert "Nothing was put in use" in page
    row.refresh_from_db()
    assert row.is_draft


def test_nobody_writes_over_what_somebody_else_has_saved(author: Client) -> None:
    row = new_draft(author)
    assert change(author, row, "mine: 1", seen="what stood there before") == 422
    row.refresh_from_db()
    assert row.written != "mine: 1"


def test_a_draft_needs_a_first_day_and_loses_nothing(author: Client) -> None:
    data = {"first": "soon", "last": "", "written": "council: Here", "seen": ""}
    response = author.post(at("_add", Part.SCHEME), data)
    assert response.status_code == 422
    assert "council: Here" in response.content.decode()


def test_a_new_draft_is_made_from_nothing(author: Client) -> None:
    data = {"first": "2028-04-01", "last": "2029-03-31", "written": "council: Here", "seen": ""}
    author.post(at("_add", Part.SCHEME), data)
    row = RulesVersion.objects.get(state=RulesState.DRAFT)
    assert row.written == "council: Here"
    assert "source: this is missing." in read(author, at("_one", row.pk))


def test_rules_in_use_are_neither_changed_nor_deleted(publisher: Client) -> None:
    old = in_use()
    assert publisher.get(at("_edit", old.pk)).status_code == 404
    assert publisher.post(at("_delete", old.pk)).status_code == 404
    assert in_use() == old


def test_a_draft_is_deleted(author: Client) -> None:
    row = new_draft(author)
    assert author.get(at("_delete", row.pk)).status_code == 405
    author.post(at("_delete", row.pk))
    assert not RulesVersion.objects.filter(pk=row.pk).exists()


def test_rules_are_taken_out_of_use(publisher: Client) -> None:
    old = in_use()
    page = publisher.post(at("_stop", old.pk), follow=True).content.decode()
    assert "It is not in use any more" in page
    old.refresh_from_db()
    assert old.state == RulesState.PAST


@pytest.mark.parametrize("name", ["", "_one", "_edit"])
def test_who_may_not_see_them_finds_nothing(enter: Enter, name: str) -> None:
    use_the_demos_rules()
    args = [in_use().pk] if name else []
    assert enter("Advisers").get(at(name, *args)).status_code == 404


def test_no_rules_of_an_unknown_kind_are_added(author: Client) -> None:
    assert author.get(at("_add", "nonsense")).status_code == 404
