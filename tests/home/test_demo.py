"""The demonstration council: loaded once, loaded twice, and fit to be read."""

from __future__ import annotations

import re
from collections import Counter
from statistics import mean

import pytest
import textstat
from bs4 import BeautifulSoup
from django.conf import global_settings
from django.core.management import call_command
from django.test import Client
from django.utils.html import strip_tags
from wagtail.models import Page, Site

from portal.accounts import kiosk
from portal.accounts.sessions.why import ENDED
from portal.accounts.staff import throttle
from portal.cases.tracking import ticket
from portal.council.models import ContactPoint, CouncilSettings, Place
from portal.forms import access, registry
from portal.forms.built.exchange.ready_made import ready_made
from portal.forms.built.findings import findings
from portal.forms.definition import ExitStep
from portal.forms.models import FormPage
from portal.forms.models.destination import Destination, team_for
from portal.home.demo.people import PEOPLE, load_people, password_file
from portal.home.demo.richtext import rich_line
from portal.home.demo.source import read_data, read_page, read_pages
from portal.home.models import HomePage
from portal.services.models import PageVersion, ServicePage
from portal.services.versions.languages import ENGLISH
from portal.services.writing.page import judge_page
from portal.ui import display
from portal.ui.cookies import MESSAGES
from portal.ui.display import WISHES, Look
from tests.ui.stylesheets import FIRST_FLIGHT, first_visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_council")]

DRAMA = re.compile(r"01632 960\d{3}")
REAL = {"999", "101", "111", "112", "119", "0800 111 999", "18001"}
NUMBER = re.compile(r"(?<![\d.,£-])(?:\+44 ?|0)\d[\d ]{7,12}\d")


WISHED = [
    Look(),
    *(Look(**{name: value}) for name, values in WISHES.items() for value in values),
    *(Look("largest", theme, "more", "device", "less") for theme in WISHES["theme"]),
]
"""Each wish alone, and all of them together in all colours."""


def everything_written() -> list[str]:
    return [f"{page.meta} {page.body}" for page in read_pages()]


def test_there_are_at_least_sixty_services() -> None:
    assert ServicePage.objects.live().count() >= 60


def test_loading_again_makes_nothing_and_keeps_what_an_editor_changed(tmp_path, settings) -> None:
    settings.VAR_DIR = tmp_path
    page = ServicePage.objects.live().first()
    page.title = "Changed by an editor"
    page.save_revision().publish()
    before = Counter(Page.objects.values_list("content_type__model", flat=True))

    call_command("load_demo")

    assert Counter(Page.objects.values_list("content_type__model", flat=True)) == before
    assert ServicePage.objects.get(pk=page.pk).title == "Changed by an editor"


def test_every_page_would_pass_the_editors_own_checks() -> None:
    for page in Page.objects.live().filter(depth__gt=1).specific():
        page.full_clean()


def test_no_link_to_a_page_was_lost() -> None:
    for page in ServicePage.objects.live():
        assert "<a>" not in str(page.body.render_as_block()), page.title


def test_every_page_says_that_it_is_a_demonstration() -> None:
    settings = CouncilSettings.for_site(Site.objects.get(is_default_site=True))
    assert "demonstration" in settings.demonstration_notice


def test_the_home_page_has_nine_tasks_and_each_leads_to_a_live_page() -> None:
    tasks = HomePage.objects.get().top_tasks.all()
    assert [task.page.live for task in tasks] == [True] * 9


def test_telephone_numbers_are_from_the_drama_range_or_are_real_emergency_lines() -> None:
    numbers = [*ContactPoint.objects.values_list("phone", flat=True)]
    numbers += [place.phone for place in Place.objects.exclude(phone="")]
    assert [n for n in numbers if not DRAMA.fullmatch(n)] == []
    written = [found for text in everything_written() for found in NUMBER.findall(text)]
    assert [n for n in written if n.strip() not in REAL and not DRAMA.fullmatch(n)] == []


def test_services_of_the_county_are_signposted_not_imitated() -> None:
    county = ServicePage.objects.filter(provider__slug="oxfordshire")
    assert county.count() >= 5
    assert {page.start.kind for page in county} == {"site"}


def test_every_service_has_a_way_to_start() -> None:
    assert [page.title for page in ServicePage.objects.live() if page.start is None] == []


def test_a_call_comes_first_and_a_question_online_stands_beside_it() -> None:
    called = [page for page in ServicePage.objects.live() if page.start.kind == "phone"]
    asked = [page for page in called if page.other_start]
    assert len(asked) > 40
    assert {page.other_start.href for page in asked} == {"/forms/ask-or-tell/"}


@pytest.mark.parametrize(
    "slug",
    ["emergency-repair", "homeless-or-at-risk", "emergency-food", "report-a-missed-bin"],
)
def test_what_cannot_wait_ten_days_is_not_asked_online(slug: str) -> None:
    page = ServicePage.objects.get(slug=slug)
    assert page.start is not None
    assert page.start.kind == "phone"
    assert page.other_start is None


def test_a_complaint_is_made_online_or_by_phone() -> None:
    page = ServicePage.objects.get(slug="make-a-complaint")
    assert [way.kind for way in page.ways] == ["journey", "phone"]


def test_a_repair_is_reported_online_or_by_phone_and_can_be_begun(client: Client) -> None:
    page = ServicePage.objects.get(slug="report-a-repair")
    assert [way.kind for way in page.ways] == ["journey", "phone"]
    assert page.start is not None
    first = client.get(page.start.href, follow=True)
    assert "Is anyone in danger?" in first.content.decode()
    team = team_for("report-a-repair", {})
    assert team is not None
    assert team.slug == "repairs"


def test_each_ready_made_form_is_live_and_a_service_begins_with_it(client: Client) -> None:
    keys = {form.journey_key for form in FormPage.objects.live()}
    assert keys == set(read_data("built-forms")["teams"]) == set(ready_made())
    starts = {page.start.href for page in ServicePage.objects.live() if page.start}
    for key in keys:
        assert f"/forms/{key}/" in starts
        assert client.get(f"/forms/{key}/", follow=True).status_code == 200


def test_each_ready_made_form_goes_to_a_team_and_nothing_is_left_to_put_right() -> None:
    for form in FormPage.objects.live():
        team = team_for(form.journey_key, {})
        assert team is not None
        assert team.slug == read_data("built-forms")["teams"][form.journey_key]
        assert [str(finding) for finding in findings(form)] == []


def test_all_forms_are_on_one_list_that_the_a_to_z_leads_to(client: Client) -> None:
    soup = BeautifulSoup(client.get("/a-to-z/f/").content, "html.parser")
    assert "/our-forms/" in [link["href"] for link in soup.select("main a")]
    listed = BeautifulSoup(client.get("/our-forms/").content, "html.parser")
    assert {f"/forms/{key}/" for key in ready_made()} <= {
        link["href"] for link in listed.select("main a")
    }


def test_whoever_has_no_repair_of_ours_is_told_who_helps() -> None:
    journey = registry.get("report-a-repair")
    assert journey is not None
    exits = [step for _s, step in journey.steps() if isinstance(step, ExitStep)]
    told = {step.id: [way.label for way in step.ways] for step in exits}
    assert told["not-ours-private"][-1] == "Shelter, for advice on repairs"
    assert told["inside-a-lease"] == ["Tenancy and rent"]
    assert len(told["not-ours-own"]) == 1


def test_the_contact_page_leads_to_the_form_and_says_by_when_we_reply(client: Client) -> None:
    soup = BeautifulSoup(client.get("/contact/").content, "html.parser")
    online = soup.find("section", {"aria-labelledby": "write"})
    assert online is not None
    assert online.a["href"] == "/forms/ask-or-tell/"
    assert "We will reply within 10 working days." in online.get_text()


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("contact us", "/contact/"),
        ("ask a question", "/contact/"),
        ("complain", "/your-council/make-a-complaint/"),
        ("say thank you", "/your-council/make-a-complaint/"),
    ],
)
def test_searching_for_the_form_finds_the_page_that_leads_to_it(
    client: Client, words: str, path: str
) -> None:
    soup = BeautifulSoup(client.get("/search/", {"q": words}).content, "html.parser")
    assert path in [link["href"] for link in soup.select("main li a")][:3]


@pytest.mark.parametrize("name", ["Ask a question", "Complain", "Contact us"])
def test_the_a_to_z_has_what_people_call_it(client: Client, name: str) -> None:
    soup = BeautifulSoup(client.get(f"/a-to-z/{name[0].lower()}/").content, "html.parser")
    assert name in soup.main.get_text()


def test_every_answer_that_has_a_team_is_one_that_the_form_takes() -> None:
    for each in Destination.objects.exclude(question=""):
        journey = registry.get(each.journey_key)
        assert journey is not None
        choices = [q.options for _r, _s, q in journey.questions() if q.id == each.question]
        assert each.answer in [choice.value for options in choices for choice in options]


def test_a_message_goes_to_the_team_of_its_topic_and_a_complaint_to_its_own() -> None:
    def slug(**answers: str) -> str:
        team = team_for("ask-or-tell", answers)
        assert team is not None
        return str(team.slug)

    assert slug(topic="bins", complaint="put-right") == "waste"
    assert slug(topic="bins", complaint="complaint") == "complaints"
    assert slug(topic="other") == "main"


def test_where_forms_go_is_left_as_an_administrator_chose_it(tmp_path, settings) -> None:
    settings.VAR_DIR = tmp_path
    Destination.objects.exclude(question="").delete()

    call_command("load_demo")

    assert Destination.objects.filter(journey_key="ask-or-tell").count() == 1


