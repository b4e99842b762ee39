"""Makes Wagtail pages of the demo's files. What exists is left as editors have made it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from wagtail.models import Page

from portal.accessibility.models import AccessibilityStatementPage, KnownIssue
from portal.council.models import ContactPoint, Place, Provider
from portal.home.models import HomePage
from portal.services.models import (
    ContactPage,
    GuidePage,
    InformationPage,
    NewsIndexPage,
    NewsPage,
    PageVersion,
    PlacePage,
    RelatedService,
    ServicePage,
    StepByStepPage,
    TopicPage,
)
from portal.services.models.service import FACTS
from portal.services.versions.languages import ENGLISH

from .richtext import rich_line, rich_text
from .source import PageFile
from .versions import made_from, version_body

PAGE_TYPES: dict[str, type[Page]] = {
    "topic": TopicPage,
    "service": ServicePage,
    "guide": GuidePage,
    "step_by_step": StepByStepPage,
    "info": InformationPage,
    "accessibility": AccessibilityStatementPage,
    "news_index": NewsIndexPage,
    "news": NewsPage,
    "contact": ContactPage,
    "place": PlacePage,
    "version": PageVersion,
}
Ids = Mapping[str, int]

ASK = "ask-or-tell"
"""The journey for what has no form of its own."""
ASK_LABEL = "Ask us a question"


class DemoPages:
    """Loads files under one home page, in two passes: every page, then what links them."""

    def __init__(self, home: HomePage) -> None:
        self.home = home
        self.contacts = {contact.slug: contact for contact in ContactPoint.objects.all()}
        self.providers = {provider.slug: provider for provider in Provider.objects.all()}
        self.places = {place.slug: place for place in Place.objects.all()}
        self.pages: dict[str, Page] = self._existing()

    def load(self, files: list[PageFile]) -> int:
        """Make the pages that are not there yet; return how many were made."""
        pages = self.pages
        new = []
        for file in files:
            if file.path not in pages:
                parent = pages[file.parent] if file.parent else self.home
                page = PAGE_TYPES[file.meta["type"]](slug=file.slug, **self.fields(file, {}))
                parent.add_child(instance=page)
                pages[file.path] = page
                new.append(file)
        ids = {path: page.pk for path, page in pages.items()}
        for file in new:
            self._link(pages[file.path], file, ids)
        return len(new)

    def _existing(self) -> dict[str, Page]:
        start = len(self.home.url_path)
        return {page.url_path[start:].strip("/"): page for page in self.home.get_descendants()}

    def _link(self, page: Page, file: PageFile, ids: Ids) -> None:
        for name, value in self.fields(file, ids).items():
            setattr(page, name, value)
        if isinstance(page, ServicePage):
            page.related = [
                RelatedService(page_id=ids[path], sort_order=place)
                for place, path in enumerate(file.meta.get("related", []))
                if path in ids and path != file.path
            ]
        page.save_revision(log_action=False).publish()

    def fields(self, file: PageFile, ids: Ids) -> dict[str, Any]:
        """The values of a page's fields, as its type names them."""
        meta = file.meta
        common = {
            "title": meta["title"],
            "summary": meta["summary"],
            "search_description": meta["summary"],
            "synonyms": "\n".join(meta.get("synonyms", [])),
            "checked_on": meta.get("checked_on"),
            "checked_by": meta.get("checked_by", ""),
            "review_on": meta.get("review_on"),
        }
        own: Callable[[PageFile, Ids], dict[str, Any]] = getattr(self, f"_{meta['type']}")
        return common | own(file, ids)

    def _contact(self, file: PageFile, ids: Ids) -> dict[str, Any]:
        return {
            "body": _body(file.body, ids),
            "start_with": _start(file.meta.get("start", {}), ids),
        }

    def _news_index(self, file: PageFile, ids: Ids) -> dict[str, Any]:
        return {}

    def _news(self, file: PageFile, ids: Ids) -> dict[str, Any]:
        return {"date": file.meta["date"], "body": _body(file.body, ids)}

    def _place(self, file: PageFile, ids: Ids) -> dict[str, Any]:
        return {"place": self.places[file.meta["place"]], "body": _body(file.body, ids)}

    def _info(self, file: PageFile, ids: Ids) -> dict[str, Any]:
        return {"body": _body(file.body, ids), **self._contact_field(file)}

    def _accessibility(self, file: PageFile, ids: Ids) -> dict[str, Any]:
        meta = file.meta
        words = ("commitment", "status_words", "people", "tell_us", "enforcement")
        issues = [
            KnownIssue(sort_order=place, **issue) for place, issue in enumerate(meta["issues"])
        ]
        return {
            "works": rich_text(file.body, ids),
            "status": meta["status"],
            "prepared_on": meta["prepared_on"],
            "issues": issues,
            **{name: rich_line(meta[name], ids) for name in words},
            **self._contact_field(file),
        }

    def _topic(self, file: PageFile, ids: Ids) -> dict[str, Any]:
        urgent = file.meta.get("urgent", "")
        heading = file.meta.get("urgent_heading", "If it cannot wait") if urgent else ""
        return {
            "urgent_heading": heading,
            "urgent": rich_line(urgent, ids),
            "body": _body(file.body, ids),
            **self._contact_field(file),
        }

    def _guide(self, file: PageFile, ids: Ids) -> dict[str, Any]:
        parts = [
            ("part", {"title": part["title"], "body": _body(part["body"], ids)})
            for part in file.meta["parts"]
        ]
        return {"parts": parts, **self._contact_field(file)}

    def _step_by_step(self, file: PageFile, ids: Ids) -> dict[str, Any]:
        pages = Page.objects.in_bulk(list(ids.values())) if ids else {}
        steps = []
        for step in file.meta["steps"]:
            links = [
                {"page": pages[ids[path]], "url": "", "words": ""}
                for path in step.get("links", [])
                if path in ids
            ]
            body = rich_line(step.get("body", ""), ids)
            steps.append(("step", {"title": step["title"], "body": body, "links": links}))
        return {"steps": steps}

    def _service(self, file: PageFile, ids: Ids) -> dict[str, Any]:
        meta = file.meta
        danger = meta.get("danger") or {}
        facts = meta.get("facts") or {}
        return {
            "provider": self.providers[key] if (key := meta.get("provided_by")) else None,
            "danger_heading": danger.get("heading", ""),
            "danger": rich_line(danger.get("body", ""), ids),
            "start_with": _starts(meta, ids),
            **{name: rich_line(facts.get(name, ""), ids) for name in FACTS},
            "body": _body(file.body, ids),
            "lgsl": meta.get("lgsl"),
            **self._contact_field(file),
        }

    def _version(self, file: PageFile, ids: Ids) -> dict[str, Any]:
        meta = file.meta
        return {
            "kind": meta["kind"],
            "language": meta.get("language", ENGLISH),
            "made_from": made_from(meta),
            "if_out_of_date": meta.get("if_out_of_date", ""),
            "body": version_body(file, ids),
        }

    def _contact_field(self, file: PageFile) -> dict[str, Any]:
        key = file.meta.get("contact")
        return {"contact": self.contacts[key] if key else None}


