"""Who the demo council is: contacts, places, closed days, its settings, alerts and statuses."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page, Site

from portal.council.hours import WEEKDAYS
from portal.council.models import (
    ClosureDay,
    ContactOpeningTime,
    ContactPoint,
    CouncilSettings,
    FooterLink,
    Place,
    PlaceOpeningTime,
    Provider,
    SiteLanguage,
)
from portal.home.models import HomePage, SearchSynonym, TopTask
from portal.services.models import Alert, ServiceStatus

from .richtext import rich_line
from .source import read_data

DAYS = {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}
LEVELS = {
    "announcement": Alert.Level.ANNOUNCEMENT,
    "minor": Alert.Level.MINOR,
    "major": Alert.Level.MAJOR,
}


def load_contacts() -> None:
    """Providers, contact points, places and the days on which all are closed."""
    for slug, row in read_data("providers").items():
        Provider.objects.get_or_create(slug=slug, defaults=row)
    for row in read_data("closures"):
        ClosureDay.objects.get_or_create(date=row["date"], defaults={"name": row["name"]})
    for slug, row in read_data("contacts").items():
        if not ContactPoint.objects.filter(slug=slug).exists():
            contact = ContactPoint(
                slug=slug,
                name=row["name"],
                phone=row["phone"],
                email=row.get("email") or "",
                postal_address="\n".join(row.get("address", [])),
                out_of_hours=row.get("out_of_hours") or "",
                note=row.get("note") or "",
            )
            contact.opening_times = [ContactOpeningTime(**span) for span in _spans(row["hours"])]
            contact.save()
    for slug, row in read_data("places").items():
        if not Place.objects.filter(slug=slug).exists():
            address = row["address"]
            place = Place(
                slug=slug,
                name=row["name"],
                address="\n".join(address) if isinstance(address, list) else address,
                postcode=row["postcode"],
                note=row.get("note") or "",
                **dict.fromkeys(row.get("offers", []), True),
            )
            place.opening_times = [PlaceOpeningTime(**span) for span in _spans(row["hours"])]
            place.save()


def load_settings(site: Site) -> None:
    """The council's name, notice and languages, unless somebody has named it already."""
    settings = CouncilSettings.for_site(site)
    if settings.name != CouncilSettings._meta.get_field("name").default:
        return
    row = read_data("council")
    for name in ("name", "name_strong", "strapline", "demonstration_notice", "reports_email"):
        setattr(settings, name, row[name])
    settings.main_contact = ContactPoint.objects.get(slug="main")
    settings.languages = [
        SiteLanguage(
            name=language["name"],
            code=language["code"],
            right_to_left=bool(language.get("right_to_left") or language.get("rtl")),
            sort_order=place,
        )
        for place, language in enumerate(read_data("home")["languages"])
    ]
    settings.save()


def load_footer(site: Site, pages: dict[str, Page]) -> None:
    """The links at the foot of every page, where there are none yet."""
    settings = CouncilSettings.for_site(site)
    if not settings.footer_links.exists():
        FooterLink.objects.bulk_create(
            FooterLink(
                settings=settings,
                group=row["group"],
                page=pages[row["page"]],
                words=row["words"],
                sort_order=place,
            )
            for place, row in enumerate(read_data("council")["footer"])
        )


def load_home(home: HomePage, pages: dict[str, Page]) -> None:
    """The question and the nine top tasks, where the home page has none yet."""
    if home.top_tasks.exists():
        return
    data, council = read_data("home"), read_data("council")
    home.title = council["home_title"]
    home.seo_title = council["home_seo_title"]
    home.summary = home.search_description = council["strapline"]
    home.question = data["question"]
    home.top_tasks = [
        TopTask(
            page_id=pages[task["page"]].pk, words=task["title"], hint=task["hint"], sort_order=i
        )
        for i, task in enumerate(data["top_tasks"])
    ]
    home.save_revision(log_action=False).publish()


def load_notices(pages: dict[str, Page]) -> None:
    """Alerts and service statuses, where there are none yet."""
    if not Alert.objects.exists():
        for row in read_data("alerts"):
            subtree = row.get("subtree")
            Alert.objects.create(
                title=row["title"],
                text=rich_line(row.get("body", ""), {path: p.pk for path, p in pages.items()}),
                level=LEVELS[row["level"]],
                subtree=pages[subtree] if subtree else None,
                starts_at=_moment(row["starts"]),
                ends_at=_moment(row["ends"]),
            )
    if not ServiceStatus.objects.exists():
        for row in read_data("statuses"):
            page = row.get("page")
            ServiceStatus.objects.create(
                service=row["service"],
                state=row["state"],
                detail=row.get("detail") or "",
                page=pages[page] if page else None,
            )


def load_search(pages: dict[str, Page]) -> None:
    """Synonyms and promoted results, where there are none yet."""
    if not SearchSynonym.objects.exists():
        SearchSynonym.objects.bulk_create(
            SearchSynonym(words="\n".join(str(word) for word in words))
            for words in read_data("synonyms")
        )
    if not SearchPromotion.objects.exists():
        for place, row in enumerate(read_data("promoted")):
            SearchPromotion.objects.create(
                query=Query.get(row["query"]), page=pages[row["page"]], sort_order=place
            )


def _spans(hours: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "weekday": DAYS[day],
            "opens": time.fromisoformat(row["opens"]),
            "closes": time.fromisoformat(row["closes"]),
        }
        for row in hours
        for day in row["days"]
    ]


def _moment(value: str | datetime) -> datetime:
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment
