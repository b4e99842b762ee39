"""A page in other languages and formats: found, marked as what it is, and told when it is old."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from portal.council.models import FooterLink, SiteLanguage
from portal.council.publishing import problems
from portal.documents.offers import offers_of
from portal.home.a_to_z import listing
from portal.home.search.results import find
from portal.services.models import ContentChange, PageVersion, ServicePage
from portal.services.rows import rows
from portal.services.versions.content import digest
from portal.ui import generation
from tests.support.factories import (
    ContactPointFactory,
    GuidePageFactory,
    NewsPageFactory,
    PageVersionFactory,
    ServicePageFactory,
    TopicPageFactory,
    council_settings,
    home_page,
)

pytestmark = pytest.mark.django_db

Read = Callable[[Page | str], BeautifulSoup]
VIDEO = {
    "title": "Bins, signed",
    "url": "https://video.example.org/bins",
    "length": "3 minutes",
    "captions": True,
    "transcript": "<p>Put your bin out.</p>",
}


@pytest.fixture
def read(client: Client) -> Read:
    def _read(page: Page | str) -> BeautifulSoup:
        generation.forget()
        response = client.get(page if isinstance(page, str) else page.get_url())
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return _read


def urdu(**values: object) -> PageVersion:
    values = {
        "title": "کوڑے کا دن",
        "summary": "ہم کب آتے ہیں۔",
        "language": "ur",
        "body": [("text", "<p>ہمیں 01632 960249 پر کال کریں۔ حوالہ AB 12-34</p>")],
    } | values
    return PageVersionFactory(**values)


def picture() -> object:
    from wagtail.images import get_image_model

    return get_image_model().objects.create(title="Bin", file=get_test_image_file())


def line(alt: str = "A green bin", *, decorative: bool = False) -> tuple[str, dict[str, object]]:
    shown = picture()
    shown.contextual_alt_text = "" if decorative else alt
    shown.decorative = decorative
    return "easy_read_line", {"picture": shown, "text": "<p>Put the green bin out.</p>"}


def easy_read(**values: object) -> PageVersion:
    return PageVersionFactory(
        **{"kind": "easy-read", "language": "en-GB", "title": "Your bins", "body": [line()]}
        | values
    )


def say_something_new(page: Page) -> None:
    page = Page.objects.get(pk=page.pk).specific
    page.summary = "Something else."
    page.save_revision().publish()


def alternates(soup: BeautifulSoup) -> list[tuple[object, object]]:
    found = soup.select("head link[rel=alternate]")
    return [(link["hreflang"], link["href"]) for link in found]


class TestLinks:
    def test_a_page_leads_to_each_version_in_the_words_of_its_language(self, read: Read) -> None:
        page = ServicePageFactory()
        PageVersionFactory(parent=page)
        urdu(parent=page)

        links = read(page).select(".versions a")

        assert [(a.text, a["lang"], a["dir"], a["hreflang"]) for a in links] == [
            ("Polski", "pl", "ltr", "pl"),
            ("اردو", "ur", "rtl", "ur"),
        ]

    def test_a_page_without_versions_says_nothing_of_them(self, read: Read) -> None:
        assert not read(ServicePageFactory()).select(".versions")

    def test_a_version_leads_back_to_the_english_and_to_the_other_versions(
        self, read: Read
    ) -> None:
        page = ServicePageFactory()
        polish = PageVersionFactory(parent=page)
        easy_read(parent=page)

        links = read(polish).select(".versions a")

        assert [a.text for a in links] == ["English", "Easy Read"]
        assert links[0]["href"] == page.url

    def test_the_foot_leads_to_the_page_about_languages_in_each_language_that_has_it(
        self, read: Read
    ) -> None:
        settings, page = council_settings(), ServicePageFactory()
        polish = PageVersionFactory(parent=page)
        FooterLink.objects.create(settings=settings, page=page, group="languages")
        for code, name in (("pl", "Polski"), ("fr", "Français")):
            SiteLanguage.objects.create(settings=settings, name=name, code=code)

        links = read("/").select(".foot__langs a")

        assert [(a.text, a["href"], a.get("hreflang")) for a in links] == [
            ("Polski", polish.url, "pl"),
            ("Français", page.url, None),
        ]

    def test_a_page_and_its_translations_name_each_other_to_search_engines(
        self, read: Read
    ) -> None:
        page = ServicePageFactory()
        polish, in_urdu = PageVersionFactory(parent=page), urdu(parent=page)
        easy = easy_read(parent=page)
        all_of_them = [
            ("en-GB", page.full_url),
            ("pl", polish.full_url),
            ("ur", in_urdu.full_url),
            ("x-default", page.full_url),
        ]

        for one in (page, polish, in_urdu):
            assert alternates(read(one)) == all_of_them
        assert alternates(read(easy)) == []
        assert alternates(read(ServicePageFactory())) == []

    def test_a_version_that_is_only_signed_or_easy_to_read_is_no_other_language(
        self, read: Read
    ) -> None:
        page = ServicePageFactory()
        easy_read(parent=page)
        assert alternates(read(page)) == []

    def test_a_translation_that_is_not_live_is_named_to_no_search_engine(self, read: Read) -> None:
        page = ServicePageFactory()
        PageVersionFactory(parent=page).unpublish()
        assert alternates(read(page)) == []

    def test_a_later_part_of_a_guide_is_not_what_was_translated(self, read: Read) -> None:
        guide = GuidePageFactory()
        PageVersionFactory(parent=guide)
        later = guide.get_parts(guide.url)[1].url
        assert len(alternates(read(guide))) == 3
        assert alternates(read(later)) == []

    def test_a_version_that_is_not_live_is_not_offered(self, read: Read) -> None:
        page = ServicePageFactory()
        version = PageVersionFactory(parent=page)
        version.unpublish()

        assert not read(page).select(".versions")

    def test_many_versions_cost_no_more_queries_than_one(
        self, client: Client, django_assert_max_num_queries: Callable[[int], object]
    ) -> None:
        page = ServicePageFactory(contact=ContactPointFactory())
        for code in ("pl", "ur", "ar", "ro", "fr"):
            version = PageVersionFactory(parent=page, language=code, title=code)
        for one in (page, version):
            client.get(one.url)  # remembers what every page shares
            with django_assert_max_num_queries(10):  # type: ignore[attr-defined]
                client.get(one.url + "?anew")

    def test_a_guide_can_have_versions_though_its_parts_have_addresses(self, read: Read) -> None:
        guide = GuidePageFactory()
        version = PageVersionFactory(parent=guide, title="Poradnik")

        assert read(version).h1.text == "Poradnik"
        assert read(f"{guide.url}how-to-apply/").h1.text == guide.title

    def test_they_stand_among_the_other_formats_of_their_page(self) -> None:
        page = ServicePageFactory()
        version = urdu(parent=page)
        say_something_new(page)
        generation.forget()

        (offer,) = offers_of("page", str(page.pk))

        assert (offer.label, offer.address) == ("اردو", version.url)
        assert (offer.direction, offer.media, offer.out_of_date) == (
            "rtl",
            "Web page in Urdu",
            True,
        )
        assert offers_of("page", "not-a-number") == []
        assert offers_of("bill", str(page.pk)) == []


class TestTheWayItReads:
    def test_urdu_runs_from_the_right_within_an_english_frame(self, read: Read) -> None:
        soup = read(urdu())

        assert soup.html["lang"] == "en-GB"
        assert soup.html.get("dir") is None
        assert (soup.main["lang"], soup.main["dir"]) == ("ur", "rtl")
        assert soup.title["lang"] == "ur"

    def test_what_we_say_in_english_around_it_is_marked_as_english(self, read: Read) -> None:
        page = ServicePageFactory(
            contact=ContactPointFactory(),
            start_with=[("site", {"url": "https://x.example.org/", "label": "Start now"})],
        )
        soup = read(urdu(parent=page))

        for css in ("form.useful", "a.govuk-button", "aside"):
            found = soup.select_one(f"main {css}")
            marked = found if found.get("lang") else found.find_parent(lang=True)
            assert (marked["lang"], marked["dir"]) == ("en-GB", "ltr"), css

    def test_numbers_and_references_are_set_apart(self, read: Read) -> None:
        body = read(urdu()).select_one(".prose")

        runs = [run.text for run in body.select("bdi[dir=ltr]")]
        assert runs == ["01632 960249", "AB 12-34"]

    def test_a_language_that_runs_as_english_does_is_left_alone(self, read: Read) -> None:
        assert not read(PageVersionFactory()).select("bdi")

    def test_the_start_button_of_the_service_is_on_every_version(self, read: Read) -> None:
        page = ServicePageFactory(
            start_with=[("site", {"url": "https://x.example.org/", "label": "Start now"})]
        )
        button = read(PageVersionFactory(parent=page)).select_one("main a.govuk-button")
        assert button["href"] == "https://x.example.org/"

    def test_a_draft_can_be_seen_before_it_is_published(self) -> None:
        version = urdu(published=False)
        response = version.make_preview_request()
        assert response.status_code == 200
        assert 'dir="rtl"' in response.content.decode()


class TestEasyReadAndVideo:
    def test_each_line_has_its_picture_described_beside_it(self, read: Read) -> None:
        lines = read(easy_read(body=[line(), line(decorative=True)])).select(".easy")

        assert [one.img["alt"] for one in lines] == ["A green bin", ""]
        assert all(one.select_one("img + div p") for one in lines)
        assert all(one.img.get("width") and one.img.get("height") for one in lines)

    def test_easy_read_needs_a_line_with_a_picture(self) -> None:
        with pytest.raises(ValidationError, match="Easy Read line"):
            PageVersionFactory.build(kind="easy-read", language="en-GB", slug="a").clean()

    def test_a_signed_version_needs_its_video(self) -> None:
        with pytest.raises(ValidationError, match="video"):
            PageVersionFactory.build(kind="bsl", language="en-GB", slug="a").clean()

    def test_a_video_without_its_words_is_not_fit_to_publish(self) -> None:
        version = easy_read(kind="bsl", body=[("video", VIDEO)], published=False)
        version.body = [("video", VIDEO | {"transcript": ""})]
        assert problems(version) == ["Body: Write down what the video says."]

    def test_a_video_is_a_way_to_another_site_and_fetches_nothing_of_it(self, read: Read) -> None:
        page = ServicePageFactory()
        soup = read(easy_read(parent=page, kind="bsl", body=[("video", VIDEO)]))

        assert not soup.select("iframe, video, embed, object, [src*='video.example.org']")
        assert soup.select_one("a[href='https://video.example.org/bins']")["rel"] == [
            "external",
            "noreferrer",
        ]
        assert "Put your bin out." in soup.select_one("details").text
        link = read(page).select_one(".versions a")
        assert (link.text, link["hreflang"]) == ("British Sign Language", "bfi")


class TestRules:
    def test_a_translation_is_not_in_english(self) -> None:
        with pytest.raises(ValidationError, match="translated into"):
            PageVersionFactory.build(language="en-GB", slug="a").clean()

    def test_a_page_has_one_version_of_a_kind_in_a_language(self) -> None:
        page = ServicePageFactory()
        PageVersionFactory(parent=page)
        with pytest.raises(ValidationError, match="such a version already"):
            PageVersionFactory(parent=page)
        urdu(parent=page)  # another language does no harm

    def test_a_version_lies_under_a_page_to_read_and_has_nothing_under_it(self) -> None:
        assert PageVersion.can_create_at(ServicePageFactory())
        assert PageVersion.can_create_at(NewsPageFactory())
        assert not PageVersion.can_create_at(home_page())
        assert not PageVersion.can_create_at(PageVersionFactory())


class TestOutOfDate:
    def test_a_version_is_out_of_date_once_its_page_says_something_new(self, read: Read) -> None:
        page = ServicePageFactory()
        version = PageVersionFactory(parent=page, if_out_of_date="Ta strona jest nieaktualna.")
        assert not read(version).select("#changed")

        say_something_new(page)

        notice = read(version).select_one(".panel--notice")
        assert "Ta strona jest nieaktualna." in notice.text
        english = notice.select_one("[lang=en-GB]")
        assert english.a["href"] == page.url
        assert timezone.localdate().strftime("%-d %B %Y") in english.text

    def test_publishing_the_same_words_again_changes_nothing(self) -> None:
        version = PageVersionFactory()
        page = version.get_parent().specific
        page.checked_by = "bins team"
        page.synonyms = "rubbish"
        page.save_revision().publish()

        assert not PageVersion.objects.out_of_date().exists()

    def test_bringing_it_into_line_makes_it_right_again(self) -> None:
        version = PageVersionFactory()
        say_something_new(version.get_parent())
        assert PageVersion.objects.out_of_date().get() == version

        version = PageVersion.objects.get()
        version.made_from = timezone.now()
        version.save_revision().publish()

        assert not PageVersion.objects.out_of_date().exists()

    def test_a_change_to_another_page_is_nothing_to_it(self) -> None:
        PageVersionFactory()
        say_something_new(PageVersionFactory().get_parent())
        assert PageVersion.objects.out_of_date().count() == 1

    def test_a_translation_of_an_older_page_is_old_from_the_start(self) -> None:
        page = ServicePageFactory()
        page.save_revision().publish()
        PageVersionFactory(parent=page, made_from=timezone.now() - timedelta(days=30))
        assert PageVersion.objects.out_of_date().exists()

    def test_the_page_is_known_from_its_first_version_on(self) -> None:
        page = ServicePageFactory()
        assert not ContentChange.objects.exists()
        PageVersionFactory(parent=page)
        assert ContentChange.objects.get().digest == digest(ServicePage.objects.get(pk=page.pk))

    def test_what_only_the_editor_knows_is_not_part_of_what_a_page_says(self) -> None:
        body = [{"type": "text", "value": "<p>Bins.</p>", "id": "a"}]
        other = [{"type": "text", "value": "<p>Bins.</p>", "id": "b"}]
        new = [{"type": "text", "value": "<p>More bins.</p>", "id": "b"}]
        said = [digest(ServicePage(title="Bins", body=raw)) for raw in (body, other, new)]
        assert said[0] == said[1] != said[2]


class TestBeingFound:
    def test_a_polish_page_is_found_by_polish_words_and_is_marked_as_polish(
        self, client: Client
    ) -> None:
        version = PageVersionFactory(title="Wywóz odpadów")
        generation.forget()

        assert [hit.entry.pk for hit in find("odpadów").hits] == [version.pk]
        soup = BeautifulSoup(client.get("/search/?q=odpadów").content, "html.parser")
        result = soup.select_one("ol.results li")
        assert result.h2["lang"] == "pl"
        assert "In Polish" in result.text

    def test_easy_read_does_not_stand_beside_its_page_in_a_search(self) -> None:
        page = ServicePageFactory(title="Check your bin day")
        easy_read(parent=page, title="Check your bin day")
        generation.forget()

        assert [hit.entry.pk for hit in find("bin day").hits] == [page.pk]

    def test_no_version_is_listed_in_a_topic_or_under_a_letter(self) -> None:
        topic = TopicPageFactory()
        page = ServicePageFactory(parent=topic, title="Bins")
        PageVersionFactory(parent=topic, title="Tematy")
        PageVersionFactory(parent=page, title="Bin po polsku")
        generation.forget()

        assert [row.words for row in rows(topic.get_children())] == ["Bins"]
        named = [line.name for lines in listing().values() for line in lines]
        assert "Bins" in named
        assert not {"Tematy", "Bin po polsku"} & set(named)
