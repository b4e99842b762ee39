"""Which team a form goes to. Content, not code."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from wagtail.admin.panels import FieldPanel

from portal.council.models import ContactPoint
from portal.ui.generation import remembered

from .version import KEY_LENGTH


class Destination(models.Model):
    """The team for a form, or for one answer of it. The answer's own wins over the form's."""

    journey_key = models.SlugField("form", max_length=KEY_LENGTH)
    question = models.SlugField(
        max_length=60, blank=True, help_text="Which question decides. Empty: the whole form."
    )
    answer = models.CharField(max_length=100, blank=True, help_text="The answer that leads there.")
    position = models.PositiveSmallIntegerField(
        default=0, help_text="Where two answers name a team, the lower number wins."
    )
    team = models.ForeignKey(ContactPoint, on_delete=models.PROTECT, related_name="+")

    panels = [
        FieldPanel("journey_key"),
        FieldPanel("question"),
        FieldPanel("answer"),
        FieldPanel("position"),
        FieldPanel("team"),
    ]

    class Meta:
        verbose_name = "where a form goes"
        verbose_name_plural = "where forms go"
        ordering = ["journey_key", "position", "question", "answer"]
        constraints = [
            models.UniqueConstraint(
                fields=["journey_key", "question", "answer"],
                name="forms_destination_once",
                violation_error_message="There is a team for this already.",
            ),
            models.CheckConstraint(
                condition=Q(question="", answer="") | (~Q(question="") & ~Q(answer="")),
                name="forms_destination_question_and_answer",
                violation_error_message="Give both the question and the answer, or neither.",
            ),
        ]

    def __str__(self) -> str:
        about = f"{self.journey_key} {self.question} {self.answer}".strip()
        return f"{about}: {self.team}"


def team_for(journey_key: str, answers: dict[str, Any]) -> ContactPoint | None:
    """Give the team for these answers; ``None`` where nobody chose one."""
    default = None
    for destination in remembered(
        f"forms.destinations:{journey_key}",
        lambda: list(Destination.objects.filter(journey_key=journey_key).select_related("team")),
    ):
        if not destination.question:
            default = destination.team
        elif answers.get(destination.question) == destination.answer:
            return destination.team
    return default
