"""The accessibility statement, in the parts that the regulations ask for.

The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018
name the parts. Some sentences in them may not be altered: they are content here, which the council
takes from the regulator's model and confirms.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from portal.council.models import BasePage
from portal.ui.cards import contact_card

from ..statement import honest

WORDS = ["bold", "link", "ul", "ol"]
LAW = "Fixed by law: take the words from the regulator's model statement, and do not alter them."


class Status(models.TextChoices):
    FULLY = "fully", "It meets every rule"
    PARTLY = "partly", "It meets most rules"
    NOT = "not", "It does not meet the rules"


class AccessibilityStatementPage(BasePage):
    """How far the site can be used by everybody, what does not work, and where to turn."""

    commitment = RichTextField("whom and what it covers", features=WORDS, help_text=LAW)
    works = RichTextField("what people can do", features=["h3", *WORDS], blank=True)
    status = models.CharField("how far it meets the rules", max_length=6, choices=Status.choices)
    status_words = RichTextField("the sentence on that", features=WORDS, help_text=LAW)
    confirmed_on = models.DateField(
        "fixed sentences confirmed on",
        null=True,
        blank=True,
        help_text="When somebody held them against the regulator's model. Not needed for a "
        "demonstration.",
    )
    people = RichTextField(
        "what people tested",
        features=WORDS,
        help_text="Who has tested the site besides computers, and when. Say so if nobody has.",
    )
    tell_us = RichTextField(
        "how to tell us", features=WORDS, help_text="Lead to the form, and say when you reply."
    )
    contact = models.ForeignKey(
        "council.ContactPoint", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    enforcement = RichTextField("if somebody is not happy", features=WORDS, help_text=LAW)
    prepared_on = models.DateField("first written on")

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("commitment"),
        FieldPanel("works"),
        MultiFieldPanel(
            [FieldPanel("status"), FieldPanel("status_words"), FieldPanel("confirmed_on")],
            heading="How far it meets the rules",
        ),
        InlinePanel("issues", label="Known problems"),
        FieldPanel("people"),
        MultiFieldPanel(
            [FieldPanel("tell_us"), FieldPanel("contact"), FieldPanel("enforcement")],
            heading="Where to turn",
        ),
        FieldPanel("prepared_on"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("works"),
        index.SearchField("tell_us"),
    ]
    parent_page_types = ["home.HomePage", "services.TopicPage", "services.ContactPage"]
    subpage_types = ["services.PageVersion"]
    template = "accessibility/statement.html"

    class Meta:
        verbose_name = "accessibility statement"

    def reasons_not_to_publish(self) -> list[str]:
        return [*super().reasons_not_to_publish(), *honest.reasons(self)]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"contact": contact_card(self.contact_id), "told": honest.told(self)}


class Why(models.TextChoices):
    BREAKS = "breaks", "It breaks a rule, and we will mend it"
    BURDEN = "burden", "To mend it would be too much for us, by the law's measure"
    OUTSIDE = "outside", "The law leaves it out"


class KnownIssue(Orderable):
    """A problem that is known: whom it stops, what to do meanwhile, and when it is mended."""

    page = ParentalKey(AccessibilityStatementPage, on_delete=models.CASCADE, related_name="issues")
    title = models.CharField("what does not work", max_length=200)
    effect = models.TextField("what that means, and for whom", max_length=500)
    way_round = models.TextField("what to do meanwhile", max_length=500)
    rule = models.CharField(
        max_length=80,
        blank=True,
        help_text="Of WCAG 2.2, number and name: 1.1.1 Non-text content",
    )
    why = models.CharField("kind", max_length=8, choices=Why.choices, default=Why.BREAKS)
    found_on = models.DateField()
    mend_by = models.DateField("we mend it by", null=True, blank=True)
    mended_on = models.DateField(null=True, blank=True, help_text="It then leaves the list.")

    panels = [
        FieldPanel("title"),
        FieldPanel("effect"),
        FieldPanel("way_round"),
        FieldPanel("rule"),
        FieldPanel("why"),
        FieldPanel("found_on"),
        FieldPanel("mend_by"),
        FieldPanel("mended_on"),
    ]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(mended_on=None) | models.Q(mended_on__gte=models.F("found_on")),
                name="accessibility_issue_mended_after_found",
                violation_error_message="A problem cannot be mended before it was found.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.mended_on is None

    @property
    def is_late(self) -> bool:
        """The day by which it was to be mended has gone."""
        return self.is_open and self.mend_by is not None and self.mend_by < timezone.localdate()
