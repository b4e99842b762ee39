"""What a person finds on each kind of page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from portal.cases.models import Target
from portal.council.models import FooterLink, SiteLanguage
from portal.services.models import Alert
from portal.ui import generation
from tests.support import factories

pytestmark = pytest.mark.django_db

SATURDAY = datetime(2026, 11, 21, 10, tzinfo=ZoneInfo("Europe/London"))
Read = Callable[[Page | str], BeautifulSoup]


@pytest.fixture
def read(client: Client) -> Read:
    """Give the page as a reader gets it, with nothing kept from before."""

    def _read(page: Page | str) -> BeautifulSoup:
        generation.forget()
        response = client.get(page if isinstance(page, str) else page.get_url())
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return _read


@pytest.fixture
def on_saturday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: SATURDAY)


def words(soup: BeautifulSoup, css: str) -> list[str]:
    return [" ".join(found.get_text(" ").split()) for found in soup.select(css)]


def start(kind: str, **value: object) -> list[tuple[str, dict[str, object]]]:
    return [(kind, value)]


class TestEveryPage:
    def test_has_one_first_heading_and_a_title_that_ends_with_the_council(self, read: Read) -> None:
        factories.council_settings(name="Oxford City Council")
        soup = read(factories.ServicePageFactory(title="Pay your rent"))
        assert words(soup, "h1") == ["Pay your rent"]
        assert words(soup, "title") == ["Pay your rent - Oxford City Council"]

    def test_no_heading_skips_a_level(self, read: Read) -> None:
        guide = factories.GuidePageFactory(contact=factories.ContactPointFactory())
        place = factories.PlacePageFactory()
        for page in (guide, guide.get_parent(), place, place.get_parent()):
            levels = [int(h.name[1]) for h in read(page).select("main :is(h1, h2, h3, h4)")]
            assert levels[0] == 1
            assert all(b - a <= 1 for a, b in pairwise(levels)), page

    def test_has_no_script_or_style_within_it(self, read: Read) -> None:
        soup = read(factories.ServicePageFactory())
        assert all(script.get("src") for script in soup.select("script"))
        assert not soup.select("style, [style], [onclick]")

    def test_names_its_whole_address_without_what_was_asked(self, client: Client) -> None:
        page = factories.ServicePageFactory()
        soup = BeautifulSoup(client.get(page.url + "?utm_source=x").content, "html.parser")
        assert soup.select_one("link[rel=canonical]")["href"] == page.full_url
        assert soup.select_one("meta[property='og:url']")["content"] == page.full_url

    def test_leads_up_through_every_page_above_it(self, read: Read) -> None:
        topic = factories.TopicPageFactory(title="Housing")
        inner = factories.TopicPageFactory(title="Repairs", parent=topic)
        soup = read(factories.ServicePageFactory(parent=inner))
        assert words(soup, ".govuk-breadcrumbs a") == ["Home", "Housing", "Repairs"]

    def test_says_that_it_is_a_demonstration_only_where_it_is(self, read: Read) -> None:
        page = factories.InformationPageFactory()
        assert not read(page).select(".demo")
        factories.council_settings(demonstration_notice="This is not the real site.")
        assert words(read(page), ".demo") == ["This is not the real site."]

    def test_asks_whether_it_helped_at_an_address_of_its_own(self, read: Read) -> None:
        page = factories.ServicePageFactory()
        form = read(page).select_one("form.useful")
        assert form["action"] == f"/page-feedback/{page.pk}/"
        assert [b["value"] for b in form.select("button")] == ["yes", "no"]
        assert not form.select("[name=csrfmiddlewaretoken]")

    def test_says_who_checked_it_and_when(self, read: Read) -> None:
        page = factories.ServicePageFactory(checked_on=date(2026, 11, 2), checked_by="repairs team")
        assert "Checked on 2 November 2026 by the repairs team." in read(page).get_text()


class TestTheFoot:
    def test_leads_nowhere_that_is_not_there(self, read: Read) -> None:
        settings = factories.council_settings()
        SiteLanguage.objects.create(settings=settings, name="Polski", code="pl")
        gone = factories.InformationPageFactory(title="Cookies", live=False)
        FooterLink.objects.create(settings=settings, page=gone)
        foot = read("/").select_one("footer")
        own = ["A to Z", "Service status", "Track something you sent us"]
        own[:0] = [
            "How this site looks: text size and colours",
            "Tell us if this page is hard to use",
        ]
        assert words(foot, "a") == own
        assert words(foot, "h2") == ["In a form that suits you"]

    def test_leads_to_telling_us_of_a_problem_with_this_very_page(self, read: Read) -> None:
        page = factories.InformationPageFactory(title="Bins & more")
        [link] = read(page).select("footer a[href^='/accessibility/problem/']")
        shown = read(link["href"]).select_one("main").get_text(" ")
        assert f"Bins & more ({page.url})" in shown

    def test_of_a_later_part_names_the_guide(self, read: Read) -> None:
        guide = factories.GuidePageFactory(title="Moving in")
        later = guide.get_parts(guide.url)[1].url
        [link] = read(later).select("footer a[href^='/accessibility/problem/']")
        assert f"Moving in ({guide.url})" in read(link["href"]).select_one("main").get_text(" ")

    def test_of_a_page_that_is_a_persons_own_says_nothing_of_it(self, client: Client) -> None:
        begun = client.get("/forms/ask-or-tell/", follow=True)
        key = begun.request["PATH_INFO"].split("/")[3]
        [link] = BeautifulSoup(begun.content, "html.parser").select(
            "footer a[href^='/accessibility/problem/']"
        )
        assert key
        assert link["href"] == "/accessibility/problem/?page=/forms/ask-or-tell/"
        plain = BeautifulSoup(client.get("/track/").content, "html.parser")
        assert plain.select_one("footer a[href='/accessibility/problem/']")

    def test_names_each_language_in_itself_and_leads_to_the_page_on_languages(
        self, read: Read
    ) -> None:
        settings = factories.council_settings()
        page = factories.InformationPageFactory(title="Other languages")
        SiteLanguage.objects.create(settings=settings, name="اردو", code="ur", right_to_left=True)
        FooterLink.objects.create(settings=settings, page=page, group="languages")
        urdu = read("/").select_one("footer [lang=ur]")
        assert (urdu.text, urdu["dir"], urdu["href"]) == ("اردو", "rtl", page.url)

    def test_gives_the_main_telephone_and_its_hours(self, read: Read) -> None:
        contact = factories.ContactPointFactory(out_of_hours="Emergencies: any time.")
        factories.council_settings(main_contact=contact)
        foot = read("/").select_one("footer")
        assert foot.select_one("a.tel")["href"] == "tel:+441632960249"
        assert "Monday to Friday, 9am to 5pm. Emergencies: any time." in words(foot, "section")[0]


class TestAService:
    def test_puts_danger_before_the_start_button(self, read: Read) -> None:
        page = factories.ServicePageFactory(
            danger_heading="Smell gas?",
            danger="<p>Call <b>0800 111 999</b>.</p>",
            start_with=start("site", url="https://pay.example.org/", label="Pay now"),
        )
        main = str(read(page).select_one("main"))
        assert 0 < main.index("Smell gas?") < main.index("Pay now") < main.index("At a glance")
        assert 'href="tel:0800111999"' in main

    @pytest.mark.usefixtures("on_saturday")
    def test_that_starts_with_a_call_is_a_link_a_phone_can_dial(self, read: Read) -> None:
        contact = factories.ContactPointFactory(phone="01632 960203", out_of_hours="In danger: 999")
        page = factories.ServicePageFactory(contact=contact, start_with=start("phone", label=""))
        actions = read(page).select_one(".actions")
        assert words(actions, "a.govuk-button") == ["Call 01632 960203"]
        assert actions.a["href"] == "tel:+441632960203"
        assert words(actions, "span") == ["Phones open again Monday at 9am. In danger: 999"]

    def test_may_be_asked_about_online_beside_the_call(self, read: Read) -> None:
        contact = factories.ContactPointFactory(phone="01632 960203")
        ways = [*start("phone", label=""), *start("journey", journey="ask-or-tell", label="Ask us")]
        section = read(factories.ServicePageFactory(contact=contact, start_with=ways)).select_one(
            "section[aria-label=Start]"
        )
        assert words(section, "a") == ["Call 01632 960203", "Ask us"]
        assert section.select("a")[1]["href"] == "/forms/ask-or-tell/"
        assert words(section, "p")[1] == "Or online: Ask us ."

    def test_that_starts_online_names_the_number_to_call_instead(self, read: Read) -> None:
        contact = factories.ContactPointFactory(phone="01632 960203")
        ways = [*start("journey", journey="ask-or-tell", label="Ask us"), *start("phone", label="")]
        section = read(factories.ServicePageFactory(contact=contact, start_with=ways)).select_one(
            "section[aria-label=Start]"
        )
        assert words(section, "a.govuk-button") == ["Ask us"]
        assert words(section, "p")[1] == "Or call: 01632 960203"

    def test_that_another_body_runs_says_so_and_leads_there(self, read: Read) -> None:
        county = factories.ProviderFactory(name="The county", website="https://county.example.org/")
        soup = read(factories.ServicePageFactory(provider=county))
        assert "The county runs this, not us." in words(soup, "main section")[0]
        button = soup.select_one("main .govuk-button")
        assert (button["href"], button.get_text(strip=True)) == (county.website, "Go to The county")

    def test_without_a_start_shows_no_button(self, read: Read) -> None:
        assert not read(factories.ServicePageFactory()).select("main a.govuk-button")

    def test_shows_only_the_facts_it_has(self, read: Read) -> None:
        soup = read(factories.ServicePageFactory(cost="<p>£56.60</p>", who_can=""))
        assert words(soup, ".facts dt") == ["Cost"]
        assert words(soup, ".facts dd") == ["£56.60"]

    def test_leads_to_related_pages_that_are_live(self, read: Read) -> None:
        page = factories.ServicePageFactory()
        factories.RelatedServiceFactory(
            service=page, page=factories.ServicePageFactory(title="Swap your home")
        )
        factories.RelatedServiceFactory(
            service=page, page=factories.ServicePageFactory(title="Gone", live=False)
        )
        section = read(page).select_one("section[aria-labelledby=related]")
        assert words(section, "a") == ["Swap your home"]

    def test_tells_machines_what_it_is_without_a_script(self, read: Read) -> None:
        factories.council_settings(name="Our council")
        page = factories.ServicePageFactory(
            title="Pay", lgsl=57, contact=factories.ContactPointFactory()
        )
        item = read(page).select_one("[itemtype='https://schema.org/GovernmentService']")
        assert item.select_one("[itemprop=name]").text == "Pay"
        assert item.select_one("meta[itemprop=telephone]")["content"] == "01632 960249"
        assert item.select_one("meta[itemprop=identifier]")["content"] == "LGSL 57"

    def test_shows_the_step_by_step_it_is_part_of(self, read: Read) -> None:
        before, page, after, last = (
            factories.ServicePageFactory(title=title)
            for title in ("Pack", "Tell us", "Vote", "Rest")
        )
        whole = factories.StepByStepPageFactory(
            title="Move home", pages=(before, page, after, last)
        )
        panel = read(page).select_one("nav.parts")
        assert words(panel, "li") == ["Pack", "Tell us", "Vote"]
        assert words(panel, "h2") == ["Part of Move home"]
        assert panel.h2.a["href"] == whole.url
        assert words(panel, "[aria-current=step]") == ["Tell us"]
        assert not read(page.get_parent().specific).select("nav.parts")


class TestATopic:
    def test_parts_what_to_do_from_what_to_read(self, read: Read) -> None:
        topic = factories.TopicPageFactory()
        factories.ServicePageFactory(parent=topic, title="Pay", summary="By card.")
        factories.GuidePageFactory(parent=topic, title="Your rights")
        soup = read(topic)
        assert words(soup, ".rows a") == ["Pay By card."]
        assert words(soup, "section[aria-labelledby=to-read] a") == ["Your rights"]

    def test_names_whoever_else_runs_a_service(self, read: Read) -> None:
        topic = factories.TopicPageFactory()
        county = factories.ProviderFactory(name="The county")
        factories.ServicePageFactory(parent=topic, provider=county, summary="Apply.")
        assert words(read(topic), ".rows span") == ["Apply. Run by The county."]

    def test_puts_urgent_help_before_everything_else(self, read: Read) -> None:
        topic = factories.TopicPageFactory(urgent_heading="No home tonight?", urgent="<p>Call.</p>")
        factories.ServicePageFactory(parent=topic)
        main = str(read(topic).select_one("main"))
        assert main.index("No home tonight?") < main.index("What you can do")

    def test_that_is_empty_says_where_else_to_look(self, read: Read) -> None:
        assert "There is nothing here yet" in read(factories.TopicPageFactory()).get_text()


class TestAGuide:
    def test_opens_on_its_first_part_and_leads_on(self, read: Read) -> None:
        soup = read(factories.GuidePageFactory())
        assert words(soup, "[aria-current=page]") == ["What it is"]
        assert words(soup, ".govuk-pagination a") == ["Next How to apply"]

    def test_gives_each_later_part_a_title_of_its_own(self, read: Read) -> None:
        guide = factories.GuidePageFactory(title="Help")
        soup = read(guide.url + "how-to-apply/")
        assert words(soup, "title")[0].startswith("How to apply: Help - ")
        assert soup.select_one("[rel=prev]")["href"] == guide.url
        assert not soup.select("[rel=next]")

    def test_prints_on_one_page(self, read: Read) -> None:
        guide = factories.GuidePageFactory()
        assert read(guide).select_one(f"a[href='{guide.url}print/']")
        soup = read(guide.url + "print/")
        assert words(soup, "article h2") == ["What it is", "How to apply"]

    def test_has_no_part_that_was_made_up(self, client: Client) -> None:
        assert client.get(factories.GuidePageFactory().url + "nonsense/").status_code == 404


class TestAStepByStep:
    def test_lists_its_steps_in_order_with_live_links_only(self, read: Read) -> None:
        first = factories.ServicePageFactory(title="Tell us")
        last = factories.ServicePageFactory(title="Vote")
        page = factories.StepByStepPageFactory(pages=(first, last))
        last.unpublish()
        soup = read(page)
        assert words(soup, ".steps h2") == ["Tell us", "Vote"]
        assert words(soup, ".steps a") == ["Tell us"]


class TestNews:
    def test_comes_newest_first(self, read: Read) -> None:
        index = factories.NewsIndexPageFactory()
        for day, title in ((3, "Third"), (1, "First")):
            factories.NewsPageFactory(parent=index, date=date(2026, 11, day), title=title)
        assert words(read(index), ".rows b") == ["Third", "First"]

    def test_of_a_long_list_comes_a_page_at_a_time(self, read: Read) -> None:
        index = factories.NewsIndexPageFactory()
        factories.NewsPageFactory.create_batch(21, parent=index)
        assert len(read(index).select(".rows li")) == 20
        assert len(read(index.url + "?page=2").select(".rows li")) == 1
        assert len(read(index.url + "?page=nonsense").select(".rows li")) == 20

    def test_that_there_is_none_is_said(self, read: Read) -> None:
        assert "There is no news yet." in read(factories.NewsIndexPageFactory()).get_text()

    def test_bears_its_day(self, read: Read) -> None:
        soup = read(factories.NewsPageFactory(date=date(2026, 11, 19)))
        assert words(soup, "main .caption") == ["Thursday 19 November 2026"]


class TestHowToReachUs:
    def test_offers_nothing_online_where_no_editor_chose_a_form(self, read: Read) -> None:
        plain = read(factories.ContactPageFactory())
        assert not plain.select("section[aria-labelledby=write]")

    def test_says_by_when_we_reply_to_what_is_written_online(self, read: Read) -> None:
        ten_days = {"length": 10, "promise": "We will reply", "source": "A test"}
        Target.objects.create(step="reply", effective_from=date(2020, 1, 1), **ten_days)
        page = factories.ContactPageFactory(
            start_with=start("journey", journey="ask-or-tell", label="Write")
        )
        section = read(page).select_one("section[aria-labelledby=write]")
        assert section.a["href"] == "/forms/ask-or-tell/"
        assert words(section, "p")[0] == "We will reply within 10 working days."

    def test_every_team_is_listed_but_for_the_main_number_beside(self, read: Read) -> None:
        main = factories.ContactPointFactory(name="Our council")
        factories.council_settings(main_contact=main)
        factories.ContactPointFactory(name="Repairs", phone="01632 960203")
        soup = read(factories.ContactPageFactory())
        assert words(soup, ".teams h3") == ["Repairs"]
        assert words(soup, "aside h2")[0] == "Not sure who to call?"

    def test_a_team_shows_its_hours_only_where_they_differ(self, read: Read) -> None:
        factories.council_settings(main_contact=factories.ContactPointFactory())
        factories.ContactPointFactory(name="Late", hours=(time(9), time(20)))
        factories.ContactPointFactory(name="Usual")
        late, usual = words(read(factories.ContactPageFactory()), ".teams li")
        assert "Monday to Friday, 9am to 8pm." in late
        assert "Monday" not in usual

    @pytest.mark.usefixtures("on_saturday")
    def test_a_place_says_when_its_doors_open_and_what_it_offers(self, read: Read) -> None:
        factories.ClosureDayFactory(date=date(2026, 12, 1), name="Staff day")
        page = factories.PlacePageFactory(place=factories.PlaceFactory(hearing_loop=True))
        soup = read(page)
        assert words(soup, ".lead--now") == ["Doors open again Monday at 9am."]
        assert words(soup, ".hours__today") == ["Saturday Closed today"]
        assert words(soup, ".offers li") == ["Step-free way in", "Hearing loop"]
        assert "Tuesday 1 December (Staff day)" in soup.get_text()


class TestAlerts:
    def test_stand_before_the_matter_gravest_first(self, read: Read) -> None:
        factories.AlertFactory(title="Bins are late")
        factories.AlertFactory(title="Flood", level=Alert.Level.MAJOR)
        strips = read(factories.ServicePageFactory()).select(".strip")
        assert [strip.b.text for strip in strips] == ["Flood.", "Bins are late."]
        assert "strip--emergency" in strips[0]["class"]
        assert len({strip["aria-label"] for strip in strips}) == 2

    def test_keep_their_links_but_lose_their_paragraphs(self, read: Read) -> None:
        factories.AlertFactory(text='<p>See <a href="/x/">how</a>.</p>')
        assert words(read(factories.InformationPageFactory()), ".strip p")[0] == (
            "Bins are a day late. See how ."
        )


@pytest.mark.parametrize("extra", [0, 12])
def test_a_page_costs_ten_queries_at_most_however_much_is_on_it(
    client: Client, extra: int, django_assert_max_num_queries: Callable[..., object]
) -> None:
    topic = factories.TopicPageFactory()
    for _ in range(extra % 5):
        topic = factories.TopicPageFactory(parent=topic)
    targets = factories.ServicePageFactory.create_batch(1 + extra, parent=topic)
    links = "".join(f'<a linktype="page" id="{page.pk}">{page.title}</a> ' for page in targets)
    page = factories.ServicePageFactory(
        parent=topic,
        who_can=f"<p>{links}</p>",
        body=[("text", f"<p>{links}</p>") for _ in range(1 + extra)],
        contact=factories.ContactPointFactory(),
        provider=factories.ProviderFactory(),
        start_with=start("page", page=targets[0], label="Start now"),
    )
    for target in targets:
        factories.RelatedServiceFactory(service=page, page=target)
    factories.StepByStepPageFactory(parent=topic, pages=(page, *targets))
    factories.AlertFactory.create_batch(1 + extra, subtree=page)
    for address in (page.url, topic.url, "/"):
        client.get(address)
        with django_assert_max_num_queries(10):
            assert client.get(address + "?uncached=1").status_code == 200
