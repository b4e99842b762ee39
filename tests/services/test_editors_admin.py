"""The admin as editors meet it: few menus, in the words of the field."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.admin.menu import admin_menu, reports_menu, settings_menu
from wagtail.admin.userbar import ContentCheckerItem

from portal.services.checks_for_editors import MORE_RULES, OurContentChecker
from portal.services.models import Alert, ServiceStatus
from portal.services.wagtail_hooks import widen_checks
from portal.ui import generation
from tests.support.factories import (
    AlertFactory,
    ClosureDayFactory,
    ContactPointFactory,
    PlaceFactory,
    ProviderFactory,
    ServiceStatusFactory,
)
from tests.support.people import Enter, member

pytestmark = pytest.mark.django_db


def labels(menu: object, group: str) -> list[str]:
    request = RequestFactory().get(reverse("wagtailadmin_home"))  # which loads every menu
    request.user = member(group)
    items = menu.menu_items_for_request(request)  # type: ignore[attr-defined]
    return [str(item.label) for item in sorted(items, key=lambda item: item.order)]


def test_the_menu_holds_what_an_author_needs_and_no_more() -> None:
    menu = labels(admin_menu, "Authors")

    catalogues = ["Repairs catalogue", "Rules of benefits"]
    assert menu == ["Pages", "Forms", *catalogues, "Images", "Documents", "Reports", "Settings"]


def test_a_publisher_finds_alerts_and_contacts_in_two_menus() -> None:
    menu = labels(admin_menu, "Publishers")

    assert menu[:4] == ["Pages", "Forms", "Alerts", "Contacts"]
    assert not {"Snippets", "Help"} & set(menu)
    assert menu.count("Forms") == 1


def test_the_reports_are_ours_first() -> None:
    menu = labels(reports_menu, "Authors")

    assert menu[:3] == ["Page feedback", "Pages to check", "Broken links"]
    assert "Aging pages" not in menu


def test_only_an_administrator_finds_the_councils_settings() -> None:
    assert "Council" in labels(settings_menu, "Administrators")
    assert "Council" not in labels(settings_menu, "Publishers")


@pytest.mark.parametrize(
    ("address", "factory", "words"),
    [
        ("services/alert", AlertFactory, "Bins are a day late"),
        ("services/servicestatus", ServiceStatusFactory, "Running as usual"),
        ("council/contactpoint", ContactPointFactory, "01632 960249"),
        ("council/place", PlaceFactory, "Places"),
        ("council/closureday", ClosureDayFactory, "Christmas Day"),
        ("council/provider", ProviderFactory, "County council"),
    ],
)
def test_every_list_opens_searches_and_edits(
    enter: Enter, address: str, factory: type, words: str
) -> None:
    made = factory()
    client = enter("Publishers")
    listing = f"/admin/snippets/{address}/"

    assert words in client.get(listing).content.decode()
    assert client.get(listing, {"q": str(made)}).status_code == 200
    assert client.get(f"{listing}edit/{made.pk}/").status_code == 200


def test_lists_can_be_narrowed(enter: Enter) -> None:
    AlertFactory(title="Flood", level=Alert.Level.MAJOR)
    AlertFactory(title="Late bins", level=Alert.Level.MINOR)
    ServiceStatusFactory(service="Pools", state="not_running")
    ServiceStatusFactory(service="Parks")
    client = enter("Publishers")

    alerts = client.get("/admin/snippets/services/alert/", {"level": "3"}).content.decode()
    assert "Flood" in alerts
    assert "Late bins" not in alerts
    services = client.get(
        "/admin/snippets/services/servicestatus/", {"state": "not_running"}
    ).content.decode()
    assert "Pools" in services
    assert "Parks" not in services


def alert_data(**changes: str) -> dict[str, str]:
    return {
        "title": "Flood",
        "text": "null",
        "level": "3",
        "subtree": "",
        "starts_at": "2026-11-21 12:00",
        "ends_at": "",
        **changes,
    }


def test_a_publisher_puts_an_alert_up_and_every_cached_page_is_emptied(
    enter: Enter,
    django_capture_on_commit_callbacks: object,
) -> None:
    client = enter("Publishers")
    before = generation.current()

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        response = client.post("/admin/snippets/services/alert/add/", alert_data())

    assert response.status_code == 302
    assert Alert.objects.get().level == Alert.Level.MAJOR
    assert generation.current() != before


def test_an_alert_that_is_live_can_be_saved_again_in_the_admin(enter: Enter) -> None:
    alert = AlertFactory()
    address = f"/admin/snippets/services/alert/edit/{alert.pk}/"

    enter("Publishers").post(address, alert_data(title="Flood is over"))

    alert.refresh_from_db()
    assert alert.title == "Flood is over"


@pytest.mark.parametrize("make", [AlertFactory, ServiceStatusFactory])
def test_saving_and_deleting_empty_the_page_cache(
    make: type, django_capture_on_commit_callbacks: object
) -> None:
    stamps = [generation.current()]
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        made = make()
    stamps.append(generation.current())
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        made.delete()
    stamps.append(generation.current())

    assert len(set(stamps)) == 3


def test_the_checks_beside_the_editor_are_widened() -> None:
    items: list[object] = [object(), ContentCheckerItem(in_editor=True)]

    widen_checks(RequestFactory().get("/"), items, None)  # type: ignore[arg-type]

    checker = items[1]
    assert isinstance(checker, OurContentChecker)
    assert checker.in_editor
    rules = checker.get_axe_run_only(None)
    assert set(MORE_RULES) < set(rules)
    assert len(rules) == len(set(rules)) == 18
    assert set(rules) == set(checker.get_axe_messages(None))


def test_a_stranger_is_sent_to_sign_in() -> None:
    for address in ("/admin/", "/admin/snippets/services/alert/", "/admin/reports/broken-links/"):
        assert Client().get(address).status_code == 303


def test_states_are_told_in_words() -> None:
    assert str(ServiceStatusFactory(service="Bins", state=ServiceStatus.State.DELAYS)) == (
        "Bins: Running with delays"
    )
