"""Sums of what happened at the pages and questions of forms. Nothing of anybody."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from portal.cases.models import Channel

from ..learning.measures import Measure
from .version import KEY_LENGTH

NAME_LENGTH = 100
BUCKET_LENGTH = 60


MEASURES = [each.value for each in Measure]


class QuestionCount(models.Model):
    """How often something happened on one day, at a page or a question of a form, by channel.

    ``question`` is empty where it is about the page as a whole, ``page`` too where it is about the
    whole form. ``made_up`` figures are the demonstration's.
    """

    journey_key = models.SlugField("form", max_length=KEY_LENGTH)
    day = models.DateField()
    channel = models.CharField(max_length=12, choices=Channel)
    page = models.CharField(max_length=NAME_LENGTH, blank=True)
    question = models.CharField(max_length=NAME_LENGTH, blank=True)
    measure = models.CharField(max_length=8, choices=[(each, each) for each in MEASURES])
    bucket = models.CharField(max_length=BUCKET_LENGTH, blank=True)
    made_up = models.BooleanField(default=False)
    number = models.PositiveIntegerField()

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = "count of a form"
        verbose_name_plural = "counts of forms"
        ordering = ["journey_key", "day", "page", "question"]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "journey_key",
                    "day",
                    "channel",
                    "page",
                    "question",
                    "measure",
                    "bucket",
                    "made_up",
                ],
                name="forms_count_once",
            ),
            models.CheckConstraint(
                condition=~Q(journey_key="") & Q(channel__in=Channel.values, measure__in=MEASURES),
                name="forms_count_known",
            ),
        ]
        indexes = [models.Index(fields=["day"], name="forms_count_day")]

    def __str__(self) -> str:
        return f"{self.journey_key}, {self.day:%-d %B %Y}"
