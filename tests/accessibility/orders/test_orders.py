"""From asking to having it: ordered, told to who makes it, come back, and told to the person."""

from __future__ import annotations

from base64 import b64encode
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from portal.accessibility.api import events
from portal.accessibility.models import Asked, MadeFormat, Order, State
from portal.accessibility.orders import moving, setup
from portal.cases.calendar import local_date
from portal.cases.models import Case, Status, TimelineEntry
from portal.cases.promises import promise_for
from portal.cases.timeline import WEBSITE
from portal.documents.offers import offers_of
from portal.forms.models import Draft
from portal.services.models import ServicePage
from tests.support.api import Calling, make_system
from tests.support.cases import TargetFactory
from tests.support.formats import TYPED, asking_for, ordered
from tests.support.walking import Walker

SCOPES = ("formats:read", "formats:write", "documents:write", "cases:all")
PDF = b"%PDF-1.7\n% a made-up file\n%%EOF\n"
FILE = {
    "name": "easy-read.pdf",
    "media_type": "application/pdf",
    "content": b64encode(PDF).decode(),
}


@pytest.fixture
def maker(db: None) -> Calling:
    """A supplier's system that may answer every team's orders."""
    return Calling(make_system("maker", scopes=list(SCOPES)), *SCOPES)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Events that other systems are told of."""
    found: list[Any] = []
    monkeypatch.setattr(events, "publish", found.append)
    return found


def told(case: Case) -> list[str]:
    """What the person reads, the newest first."""
    found: Any = TimelineEntry.objects.filter(case=case, public=True).order_by("-pk")
    return [each.words for each in found]


def test_a_page_in_easy_read_is_ordered_at_once_by_the_day_that_we_promised(
    page: ServicePage,
) -> None:
    TargetFactory(step="made", kind="ask-for-a-format", promise="We will send it", length=15)
    TargetFactory(step="reply", kind="ask-for-a-format", length=5)
    order = ordered(page)
    assert (order.state, order.source_kind, order.source_key) == ("ordered", "page", str(page.pk))
    assert order.due is not None
    made = order.case.clocks.get(step="made")
    assert order.due == local_date(made.due_at)
    assert told(order.case)[0] == "We have asked for an Easy Read version to be made."


def test_whoever_asked_for_a_page_is_promised_the_day_of_the_thing_itself(
    page: ServicePage,
) -> None:
    made = TargetFactory(step="made", kind="ask-for-a-format", promise="We will send it", length=15)
    TargetFactory(step="reply", kind="ask-for-a-format", promise="We will reply", length=5)
    promise = promise_for(ordered(page).case)
    assert promise is not None
    assert promise.words.startswith(f"{made.promise} by ")


def test_without_a_target_for_making_it_the_promise_of_a_reply_stands(page: ServicePage) -> None:
    TargetFactory(step="reply", kind="ask-for-a-format", promise="We will reply", length=5)
    promise = promise_for(ordered(page).case)
    assert promise is not None
    assert promise.words.startswith("We will reply by ")


def test_until_staff_have_looked_the_promise_is_a_reply(page: ServicePage) -> None:
    TargetFactory(step="made", kind="ask-for-a-format", promise="We will send it", length=15)
    TargetFactory(step="reply", kind="ask-for-a-format", promise="We will reply", length=5)
    Walker("ask-for-a-format").start().fill(TYPED).send()
    case = Order.objects.get().case
    promise = promise_for(case)
    assert promise is not None
    assert promise.words.startswith("We will reply by ")


@pytest.mark.parametrize(
    ("name", "title"), [("easy-read", "An Easy Read version"), ("braille-post", "A Braille print")]
)
def test_a_case_is_called_by_what_is_made(page: ServicePage, name: str, title: str) -> None:
    assert ordered(page, name).case.title == title


def test_what_is_said_in_words_waits_until_staff_have_looked(page: ServicePage) -> None:
    Walker("ask-for-a-format").start().fill(TYPED).send()
    assert Order.objects.get().state == State.NEW


@pytest.mark.parametrize("journey", ["ask-for-an-adjustment", "report-an-accessibility-problem"])
def test_what_nobody_has_to_make_has_no_order(page: ServicePage, journey: str) -> None:
    Walker(journey).start().fill(TYPED).send()
    assert not Order.objects.exists()


def test_a_file_that_comes_back_is_on_the_case_and_ends_it(
    page: ServicePage, maker: Calling
) -> None:
    order = ordered(page)
    case = order.case
    answer = maker.post(f"/formats/{case.reference}/delivery", {"number": "S-1", "file": FILE})
    assert (answer.status_code, answer.json()["applied"]) == (200, True)
    case.refresh_from_db()
    order.refresh_from_db()
    assert (case.status, order.state, order.number) == (Status.DONE, State.DONE, "S-1")
    assert case.documents.get().public
    assert told(case)[0] == (
        "We have made an Easy Read version for you. You can open it where you follow this online. "
        "We tell you by email."
    )


def test_the_same_delivery_again_changes_nothing(page: ServicePage, maker: Calling) -> None:
    order = ordered(page)
    path, body = f"/formats/{order.case.reference}/delivery", {"number": "S-1", "file": FILE}
    first = maker.post(path, body, **{"Idempotency-Key": "the-same"})
    again = maker.post(path, body, **{"Idempotency-Key": "the-same"})
    assert first.json() == again.json()
    another = maker.post(path, body)
    assert another.json() == {"applied": False, "because": "it is so already"}
    assert order.case.documents.count() == 1
    assert MadeFormat.objects.count() == 1


@pytest.mark.parametrize(
    "body",
    [
        {"number": "S-1"},
        {"file": FILE, "link": "https://v.example.org/1"},
        {"file": {**FILE, "content": b64encode(b"MZ not a PDF").decode()}},
        {"file": {**FILE, "media_type": "text/html"}},
        {"link": "http://v.example.org/1"},
        {"link": "javascript:alert(1)"},
        {"link": "https://v.example.org"},
        {"link": "https://v.example.org/1\n"},
        {"file": FILE, "more": 1},
    ],
)
def test_what_is_no_file_and_no_link_is_refused_and_leaves_nothing(
    page: ServicePage, maker: Calling, body: dict[str, Any]
) -> None:
    order = ordered(page)
    answer = maker.post(f"/formats/{order.case.reference}/delivery", body)
    assert answer.status_code == 422
    order.refresh_from_db()
    assert order.state == State.ORDERED
    assert not order.case.documents.exists()


def test_a_signed_video_comes_back_as_a_link(page: ServicePage, maker: Calling) -> None:
    order = ordered(page, "bsl-video")
    link = "https://video.example.org/bins"
    assert maker.post(f"/formats/{order.case.reference}/delivery", {"link": link}).json()["applied"]
    made = MadeFormat.objects.get()
    assert (made.link, made.format, made.language) == (link, "bsl-video", "bfi")


def test_what_goes_by_post_is_sent_only_when_it_is_in_the_post(
    page: ServicePage, maker: Calling
) -> None:
    order = ordered(page, "braille-post")
    path = f"/formats/{order.case.reference}"
    maker.post(f"{path}/delivery", {"file": FILE})
    order.refresh_from_db()
    assert order.state == State.READY
    assert not order.case.documents.get().public
    assert maker.post(f"{path}/posted", {"how": "Articles for the Blind"}).json()["applied"]
    order.refresh_from_db()
    assert order.state == State.DONE
    assert told(order.case)[0].startswith("We posted a Braille print to you on ")
    assert told(order.case)[0].endswith(" by Articles for the Blind.")
    assert not maker.post(f"{path}/posted", {}).json()["applied"]
    assert not MadeFormat.objects.exists()


def test_an_interpreter_is_booked_and_the_person_is_told(page: ServicePage, maker: Calling) -> None:
    Walker("book-an-interpreter").start().fill(TYPED).send()
    order = Order.objects.get()
    assert (order.state, order.language) == (State.ORDERED, "bfi")
    path = f"/formats/{order.case.reference}"
    assert maker.post(f"{path}/posted", {}).status_code == 404
    assert maker.post(f"{path}/booked", {"words": "Ask for them at the desk."}).json()["applied"]
    assert told(order.case)[0] == "An interpreter is booked for you. Ask for them at the desk."


def test_what_cannot_be_made_goes_back_to_staff_and_the_person_is_not_troubled(
    page: ServicePage, maker: Calling
) -> None:
    order = ordered(page)
    before = told(order.case)
    answer = maker.post(f"/formats/{order.case.reference}/cannot", {"why": "We are full."})
    assert answer.json()["applied"]
    order.refresh_from_db()
    assert order.state == State.NEW
    assert told(order.case) == before
    assert moving.place(order, WEBSITE)


def test_another_teams_order_and_one_that_never_was_answer_alike(
    page: ServicePage, maker: Calling
) -> None:
    order = ordered(page)
    only = ("formats:read", "formats:write")
    other = Calling(make_system("other", scopes=list(only)), *only)
    theirs = other.get(f"/formats/{order.case.reference}")
    never = other.get("/formats/22222222")
    assert theirs.status_code == never.status_code == 404
    assert theirs.content == never.content
    assert other.post(f"/formats/{order.case.reference}/delivery", {"file": FILE}).content == (
        theirs.content
    )
    blind = Calling(maker.system, "cases:read", "cases:all")
    assert blind.get(f"/formats/{order.case.reference}").status_code == 404


def test_an_order_says_nothing_of_its_person(page: ServicePage, maker: Calling) -> None:
    order = ordered(page, "braille-post")
    said = maker.get(f"/formats/{order.case.reference}")
    assert said.json()["code"] == "braille-post"
    for word in ("Resident", "resident@", "Test Street", "AA1"):
        assert word not in said.content.decode()


def test_whoever_makes_it_is_told_what_and_by_when_and_not_for_whom(
    page: ServicePage, sent: list[Any]
) -> None:
    order = ordered(page, "coloured-paper", colour={"colour": "blue"})
    (event,) = sent
    assert event.type.name == "format.ordered"
    data = event.data.model_dump(mode="json")
    assert data["reference"] == order.case.reference
    assert (data["format"], data["variant"]) == ("coloured-paper", "blue")
    assert data["source"]["title"] == page.title
    assert data["source"]["address"].endswith(f"/formats/page/{page.pk}/")
    for word in ("Resident", "resident@", "Test Street", "AA1"):
        assert word not in str(data)


def test_where_somebody_has_to_go_is_told_only_to_those_who_may_know() -> None:
    assert events.INTERPRETER.restricted
    assert not events.FORMAT.restricted


def test_of_a_letter_nobody_is_told_its_title(page: ServicePage, sent: list[Any]) -> None:
    order = ordered(page)
    sent.clear()
    order.public, order.state = False, State.NEW
    order.title, order.source_kind, order.source_key = "Bill of A Resident", "bill", "k3y"
    order.save()
    moving.place(order, WEBSITE)
    data = sent[0].data.model_dump(mode="json")
    assert data["source"]["title"] == ""
    assert "Resident" not in str(data)


def test_what_was_made_of_a_page_is_offered_to_the_next_person(
    page: ServicePage, maker: Calling
) -> None:
    order = ordered(page)
    assert offers_of("page", str(page.pk)) == []
    maker.post(f"/formats/{order.case.reference}/delivery", {"file": FILE})
    (offer,) = offers_of("page", str(page.pk))
    assert (offer.label, offer.media, offer.out_of_date) == ("Easy Read", "PDF", False)


def test_what_was_made_of_a_letter_belongs_to_its_case_alone(
    page: ServicePage, maker: Calling
) -> None:
    order = ordered(page)
    Order.objects.update(public=False, source_kind="bill", source_key="k3y")
    maker.post(f"/formats/{order.case.reference}/delivery", {"file": FILE})
    assert order.case.documents.count() == 1
    assert not MadeFormat.objects.exists()


def test_what_a_form_was_begun_for_is_forgotten_with_the_form(page: ServicePage) -> None:
    asking_for(page, "easy-read")
    asking_for(page, "bsl-video")
    Asked.objects.update(at=timezone.now() - timedelta(days=3))
    first = Asked.objects.order_by("pk").first()
    assert first is not None
    Draft.objects.filter(key=first.draft_key).delete()
    assert setup.forget() == 1
    assert Asked.objects.count() == 1
