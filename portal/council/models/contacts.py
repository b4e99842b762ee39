"""Whom to call: teams with telephone and hours, days we are closed, others who serve people."""

from datetime import date

from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.search import index

from ..hours import Hours
from .opening import Closed, OpeningTime

telephone = RegexValidator(
    r"^\+?[\d ]{3,20}$",
    "Enter a telephone number with digits and spaces only, like 01632 960249.",
)


class ClosureDay(Closed):
    """A day on which the whole council is closed, such as a bank holiday."""

    class Meta(Closed.Meta):
        constraints = [
            models.UniqueConstraint(fields=["date"], name="council_closure_day_once"),
        ]


class Provider(models.Model):
    """Another body that runs a service here, such as the county council."""

    slug = models.SlugField(unique=True, help_text="A short name for imports: oxfordshire")
    name = models.CharField(max_length=120, unique=True)
    website = models.URLField()
    what_they_do = models.CharField(
        max_length=200, blank=True, help_text="One sentence shown where we point people to them."
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("website"),
        FieldPanel("what_they_do"),
    ]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ContactPoint(index.Indexed, ClusterableModel):
    """A team that people can reach: number, hours, and what happens outside them."""

    slug = models.SlugField(unique=True, help_text="A short name for imports: council-tax")
    name = models.CharField(max_length=80, help_text="As people would call it: Council tax")
    phone = models.CharField(max_length=20, validators=[telephone])
    email = models.EmailField(blank=True)
    postal_address = models.TextField(
        blank=True,
        help_text="Where letters and paper forms go, one line of the address on each line. "
        "Left empty: the address of the council's main contact.",
    )
    out_of_hours = models.CharField(
        max_length=160, blank=True, help_text="What to do when we are closed, in one sentence."
    )
    note = models.CharField(max_length=200, blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("phone"),
        FieldPanel("email"),
        FieldPanel("postal_address"),
        InlinePanel("opening_times", label="Opening times"),
        FieldPanel("out_of_hours"),
        FieldPanel("note"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def hours(self) -> Hours:
        """This team's hours with the council's closure days. Two queries."""
        return Hours.build((row.as_opening() for row in self.opening_times.all()), closure_dates())

    @property
    def address_lines(self) -> list[str]:
        """Its postal address, line by line."""
        return [line.strip() for line in self.postal_address.splitlines() if line.strip()]

    @property
    def phone_href(self) -> str:
        """The number as a link: tel:+441632960249, or tel:999 for short numbers."""
        digits = "".join(c for c in self.phone if c.isdigit())
        if self.phone.startswith("+"):
            digits = "+" + digits
        elif digits.startswith("0") and len(digits) == 11 and not digits.startswith("0800"):
            digits = "+44" + digits[1:]
        return f"tel:{digits}"


class ContactOpeningTime(OpeningTime):
    contact = ParentalKey(ContactPoint, on_delete=models.CASCADE, related_name="opening_times")


def closure_dates(today: date | None = None) -> set[date]:
    """The dates from today on when the whole council is closed. One query."""
    start = today or timezone.localdate()
    return set(ClosureDay.objects.filter(date__gte=start).values_list("date", flat=True))
