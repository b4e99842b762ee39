"""Who this council is: one settings page in the admin, for each site."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable

from ..colours import ENOUGH, PAIRS, contrast

HEX_COLOUR = r"^#[0-9a-fA-F]{6}$"
hex_colour = RegexValidator(HEX_COLOUR, "Enter a colour as # and six digits or letters a to f.")


@register_setting(icon="home", order=10)
class CouncilSettings(ClusterableModel, BaseSiteSetting):
    """Name, colours, contact and words of the council whose site this is."""

    name = models.CharField(max_length=80, default="Our council")
    name_strong = models.CharField(
        "first part of the name",
        max_length=40,
        blank=True,
        help_text="The words of the name to set in bold in the header, such as Oxford.",
    )
    strapline = models.CharField(max_length=160, blank=True)
    demonstration_notice = models.CharField(
        max_length=200,
        blank=True,
        help_text="Shown at the top of every page when this is not the council's real site.",
    )
    main_contact = models.ForeignKey(
        "council.ContactPoint",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The telephone shown at the foot of every page.",
    )
    text_relay = models.CharField(
        max_length=120,
        blank=True,
        default="Text relay: 18001 then the number.",
    )
    reports_email = models.EmailField(
        blank=True, help_text="Where reminders about pages go when a page has no owner."
    )
    band_colour = models.CharField(max_length=7, default="#0a4d5a", validators=[hex_colour])
    action_colour = models.CharField(
        max_length=7,
        default="#00606f",
        validators=[hex_colour],
        help_text="Links and buttons.",
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("name_strong"), FieldPanel("strapline")], heading="Name"
        ),
        FieldPanel("demonstration_notice"),
        MultiFieldPanel(
            [FieldPanel("main_contact"), FieldPanel("text_relay"), FieldPanel("reports_email")],
            heading="Contact",
        ),
        MultiFieldPanel(
            [FieldPanel("band_colour"), FieldPanel("action_colour")], heading="Colours"
        ),
        InlinePanel("languages", label="Languages at the foot of the page"),
        InlinePanel("footer_links", label="Links at the foot of the page"),
    ]

    class Meta:
        verbose_name = "Council"

    def __str__(self) -> str:
        return self.name

    @property
    def name_rest(self) -> str:
        """The name after its strong part."""
        return self.name.removeprefix(self.name_strong).strip()

    def clean(self) -> None:
        super().clean()
        errors = {}
        if self.name_strong and not self.name.startswith(self.name_strong):
            errors["name_strong"] = "Use the first words of the name, or leave this empty."
        for field, against, words in PAIRS:
            colour = getattr(self, field)
            if not re.match(HEX_COLOUR, colour):
                continue  # the field itself says so
            ratio = contrast(colour, against)
            if ratio < ENOUGH:
                errors[field] = (
                    f"This colour is too close to {words} to read ({ratio:.1f} to 1). "
                    f"Choose a darker one, with at least {ENOUGH} to 1."
                )
        if errors:
            raise ValidationError(errors)


class SiteLanguage(Orderable):
    """A language we can help in, by its own name, with the page that says how."""

    settings = ParentalKey(CouncilSettings, on_delete=models.CASCADE, related_name="languages")
    name = models.CharField(max_length=40, help_text="In the language itself: Polski")
    code = models.CharField(max_length=8, help_text="Such as pl, zh, ur")
    right_to_left = models.BooleanField(default=False)

    panels = [FieldPanel("name"), FieldPanel("code"), FieldPanel("right_to_left")]

    def __str__(self) -> str:
        return self.name


class FooterLink(Orderable):
    """A page that every page leads to, and the place at its foot where the link stands."""

    class Group(models.TextChoices):
        TALK = "talk", "Talk to a person"
        LANGUAGES = "languages", "In your language"
        FORMS = "forms", "In a form that suits you"
        FOOT = "foot", "The small links at the end"

    settings = ParentalKey(CouncilSettings, on_delete=models.CASCADE, related_name="footer_links")
    group = models.CharField(
        "where",
        max_length=10,
        choices=Group.choices,
        default=Group.FOOT,
        help_text="The names of languages all lead to the first page under In your language.",
    )
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    words = models.CharField(
        max_length=60, blank=True, help_text="Left empty: the title of the page."
    )

    panels = [FieldPanel("group"), PageChooserPanel("page"), FieldPanel("words")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["settings", "group", "page"], name="council_footer_link_once"
            ),
        ]

    def __str__(self) -> str:
        return self.words or self.page.title
