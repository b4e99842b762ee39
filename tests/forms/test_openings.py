"""What a room says of the case that its journey opens, and of what comes after sending."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.cases.models import Case
from portal.cases.panels import Panel
from portal.council.models import ContactPoint
from portal.forms import after, openings, sent_panels
from portal.forms.models import Submission
from portal.forms.openings import Asking, Opening
from portal.forms.sending import send
from tests.support.factories import ContactPointFactory
from tests.support.walking import Walker

from .everything import ANSWERS, EVERYTHING, begun

pytestmark = pytest.mark.django_db

GOOD = {"words": {"words": "A bench is broken"}, "contact": {"email": "a@example.com"}}


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (openings, after, sent_panels):
        monkeypatch.setattr(module, "_registered", {})


def test_a_room_names_the_case_and_says_since_when_with_which_team_and_clocks() -> None:
    asked: list[Asking] = []
    hour_ago = timezone.now() - timedelta(hours=1)
    team: ContactPoint = ContactPointFactory()  # type: ignore[assignment]

    def opening(asking: Asking) -> Opening:
        asked.append(asking)
        return Opening("Blocked sink", hour_ago, team, ())

    openings.register("everything", opening)
    submission = send(begun(moments={"radios": hour_ago.isoformat(), "gone": "x"}).key)
    case = submission.case
    assert (case.title, case.opened_at, case.team) == ("Blocked sink", hour_ago, team)
    assert not case.clocks.exists()
    assert submission.submitted_at > hour_ago + timedelta(minutes=59)
    (asking,) = asked
    assert asking.journey == EVERYTHING
    assert asking.answers["radios"] == ANSWERS["radios"]
    assert asking.moments == {"radios": hour_ago}


def test_what_a_room_leaves_out_is_as_the_journey_says() -> None:
    main = ContactPointFactory()
    openings.register("everything", lambda asking: Opening())
    submission = send(begun().key)
    assert submission.case.title == EVERYTHING.outcome.title
    assert submission.case.team in (None, main)
    assert submission.case.opened_at == submission.submitted_at


def test_a_journey_has_one_opening_one_way_on_and_one_piece() -> None:
    openings.register("everything", Opening)  # type: ignore[arg-type]
    openings.register("everything", Opening)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="everything"):
        openings.register("everything", lambda asking: Opening())
    for module in (after, sent_panels):
        module.register("everything", lambda case: None)
        with pytest.raises(ValueError, match="everything"):
            module.register("everything", lambda case: None)


def sent(short: Walker) -> str:
    """Send the short form and give its key."""
    key = short.fill(GOOD).key
    short.send()
    return key


def test_who_has_sent_goes_on_below_track_and_is_let_in(short: Walker) -> None:
    after.register("short", lambda case: reverse("tracked_case", args=[case.shown_reference]))
    sent(short)
    assert short.at == f"/track/{Case.objects.get().shown_reference}/"
    assert short.page is not None
    assert short.page.status_code == 200
    assert Walker("short").go(short.at).at != short.at


def test_with_nothing_to_go_on_to_the_page_says_that_it_was_sent(short: Walker) -> None:
    after.register("short", lambda case: None)
    key = sent(short)
    assert short.at == f"/your-forms/short/{key}/sent/"


def test_following_it_later_leads_to_its_case_whatever_came_after_sending(short: Walker) -> None:
    after.register("short", lambda case: "/track/elsewhere/")
    key = sent(short)
    short.go(f"/track/sent/short/{key}/")
    assert short.at == f"/track/{Case.objects.get().shown_reference}/"


def test_nobody_is_led_to_where_no_case_may_be_seen(short: Walker) -> None:
    after.register("short", lambda case: "https://example.org/track/")
    with pytest.raises(ValueError, match="not below"):
        sent(short)
    assert Submission.objects.exists()


def test_a_piece_of_the_room_is_shown_to_the_browser_that_sent_it_only(
    short: Walker,
) -> None:
    way = {"phone": "01632 960001", "href": "tel:01632960001", "label": "Choose a day"}
    piece = Panel("Your visit", "forms/ways.html", {"ways": [way]})
    sent_panels.register("short", lambda case: piece)
    key = sent(short)
    address = f"/your-forms/short/{key}/sent/"
    assert "Choose a day" in short.go(address).soup.get_text()
    assert "Your visit" in short.soup.get_text()
    assert "Choose a day" not in Walker("short").go(address).soup.get_text()