def test_the_page_on_cookies_names_every_cookie_that_the_site_sets() -> None:
    text = next(page.body for page in read_pages() if page.path == "your-council/cookies")
    for name in (
        access.COOKIE,
        ticket.COOKIE,
        global_settings.SESSION_COOKIE_NAME,
        global_settings.CSRF_COOKIE_NAME,
        kiosk.COOKIE,
        display.COOKIE,
        throttle.COOKIE,
        ENDED,
        MESSAGES,
    ):
        assert f"`{name}`" in text


def test_pages_read_at_a_reading_age_of_nine_to_eleven_or_younger() -> None:
    grades = {
        page.path: textstat.flesch_kincaid_grade(
            strip_tags(rich_line(page.body, {}).replace("</li>", ".</li>"))  # each is a sentence
        )
        for page in read_pages()
        if len(page.body.split()) > 60 and page.meta.get("language", ENGLISH) == ENGLISH
    }
    assert len(grades) > 60
    assert mean(grades.values()) <= 6
    assert {path: grade for path, grade in grades.items() if grade > 8} == {}


def test_every_page_passes_the_checks_beside_the_editor() -> None:
    pages = Page.objects.live().filter(depth__gt=1).specific()
    found = {page.url_path: judge_page(page).findings for page in pages}
    assert len(found) > 100
    assert {path: findings for path, findings in found.items() if findings} == {}


def test_some_pages_are_in_other_languages_and_formats_and_say_that_they_are_for_show() -> None:
    versions = PageVersion.objects.live()
    kinds = {(one.kind, one.language) for one in versions}
    assert kinds >= {("easy-read", "en-GB"), ("translation", "pl"), ("translation", "ur")}
    assert ("bsl", "en-GB") in kinds
    for version in versions:
        words = str(version.body.render_as_block())
        assert re.search("demonstration|pokazowa|نمونہ", words), version.title


def test_one_translation_was_left_behind_by_its_page() -> None:
    (old,) = PageVersion.objects.out_of_date()
    assert old.url_path.endswith("/housing/report-a-repair/polski/")


def test_titles_are_the_sites_own_and_short() -> None:
    titles = Counter(page.meta["title"] for page in read_pages())
    assert [title for title, times in titles.items() if times > 1] == []
    assert [title for title in titles if len(title) > 60] == []


def test_the_twenty_tasks_name_pages_that_exist_and_hold_the_nine() -> None:
    tasks = read_data("tasks")
    paths = {page.path for page in read_pages()}
    assert len(tasks) == 20
    assert {task["page"] for task in tasks} <= paths
    assert {task["page"] for task in read_data("home")["top_tasks"]} <= {t["page"] for t in tasks}


def test_people_get_one_random_password_that_only_this_machine_knows(tmp_path, settings) -> None:
    from django.contrib.auth import get_user_model

    get_user_model().objects.filter(email__in=PEOPLE).delete()
    settings.VAR_DIR = tmp_path
    load_people()
    assert password_file().stat().st_mode & 0o077 == 0
    for email in PEOPLE:
        assert get_user_model().objects.get(email=email).check_password(password_file().read_text())


def test_a_file_without_a_head_is_named(tmp_path) -> None:
    file = tmp_path / "no-head.md"
    file.write_text("Just words")
    with pytest.raises(ValueError, match=r"no-head\.md"):
        read_page(file, tmp_path)


def test_children_come_after_their_parents_in_the_order_the_parent_gives(tmp_path) -> None:
    topic = tmp_path / "bins"
    topic.mkdir()
    (topic / "_index.md").write_text("---\ntype: topic\norder: [second, first]\n---\n")
    for name in ("first", "second", "third"):
        (topic / f"{name}.md").write_text("---\ntype: service\n---\nWords")
    assert [page.path for page in read_pages(tmp_path)] == [
        "bins",
        "bins/second",
        "bins/first",
        "bins/third",
    ]


def test_a_link_by_path_becomes_a_link_by_page() -> None:
    assert rich_line("[Pay](page:council-tax/pay)", {"council-tax/pay": 7}) == (
        '<p><a linktype="page" id="7">Pay</a></p>'
    )


@pytest.mark.parametrize("address", ["/", "/display/", "/forms/ask-or-tell/", "/council-tax/"])
def test_a_first_visit_weighs_no_more_than_it_may_in_any_look(client: Client, address: str) -> None:
    weights = {}
    for look in WISHED:
        client.cookies[display.COOKIE] = str(look)
        sheets, weights[str(look)] = first_visit(client, address)
        assert [name for name in sheets if name.startswith("display")] == look.sheets
    assert max(weights.values()) <= FIRST_FLIGHT, weights
