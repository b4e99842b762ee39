"""The same page for other people: in another language, in Easy Read, or signed on video."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Length, Substr
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from portal.council.models import BasePage
from portal.ui.cards import contact_card
from portal.ui.pages import PageLink, ancestors

from ..versions.blocks import VersionBlock
from ..versions.languages import ENGLISH, Language, choices, language
from .service import ServicePage


class PageVersionQuerySet(PageQuerySet["PageVersion"]):
    def with_change(self) -> PageVersionQuerySet:
        """Each with ``changed_at``: when its page last said something new, if that is known."""
        above = Substr("path", 1, Length("path") - Page.steplen)
        changes = ContentChange.objects.annotate(above=models.F("page__path"))
        return self.annotate(
            above=above,
            changed_at=models.Subquery(
                changes.filter(above=models.OuterRef("above")).values("changed_at")[:1]
            ),
        )

    def out_of_date(self) -> PageVersionQuerySet:
        """Those whose page has changed since they were made from it."""
        return self.with_change().filter(changed_at__gt=models.F("made_from"))


class PageVersion(BasePage):
    """A version of the page that it lies under."""

    class Kind(models.TextChoices):
        TRANSLATION = "translation", "Translation"
        EASY_READ = "easy-read", "Easy Read"
        BSL = "bsl", "British Sign Language"

    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.TRANSLATION)
    language = models.CharField(
        max_length=12,
        choices=choices,
        default=ENGLISH,
        help_text="Of the words on this page. English for Easy Read, and beside a signed video.",
    )
    made_from = models.DateTimeField(
        "made from the page as it was on",
        default=timezone.now,
        help_text="Set it to now each time you have brought this version into line with its page.",
    )
    if_out_of_date = models.CharField(
        "words for when the page has changed",
        max_length=200,
        blank=True,
        help_text="In the language of this version. Left empty: our own words, in English.",
    )
    body = StreamField(VersionBlock())

    objects = PageManager.from_queryset(PageVersionQuerySet)()

    content_panels = [
        FieldPanel("kind"),
        FieldPanel("language"),
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("made_from"),
        FieldPanel("if_out_of_date"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.FilterField("kind"),
        index.FilterField("language"),
    ]
    parent_page_types = [
        "services.TopicPage",
        "services.ServicePage",
        "services.GuidePage",
        "services.StepByStepPage",
        "services.InformationPage",
        "services.NewsPage",
        "services.ContactPage",
        "services.PlacePage",
        "accessibility.AccessibilityStatementPage",
    ]
    subpage_types: list[str] = []
    template = "services/version.html"

    class Meta:
        verbose_name = "version in another language or format"
        verbose_name_plural = "versions in other languages and formats"

    @property
    def written_in(self) -> Language:
        return language(self.language)

    def clean(self) -> None:
        super().clean()
        blocks = {block.block_type for block in self.body}
        if self.kind == self.Kind.TRANSLATION and self.written_in.is_english:
            raise ValidationError({"language": "Choose the language it is translated into."})
        if self.kind == self.Kind.EASY_READ and "easy_read_line" not in blocks:
            raise ValidationError({"body": "Add an Easy Read line: a picture with its words."})
        if self.kind == self.Kind.BSL and "video" not in blocks:
            raise ValidationError({"body": "Add the video, with its words."})
        if any(_says_nothing(block) for block in self.body):
            raise ValidationError({"body": "Write down what the video says."})
        if self.path and self._others().exists():
            raise ValidationError({"language": "This page has such a version already."})

    def can_move_to(self, parent: Page) -> bool:
        """Not under a page that has such a version already."""
        return bool(super().can_move_to(parent)) and not self.has_its_like_under(parent)

    def has_its_like_under(self, parent: Page) -> bool:
        """Whether that page has a version of this kind in this language."""
        return self._same(PageVersion.objects.child_of(parent)).exists()

    @property
    def original(self) -> PageLink | None:
        """The page that this is a version of, if it is live."""
        above = ancestors(self)[-1:]
        parent = (self.path or "")[: -self.steplen]
        return next((link for link in above if link.path == parent), None)

    def _others(self) -> PageVersionQuerySet:
        """Versions of the same page that are of the same kind and in the same language."""
        return self._same(PageVersion.objects.sibling_of(self, inclusive=False))

    def _same(self, versions: PageVersionQuerySet) -> PageVersionQuerySet:
        same: PageVersionQuerySet = versions.filter(kind=self.kind, language=self.language)
        return same

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        page = self.original
        service = ServicePage.objects.filter(pk=page.pk).first() if page else None
        changed_at = ContentChange.objects.filter(page=page.pk).first() if page else None
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {
            "language": self.written_in,
            "original": page,
            "service": service,
            "contact": contact_card(service.contact_id) if service else None,
            "changed_at": (
                changed_at.changed_at
                if changed_at and changed_at.changed_at > self.made_from
                else None
            ),
        }


def _says_nothing(block: Any) -> bool:
    """Whether this is a video without its words. Only the editor's form asks its blocks."""
    return block.block_type == "video" and not strip_tags(str(block.value["transcript"])).strip()


class ContentChange(models.Model):
    """When the words of a live page last changed. A publication that changes none is not one."""

    page = models.OneToOneField(
        "wagtailcore.Page", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    digest = models.CharField(max_length=64)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Page {self.page_id}, {self.changed_at:%-d %B %Y}"
