"""How a person wants our pages to look: what is read of a cookie, and what every page carries."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any

import html5lib
import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from django.views.decorators.http import require_GET
from hypothesis import example, given
from hypothesis import strategies as st

from portal.ui import display
from portal.ui.display import HOW_MANY, WISHES, Look
from portal.urls import handler400, handler403, handler404, handler500  # noqa: F401 - used by name
from tests.support.factories import GuidePageFactory, ServicePageFactory, UserFactory
from tests.support.people import sign_in

ROOT = Path(__file__).resolve().parents[2]
EVERY_LOOK = [
    Look(*values) for values in itertools.product(*(("", *values) for values in WISHES.values()))
]
KNOWN = "".join(letter for values in WISHES.values() for letter in values.values())
ALL = Look("largest", "cream", "more", "device", "less")
CARRIED = (
    '<html lang="en-GB" data-text="largest" data-theme="cream" data-spacing="more"'
    ' data-letters="device" data-motion="less">'
)
FOR_OTHERS = {
    "templates/integration/preview/message.html",  # for staff: a message in a frame
}


def fails(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a fault")


urlpatterns = [
    path("fails/", fails),
    path("look-only/", require_GET(fails)),
    path("", include("portal.urls")),
]


def test_each_look_has_letters_of_its_own_and_is_read_from_them_again() -> None:
    assert len(EVERY_LOOK) == HOW_MANY == 144
    assert len({str(look) for look in EVERY_LOOK}) == HOW_MANY
    assert [Look.read(str(look)) for look in EVERY_LOOK] == EVERY_LOOK
    assert max(len(str(look)) for look in EVERY_LOOK) == 5


@given(st.text() | st.text(alphabet=KNOWN + "x;= \0", max_size=60))
@example("kd" * 10_000)
@example("\ud7ff\0<script>")
def test_whatever_a_browser_sends_is_one_of_the_looks_that_there_are(sent: str) -> None:
    look = Look.read(sent)
    assert look in EVERY_LOOK
    assert Look.read(str(look)) == look


@given(st.permutations("2csfm"), st.text(alphabet="xyz !é\"'<>", max_size=20))
def test_the_same_wishes_in_any_order_and_with_anything_between_are_the_same_letters(
    letters: list[str], between: str
) -> None:
    assert str(Look.read(between[:4].join(letters) + between)) == "2csfm"


def test_of_two_of_a_kind_the_first_counts() -> None:
    assert Look.read("dl1") == Look(theme="dark", text="larger")
    assert Look.read("ld21") == Look(theme="light", text="largest")


def test_what_stands_beyond_any_cookie_of_ours_is_not_read() -> None:
    assert not Look.read("x" * display.LONGEST + "d")


def test_a_wish_that_there_is_not_is_left_out() -> None:
    wishes = {"text": "larger", "theme": '"><script>', "colour": "red"}
    assert Look.wished(wishes) == Look(text="larger")


def test_the_browsers_own_parts_are_in_the_colours_of_the_look() -> None:
    schemes = {theme: Look(theme=theme).schemes for theme in WISHES["theme"]}
    assert schemes == {
        "light": "light",
        "dark": "dark",
        "cream": "light",
        "contrast": "light",
        "black": "dark",
    }
    assert Look().schemes == "light dark"


def test_each_look_links_the_sheets_of_its_own_wishes_and_no_others() -> None:
    assert Look().sheets == Look(theme="light").sheets == []
    assert Look(theme="black").sheets == ["display-black.css"]
    assert Look(letters="device").sheets == ["display.css"]
    assert Look(text="larger", theme="dark").sheets == ["display.css", "display-dark.css"]


def test_each_wish_but_light_has_rules_and_each_rule_is_a_wish() -> None:
    names = {name for look in EVERY_LOOK for name in look.sheets}
    built = {path.name for path in (ROOT / "static/build").glob("display*.css")}
    assert names == {re.sub(r"\.[0-9a-f]{12}\.", ".", name) for name in built}
    sheet = "".join((ROOT / "static/build" / name).read_text() for name in sorted(names))
    ruled = set(re.findall(r"\[data-(\w+)(?:=(\w+))?\]", sheet))
    alone = {"spacing", "letters", "motion"}
    wished = {(name, "" if name in alone else value) for name in WISHES for value in WISHES[name]}
    of_any_larger_text = {("text", "")}
    assert ruled == wished - {("theme", "light")} | of_any_larger_text


def test_no_page_for_people_has_an_html_tag_without_its_wishes() -> None:
    tags = {
        str(file.relative_to(ROOT)): "<html" in words and "{{ look.attributes }}>" not in words
        for file in (ROOT / "templates").rglob("*.html")
        if (words := file.read_text())
    }
    assert {name for name, bare in tags.items() if bare} == FOR_OTHERS


@pytest.mark.django_db
class TestPages:
    pytestmark = pytest.mark.urls(__name__)

    @pytest.fixture
    def wishing(self, client: Client) -> Client:
        client.cookies[display.COOKIE] = str(ALL)
        client.raise_request_exception = False
        return client

    @pytest.mark.parametrize(
        ("address", "status"),
        [
            ("/", 200),
            ("/search/?q=bins", 200),
            ("/a-to-z/", 200),
            ("/service-status/", 200),
            ("/forms/ask-or-tell/", 200),
            ("/account/sign-in/", 200),
            ("/track/", 200),
            ("/display/", 200),
            ("/nothing/is/here/", 404),
            ("/fails/", 500),
        ],
    )
    def test_every_kind_of_page_carries_the_wishes(
        self, wishing: Client, address: str, status: int
    ) -> None:
        response = wishing.get(address, follow=True)
        page = response.content.decode()
        assert response.status_code == status
        assert CARRIED in page
        assert re.findall(r"/(display[\w-]*)\.", page) == ["display", "display-cream"]
        html5lib.HTMLParser(strict=True).parse(page)

    def test_so_do_pages_that_editors_make(self, wishing: Client) -> None:
        for page in (ServicePageFactory(), GuidePageFactory()):
            assert CARRIED in wishing.get(page.url).content.decode()

    def test_so_do_the_pages_for_a_refusal(self, wishing: Client, settings: Any) -> None:
        assert CARRIED in wishing.put("/look-only/").content.decode()
        assert CARRIED in wishing.post("/account/sign-in/out/").content.decode()
        settings.ALLOWED_HOSTS = ["www.council.example"]
        refused = wishing.get("/", headers={"Host": "evil.example"})
        assert (refused.status_code, CARRIED in refused.content.decode()) == (400, True)

    def test_so_do_the_pages_of_somebody_who_is_signed_in(self, wishing: Client) -> None:
        wishing.force_login(UserFactory())
        assert CARRIED in wishing.get("/account/", follow=True).content.decode()

    def test_the_pages_of_the_admin_do_not(self) -> None:
        editor = sign_in("Publishers")
        editor.cookies[display.COOKIE] = str(ALL)
        response = editor.get("/admin/")
        assert response.status_code == 200
        assert b"data-text" not in response.content
        assert b"display.css" not in response.content

    def test_without_wishes_a_page_is_as_it_always_was(self, client: Client) -> None:
        page = client.get("/").content.decode()
        assert '<html lang="en-GB">' in page
        assert '<meta name="color-scheme" content="light dark">' in page
        assert "display.css" not in page
        client.cookies[display.COOKIE] = "zzz!"
        assert client.get("/").content.decode() == page

    def test_every_page_leads_to_where_it_is_chosen(self, client: Client) -> None:
        for address in ("/", "/search/", "/forms/ask-or-tell/", "/nothing/is/here/"):
            page = client.get(address, follow=True).content.decode()
            assert 'href="/display/"' in page, address

    def test_our_own_letters_are_not_fetched_by_who_wants_the_devices(self, client: Client) -> None:
        assert b'rel="preload"' in client.get("/").content
        client.cookies[display.COOKIE] = str(Look(letters="device"))
        assert b'rel="preload"' not in client.get("/").content
