"""A form that an editor builds, and the page that all of them stand below."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Revision

from portal.cases.lengths import Unit
from portal.council.models import BasePage
from portal.ui.private import mark

from ..built.beginning import FormPageForm
from ..built.blocks import SectionsBlock
from ..built.exchange.copying import CopyFormForm
from ..built.findings import findings
from ..built.keys import new_key
from ..built.making import made
from ..built.owning import own
from ..built.panels import BuilderPanel
from ..built.preview.beginning import begin
from ..built.publishing import frozen_with
from .version import KEY_LENGTH

UNSAVED = "not-saved-yet"
"""The key of a form that is tried out before it was saved."""
NOTICE = {
    "purpose": "One sentence, such as: To bring you a bin.",
    "basis": "The law or the duty, such as: Our duty to collect waste.",
    "seen_by": "Such as: The waste team.",
    "kept": "Such as: 1 year.",
    "privacy_link": "Where people can read more, such as /privacy/. You can leave it empty.",
}
"""The fields of the privacy notice, and how each is filled in."""
WHAT_FOLLOWS = "What happens next, one sentence on each line. The date of a reply comes by itself."


class FormPage(BasePage):
    """A form as it is being written. What people fill in is ``version``: it never changes.

    ``journey_key`` is given once, and stays whatever the form is called later.
    """

    journey_key = models.SlugField(max_length=KEY_LENGTH, unique=True, editable=False)
    sections = StreamField(SectionsBlock(), blank=True, verbose_name="parts")
    version = models.ForeignKey(
        "forms.Version",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    purpose = models.CharField("why we ask", max_length=300, blank=True)
    basis = models.CharField("what lets us ask", max_length=300, blank=True)
    seen_by = models.CharField("who sees it", max_length=200, blank=True)
    kept = models.CharField("how long we keep it, in words", max_length=120, blank=True)
    privacy_link = models.CharField("a link to more", max_length=300, blank=True)
    draft_days = models.PositiveSmallIntegerField(
        "days to keep what is not sent", default=28, validators=[MinValueValidator(14)]
    )
    submission_days = models.PositiveSmallIntegerField(
        "days to keep what was sent",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(7305)],
        help_text="After the case is closed. Then it is deleted for good.",
    )

    team = models.ForeignKey(
        "council.ContactPoint",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who gets it. For one answer only, see Settings > Where forms go.",
    )
    endpoint = models.ForeignKey(
        "integration.Endpoint",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="system",
        help_text="A system that gets it too, beside those that get every form.",
    )
    wants_reply = models.BooleanField("we reply", default=True)
    reply_promise = models.CharField("our promise", max_length=120, default="We will reply")
    reply_length = models.PositiveSmallIntegerField("within", null=True, blank=True)
    reply_unit = models.CharField("days", max_length=13, choices=Unit, default=Unit.WORKING_DAYS)

    case_title = models.CharField(
        max_length=120, blank=True, help_text="Without a word about the person: New bin"
    )
    button = models.CharField("words on the last button", max_length=60, blank=True)
    thanks = models.CharField(max_length=120, blank=True)
    next_steps = models.TextField(blank=True, help_text=WHAT_FOLLOWS)
    declaration = models.CharField(
        max_length=400, blank=True, help_text="What they tick before they send it, if anything."
    )
    earlier_until = models.DateTimeField(
        "take the version before until",
        null=True,
        blank=True,
        help_text="Who began before can finish until then. Empty: as long as we keep it.",
    )

    build_panels = [*BasePage.content_panels, BuilderPanel(), FieldPanel("sections")]
    outcome_panels = [
        MultiFieldPanel(
            [FieldPanel(name, help_text=help_text) for name, help_text in NOTICE.items()],
            heading="Privacy notice",
            help_text="People read it before they start. Without it the form cannot go live.",
        ),
        MultiFieldPanel(
            [FieldPanel("draft_days"), FieldPanel("submission_days")],
            heading="How long we keep it",
            help_text="The form cannot go live until you say how long we keep what was sent.",
        ),
        MultiFieldPanel([FieldPanel("team"), FieldPanel("endpoint")], heading="Who gets it"),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("wants_reply", "reply_promise", "reply_length", "reply_unit")
            ],
            heading="Our reply",
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("case_title", "declaration", "button", "thanks", "next_steps")
            ],
            heading="Sending it",
        ),
        FieldPanel("earlier_until"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(build_panels, heading="Questions"),
            ObjectList(outcome_panels, heading="Sending and keeping"),
            ObjectList(BasePage.promote_panels, heading="Promote"),
            ObjectList(BasePage.settings_panels, heading="Settings"),
        ]
    )
    exclude_fields_in_copy: ClassVar[list[str]] = ["journey_key", "version"]
    base_form_class = FormPageForm
    copy_form_class = CopyFormForm
    parent_page_types = ["forms.FormsPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "form"
        constraints = [
            models.CheckConstraint(condition=~Q(journey_key=""), name="forms_formpage_has_a_key"),
        ]

    lost: tuple[str, ...] = ()
    """Of a revision: who was to get it and is not there any more."""

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it. A copy and an alias begin as forms of their own, that nobody has proved yet."""
        if self.pk is None:
            own(self)
        if not self.journey_key:
            self.journey_key = new_key(self.slug or self.title, FormPage.objects.all())
        super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> FormPage:
        """Give a revision as a page. Its key and its live version are the page's own."""
        page: FormPage = super().with_content_json(content)
        page.journey_key, page.version_id = self.journey_key, self.version_id
        page.lost = tuple(
            name
            for name in ("team", "endpoint")
            if content.get(name) and getattr(page, f"{name}_id") is None
        )
        return page

    def clean(self) -> None:
        super().clean()
        if self.wants_reply and self.reply_length == 0:
            raise ValidationError({"reply_length": "Give 1 or more, or leave it empty."})

    @property
    def start_href(self) -> str:
        """Give where the form begins."""
        form = self.alias_of.specific if self.alias_of_id else self
        return reverse("form_start", args=[form.journey_key])

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Give none: people come to a form from the page of its service."""
        return []

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead to the form itself: whoever has its address wants to fill it in."""
        return mark(HttpResponseRedirect(self.start_href))

    def is_previewable(self) -> bool:
        """Say that every form can be tried out. Lists of forms ask, and need not make each one."""
        return True

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """Give where a preview may start: at any page."""
        pages = [(step.id, step.heading) for _section, step in made(self).journey.steps()]
        return [("", "Where I was"), *((id_, words or id_) for id_, words in pages if id_)]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Let whoever edits this try it out as it stands, page by page."""
        journey = made(self).journey
        if not journey.key:
            journey = replace(journey, key=UNSAVED)
        address = begin(request.user, journey, mode_name)
        where = f"{reverse('form_preview', args=[journey.key])}{address}/" if address else ""
        return HttpResponseRedirect(where or reverse("form_preview", args=[journey.key]))

    def reasons_not_to_publish(self) -> list[str]:
        """Say what the proof found, in words that say where."""
        return [str(finding) for finding in findings(self) if finding.stops]

    @transaction.atomic
    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """Publish a revision that is proved, and freeze what it makes as a version."""
        super().publish(revision, *args, **kwargs)
        page = FormPage.objects.get(pk=self.pk)
        if page.live and page.live_revision_id == revision.pk:  # not for a day to come
            self.version = frozen_with(page).version
