"""The catalogue in the admin: looked through, changed, checked and published."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from wagtail.models import ModelLogEntry

from portal.repairs.catalogue import publishing, versions
from portal.repairs.catalogue.draft import read_draft, write_draft
from portal.repairs.catalogue.sheet import write
from portal.repairs.catalogue.tree import Catalogue, Leaf, Node
from portal.repairs.models import CatalogueNode, CatalogueVersion, SpentKey
from portal.repairs.words import Place, Priority
from tests.support.people import Enter

from .making import GAS, HALL, KITCHEN, LAMP, MOULD, SMALL, changed

Go = Callable[..., Any]
NAME = "repairs_catalogue"


@pytest.fixture
def author(draft: None, enter: Enter) -> Client:
    return enter("Authors")


@pytest.fixture
def publisher(draft: None, enter: Enter) -> Client:
    return enter("Publishers")


def at(name: str, *args: object) -> str:
    return reverse(f"{NAME}{name}", args=args)


def node(key: str) -> Node:
    path = read_draft().path_of(key)
    assert path is not None
    return path[-1]


def leaf_of(key: str) -> Leaf:
    leaf = node(key).leaf
    assert leaf is not None
    return leaf


def fields_of(answer: Any) -> dict[str, Any]:
    """What a browser would send back of the form on a page."""
    sent: dict[str, Any] = {}
    for form in (answer.context["form"], answer.context["leaf_form"]):
        for field in form:
            value = field.value()
            if value not in (None, False):
                sent[field.html_name] = value
    return sent


def edited(client: Client, key: str, /, **changes: Any) -> Any:
    page = at("_edit", key)
    return client.post(page, {**fields_of(client.get(page)), **changes})


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def told(answer: Any) -> list[str]:
    return [str(message).strip() for message in answer.context["messages"]]


class TestLookingThrough:
    def test_the_first_page_has_dangers_places_and_what_is_to_be_put_right(
        self, author: Client
    ) -> None:
        write_draft(changed(SMALL, "sink-drips", leaf__sor=""))
        answer = author.get(at(""))
        lines = answer.context["places"]
        assert [(line.node.key, line.problems) for line in lines] == [("kitchen", 1), ("hall", 0)]
        assert [line.node.key for line in answer.context["dangers"]] == ["gas"]
        assert "1 to put right" in words(answer)

    def test_an_answer_has_a_page_with_its_way_and_its_faults(self, author: Client) -> None:
        write_draft(changed(SMALL, "sink-drips", leaf__sor=""))
        answer = author.get(at("_item", "sink-drips"))
        labels = [crumb["label"] for crumb in answer.context["breadcrumbs_items"]]
        assert labels[-4:] == ["Repairs catalogue", "Kitchen", "Sink", "The tap drips"]
        assert "This has no SOR code." in words(answer)

    def test_every_page_of_the_tree_opens(self, author: Client) -> None:
        for path in SMALL.paths():
            assert author.get(at("_item", path[-1].key)).status_code == 200
            assert author.get(at("_edit", path[-1].key)).status_code == 200

    def test_what_is_not_there_is_not_found(self, author: Client) -> None:
        assert author.get(at("_item", "cellar")).status_code == 404
        assert author.get(at("_version", 7)).status_code == 404

    def test_a_page_costs_the_same_however_much_is_below_it(
        self, author: Client, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        author.get(at(""))
        with django_assert_max_num_queries(15):
            author.get(at(""))


class TestChanging:
    def test_saving_what_is_there_changes_nothing(self, author: Client) -> None:
        for path in SMALL.paths():
            assert edited(author, path[-1].key).status_code == 302
        assert read_draft() == SMALL

    def test_an_answer_is_changed_with_what_we_do(self, author: Client) -> None:
        answer = edited(author, "hall-lamp", label="No light", **{"leaf-priority": "urgent"})
        assert answer["Location"] == at("_item", "hall-lamp")
        assert node("hall-lamp").label == "No light"
        assert leaf_of("hall-lamp").priority is Priority.URGENT
        assert ModelLogEntry.objects.filter(action="wagtail.edit").count() == 1

    def test_a_key_never_changes(self, author: Client) -> None:
        edited(author, "hall-lamp", key="another")
        assert node("hall-lamp")

    def test_nobody_undoes_what_another_has_done_meanwhile(self, author: Client) -> None:
        page = at("_edit", "hall-lamp")
        opened = fields_of(author.get(page))
        edited(author, "hall-lamp", label="By another")
        answer = author.post(page, {**opened, "label": "By me"})
        assert answer.status_code == 422
        assert "Somebody has changed this" in words(answer)
        assert node("hall-lamp").label == "By another"

    def test_an_end_becomes_a_question_and_loses_what_we_do(self, author: Client) -> None:
        edited(author, "hall-lamp", then="ask", question="Which light?")
        assert (node("hall-lamp").question, node("hall-lamp").leaf) == ("Which light?", None)

    def test_an_end_becomes_the_same_as_a_danger(self, author: Client) -> None:
        edited(author, "hall-lamp", then="same", same_as="gas")
        assert (node("hall-lamp").same_as, node("hall-lamp").leaf) == ("gas", None)

    @pytest.mark.parametrize(
        ("key", "changes", "field"),
        [
            ("sink", {"then": "end"}, "then"),
            ("sink", {"question": ""}, "question"),
            ("hall-lamp", {"then": "same"}, "same_as"),
            ("hall-lamp", {"label": ""}, "label"),
            ("hall", {"area": ""}, "area"),
        ],
    )
    def test_what_cannot_be_is_told_beside_the_field(
        self, author: Client, key: str, changes: dict[str, str], field: str
    ) -> None:
        answer = edited(author, key, **changes)
        assert answer.status_code == 422
        assert list(answer.context["form"].errors) == [field]
        assert read_draft() == SMALL

    def test_a_danger_says_whom_to_call(self, author: Client) -> None:
        edited(author, "gas", call="999", meanwhile="Go out.\r\n\r\nStay there.")
        danger = node("gas").danger
        assert danger is not None
        assert (danger.call, danger.meanwhile) == ("999", ("Go out.", "Stay there."))


class TestAdding:
    def test_an_answer_is_added_last_with_a_key_of_its_words(self, author: Client) -> None:
        sent = {"label": "A bulb buzzes", "then": "end", "leaf-track": "none", "leaf-minutes": 30}
        answer = author.post(at("_add_below", "hall"), sent)
        assert answer["Location"] == at("_item", "hall-a-bulb-buzzes")
        assert [child.key for child in node("hall").children][-1] == "hall-a-bulb-buzzes"
        assert leaf_of("hall-a-bulb-buzzes").minutes == 30

    def test_a_place_and_a_danger_are_added_at_the_top(self, author: Client) -> None:
        place = {"label": "Garden", "area": "outside", "then": "ask", "question": "What is it?"}
        author.post(at("_add", "place"), {**place, "leaf-track": "none"})
        danger = {"label": "Flood", "call": "999", "leaf-track": "none", "leaf-minutes": 0}
        author.post(at("_add", "danger"), danger)
        assert node("garden").area is Place.OUTSIDE
        assert [danger.key for danger in read_draft().dangers] == ["gas", "flood"]
        assert node("flood").leaf is not None
        assert author.get(at("_add", "moon")).status_code == 404

    @pytest.mark.parametrize("key", ["sink", "gone", "else", "Big Key", "a_b"])
    def test_a_key_that_cannot_be_is_refused(self, author: Client, key: str) -> None:
        SpentKey.objects.create(key="gone")
        sent = {"label": "New", "key": key, "then": "end", "leaf-track": "none"}
        answer = author.post(at("_add_below", "hall"), sent)
        assert "key" in answer.context["form"].errors
        assert read_draft() == SMALL

    def test_nothing_is_added_below_an_end(self, author: Client) -> None:
        answer = author.get(at("_add_below", "hall-lamp"))
        assert answer["Location"] == at("_item", "hall-lamp")


class TestOrderAndTakingOut:
    def test_an_answer_moves_up_and_down_among_those_beside_it(self, author: Client) -> None:
        author.post(at("_move", "hall-lamp", "up"))
        assert read_draft() == changed(SMALL, "hall", children=(LAMP, MOULD))
        author.post(at("_move", "hall-lamp", "down"))
        assert read_draft() == SMALL
        author.post(at("_move", "hall-lamp", "down"))
        assert read_draft() == SMALL

    def test_places_move_among_places_and_dangers_stay_first(self, author: Client) -> None:
        author.post(at("_move", "hall", "up"))
        author.post(at("_move", "hall", "up"))
        assert read_draft() == Catalogue((GAS, HALL, KITCHEN))
        assert author.post(at("_move", "hall", "sideways")).status_code == 404

    def test_answers_with_one_position_can_be_put_in_order(self, author: Client) -> None:
        CatalogueNode.objects.filter(parent__key="hall").update(position=0)
        author.post(at("_move", "hall-lamp", "up"))
        assert [child.key for child in node("hall").children] == ["hall-lamp", "hall-mould"]

    def test_it_asks_before_it_takes_out_all_that_is_below(self, author: Client) -> None:
        page = at("_take_out", "sink")
        assert author.get(page).status_code == 200
        assert node("sink")
        assert author.post(page)["Location"] == at("_item", "kitchen")
        assert read_draft().path_of("sink-drips") is None
        assert SpentKey.objects.count() == 3


class TestPublishing:
    def test_a_catalogue_with_a_fault_cannot_be_published_and_leads_to_the_place(
        self, publisher: Client
    ) -> None:
        write_draft(changed(SMALL, "sink-drips", leaf__sor=""))
        answer = publisher.get(at("_check"))
        page = words(answer)
        assert "Kitchen &gt; Sink &gt; The tap drips</b></a>: has no SOR code." in page
        assert f'href="{at("_item", "sink-drips")}"' in page
        assert "Publish for everybody" not in page
        seen = {"seen": answer.context["seen"]}
        refused = publisher.post(at("_publish", "publish"), seen, follow=True)
        assert "It has faults" in told(refused)[0]
        assert not CatalogueVersion.objects.exists()

    def test_a_proved_one_is_published_once_what_changes_was_seen(self, publisher: Client) -> None:
        answer = publisher.get(at("_check"))
        assert len(answer.context["changes"]) == len(list(SMALL.paths()))
        publisher.post(at("_publish", "publish"), {"seen": answer.context["seen"]})
        live = versions.live()
        assert live is not None
        assert versions.catalogue_of(live) == SMALL
        assert live.published_by is not None
        assert ModelLogEntry.objects.filter(action="wagtail.publish").count() == 1

    def test_what_changed_after_it_was_seen_is_not_published(self, publisher: Client) -> None:
        seen = publisher.get(at("_check")).context["seen"]
        write_draft(changed(SMALL, "hall-lamp", label="By another"))
        for sent in ({"seen": seen}, {}):
            answer = publisher.post(at("_publish", "publish"), sent, follow=True)
            assert "The draft has changed" in told(answer)[0]
        assert not CatalogueVersion.objects.exists()

    def test_the_panel_sees_a_preview_until_it_is_withdrawn_or_used(
        self, publisher: Client
    ) -> None:
        seen = {"seen": publisher.get(at("_check")).context["seen"]}
        publisher.post(at("_publish", "preview"), seen)
        assert (versions.live(), versions.preview()) == (None, CatalogueVersion.objects.get())
        publisher.post(at("_withdraw"))
        assert versions.preview() is None
        publisher.post(at("_use", 1))
        assert versions.live() == CatalogueVersion.objects.get()
        assert publisher.post(at("_publish", "moon"), seen).status_code == 404

    def test_two_versions_are_compared(self, publisher: Client) -> None:
        publishing.publish(None)
        write_draft(changed(SMALL, "hall-lamp", label="No light"))
        publishing.publish(None)
        answer = publisher.get(at("_version", 2))
        assert [(c.field, c.after) for c in answer.context["changes"]] == [("answer", "No light")]
        back = publisher.get(at("_version", 1), {"from": "2"})
        assert [c.after for c in back.context["changes"]] == ["A light is out"]
        listed = publisher.get(at("_versions"))
        assert [row.number for row in listed.context["versions"]] == [2, 1]

    def test_there_is_nothing_to_publish_twice(self, publisher: Client) -> None:
        publishing.publish(None)
        seen = {"seen": publisher.get(at("_check")).context["seen"]}
        answer = publisher.post(at("_publish", "publish"), seen, follow=True)
        assert told(answer) == ["There is nothing new in it."]


class TestSheets:
    def put(self, client: Client, text: str | bytes) -> Any:
        content = text.encode() if isinstance(text, str) else text
        return client.post(at("_import"), {"file": SimpleUploadedFile("c.csv", content)})

    def test_the_draft_and_a_version_can_be_taken_away(self, author: Client) -> None:
        publishing.publish(None)
        other = changed(SMALL, "hall-lamp", label="No light")
        write_draft(other)
        assert author.get(at("_export")).content.decode() == write(other)
        version = author.get(at("_export"), {"version": "1"})
        assert version.content.decode() == write(SMALL)
        assert 'filename="repairs-catalogue-version-1.csv"' in version["Content-Disposition"]

    def test_nothing_changes_until_somebody_has_seen_what_would(self, author: Client) -> None:
        other = changed(SMALL, "hall-lamp", label="No light")
        looked = self.put(author, write(other))
        assert [change.after for change in looked.context["changes"]] == ["No light"]
        assert read_draft() == SMALL
        author.post(at("_import"), {"proposed": looked.context["proposed"]})
        assert read_draft() == other

    def test_a_draft_that_changed_meanwhile_is_not_written_over(self, author: Client) -> None:
        looked = self.put(author, write(changed(SMALL, "hall-lamp", label="Mine")))
        theirs = changed(SMALL, "hall-lamp", label="Theirs")
        write_draft(theirs)
        author.post(at("_import"), {"proposed": looked.context["proposed"]})
        assert read_draft() == theirs

    def test_a_forged_proposal_is_refused(self, author: Client) -> None:
        answer = author.post(at("_import"), {"proposed": "forged"}, follow=True)
        assert "We took nothing over" in told(answer)[0]
        assert read_draft() == SMALL

    def test_faults_are_told_by_row_and_column_and_all_is_left(self, author: Client) -> None:
        answer = self.put(author, write(SMALL).replace("urgent", "soonish"))
        assert answer.status_code == 422
        assert "Row 4, column ‘priority’" in words(answer)
        assert read_draft() == SMALL

    def test_keys_of_what_is_gone_and_pictures_that_are_not_there_are_refused(
        self, author: Client
    ) -> None:
        SpentKey.objects.create(key="old-lamp")
        wrong = changed(SMALL, "hall-lamp", key="old-lamp", picture=99, hint="A lamp")
        told_of = [fault.message for fault in self.put(author, write(wrong)).context["faults"]]
        assert told_of == ["The key ‘old-lamp’ was used before.", "There is no picture 99."]

    @pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"x" * 2_000_001, b"no,table"])
    def test_a_file_that_is_no_table_is_refused(self, author: Client, content: bytes) -> None:
        assert self.put(author, content).status_code == 422
        assert read_draft() == SMALL


class TestWho:
    ONLY_PUBLISHERS = (("_publish", "publish"), ("_publish", "preview"), ("_withdraw",))

    def test_an_author_writes_and_does_not_publish(self, author: Client) -> None:
        assert "Publish for everybody" not in words(author.get(at("_check")))
        publishing.publish(None)
        for address in (*self.ONLY_PUBLISHERS, ("_use", 1)):
            assert author.post(at(*address)).status_code == 404

    @pytest.mark.parametrize("group", ["Advisers", "Case managers", "Auditors"])
    def test_others_do_not_learn_that_it_is_there(
        self, draft: None, enter: Enter, group: str
    ) -> None:
        client = enter(group)
        for address in (
            ("",),
            ("_item", "sink"),
            ("_edit", "sink"),
            ("_check",),
            ("_versions",),
            ("_export",),
            ("_import",),
        ):
            assert client.get(at(*address)).status_code == 404
        assert "Repairs catalogue" not in client.get(reverse("wagtailadmin_home")).content.decode()

    def test_who_may_see_it_finds_it_in_the_menu(self, author: Client) -> None:
        home = author.get(reverse("wagtailadmin_home")).content.decode()
        assert at("") in home

    def test_no_page_is_kept_by_anybody(self, author: Client) -> None:
        assert author.get(at("")).headers["Cache-Control"].startswith("private, no-store")
