"""The parts that everything with opening hours is made of."""

from django.db import models
from django.db.models import F, Q
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from ..hours import WEEKDAYS, Opening


class OpeningTime(Orderable):
    """One stretch of one weekday. Two rows for one day mean a break between them."""

    weekday = models.PositiveSmallIntegerField(choices=list(enumerate(WEEKDAYS)))
    opens = models.TimeField()
    closes = models.TimeField()

    panels = [
        FieldRowPanel([FieldPanel("weekday"), FieldPanel("opens"), FieldPanel("closes")]),
    ]

    class Meta(Orderable.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(closes__gt=F("opens")),
                name="%(app_label)s_%(class)s_closes_after_it_opens",
                violation_error_message="The closing time must be after the opening time.",
            )
        ]

    def as_opening(self) -> Opening:
        return Opening(self.weekday, self.opens, self.closes)


class Closed(models.Model):
    """A date on which we are closed in spite of the weekly hours."""

    date = models.DateField()
    name = models.CharField(max_length=80, help_text="Why, as people know it: Christmas Day")

    panels = [FieldRowPanel([FieldPanel("date"), FieldPanel("name")])]

    class Meta:
        abstract = True
        ordering = ["date"]

    def __str__(self) -> str:
        return f"{self.name}, {self.date:%-d %B %Y}"