def _body(markdown: str, ids: Ids) -> list[tuple[str, str]]:
    return [("text", rich_text(markdown, ids))] if markdown else []


def _starts(meta: Mapping[str, Any], ids: Ids) -> list[tuple[str, dict[str, Any]]]:
    """Give the Start button of a page and, beside a call, the way to ask online.

    ``ask: no`` in a page's head is for what cannot wait for a written reply.
    """
    start = meta.get("start") or {}
    ways = _start(start, ids)
    if "phone" in start and "journey" in start:
        return [*ways, ("phone", {"label": ""})]
    if "phone" in start and meta.get("ask", True):
        return [*ways, ("journey", {"journey": ASK, "label": ASK_LABEL})]
    return ways


def _start(start: Mapping[str, str], ids: Ids) -> list[tuple[str, dict[str, Any]]]:
    if not start:
        return []
    label = start.get("label", "")
    if "journey" in start:
        return [("journey", {"journey": start["journey"], "label": label or "Start now"})]
    if "site" in start:
        return [("site", {"url": start["site"], "label": label or "Start now"})]
    if "page" in start:
        page = Page.objects.filter(pk=ids.get(start["page"])).first()
        return [("page", {"page": page, "label": label or "Start now"})] if page else []
    return [("phone", {"label": label})]
