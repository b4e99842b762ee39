"""The catalogue as editors are writing it: the draft. What people meet are its versions."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from ..words import Defect, Hazard, Place, Priority, Responsibility, Track

KEY_LENGTH = 50
PARAGRAPHS = "Leave an empty line between two paragraphs."


class CatalogueNode(models.Model):
    """An answer, with the question that follows it or what happens then.

    At the top are dangers, which make the first screen, and places. Nothing here is proved: that
    is done before a version is made.
    """

    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="children"
    )
    position = models.PositiveSmallIntegerField(default=0)
    key = models.SlugField(
        max_length=KEY_LENGTH,
        unique=True,
        help_text="Small letters and dashes. It never changes, and is never used again.",
    )
    label = models.CharField(
        "answer",
        max_length=120,
        blank=True,
        help_text="In a tenant's words, not a surveyor's: Water drips from the ceiling",
    )
    hint = models.CharField(max_length=200, blank=True, help_text="A few words more, if needed.")
    question = models.CharField(
        max_length=120, blank=True, help_text="What to ask next. Leave it empty if this is the end."
    )
    area = models.CharField(max_length=7, choices=Place, blank=True)
    picture = models.ForeignKey(
        "wagtailimages.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The hint must say the same in words.",
    )
    danger = models.BooleanField(
        default=False, help_text="It is on the first screen, and people are told whom to call."
    )
    call = models.CharField("number to call", max_length=20, blank=True)
    whom = models.CharField(
        "whose number it is", max_length=80, blank=True, help_text="Gas emergency line"
    )
    meanwhile = models.TextField("until help comes", blank=True, help_text=PARAGRAPHS)
    same_as = models.SlugField(
        "same as this danger",
        max_length=KEY_LENGTH,
        blank=True,
        db_index=False,
        help_text="Whoever chooses this is told what that danger tells.",
    )

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = "answer of the repairs catalogue"
        verbose_name_plural = "answers of the repairs catalogue"
        constraints = [
            models.CheckConstraint(condition=~Q(key=""), name="repairs_node_has_a_key"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | Q(danger=False, area=""),
                name="repairs_node_dangers_and_places_are_at_the_top",
            ),
            models.CheckConstraint(
                condition=Q(danger=False) | Q(area="", same_as=""),
                name="repairs_node_danger_is_no_place",
            ),
            models.CheckConstraint(
                condition=Q(danger=True) | Q(call="", whom="", meanwhile=""),
                name="repairs_node_only_dangers_say_whom_to_call",
            ),
            models.CheckConstraint(
                condition=Q(area__in=["", *Place.values]), name="repairs_node_area_known"
            ),
        ]
        indexes = [models.Index(fields=["parent", "position"], name="repairs_node_in_order")]

    def __str__(self) -> str:
        return self.label or self.key


class CatalogueLeaf(models.Model):
    """What happens about a problem. Anything may be missing while it is being written."""

    node = models.OneToOneField(CatalogueNode, on_delete=models.CASCADE, related_name="leaf")
    name = models.CharField(
        max_length=120,
        blank=True,
        help_text="The problem in full, as a letter would name it: blocked kitchen sink",
    )
    priority = models.CharField(max_length=9, choices=Priority, blank=True)
    why = models.CharField(
        "why this priority", max_length=300, blank=True, help_text="People read it."
    )
    responsibility = models.CharField(
        "who does it", max_length=12, choices=Responsibility, blank=True
    )
    unless_crime = models.BooleanField(
        "free with a crime number", default=False, help_text="The tenant pays, unless it was crime."
    )
    trade = models.CharField(max_length=40, blank=True)
    sor = models.CharField(
        "SOR code", max_length=20, blank=True, help_text="From your schedule of rates."
    )
    minutes = models.PositiveSmallIntegerField(
        "usual length", default=0, help_text="How many minutes the work usually takes."
    )
    defect = models.CharField("Right to Repair", max_length=13, choices=Defect, blank=True)
    hazard = models.CharField("kind of hazard", max_length=15, choices=Hazard, blank=True)
    track = models.CharField(
        "how dangerous it looks", max_length=11, choices=Track, default=Track.NONE
    )
    self_help = models.TextField(
        "what to try first",
        blank=True,
        help_text=f"Then we ask: Did this solve it? {PARAGRAPHS}",
    )
    phone = models.CharField(
        "phone instead", max_length=20, blank=True, help_text="If it has to be told by telephone."
    )

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = "outcome of the repairs catalogue"
        verbose_name_plural = "outcomes of the repairs catalogue"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    priority__in=["", *Priority.values],
                    responsibility__in=["", *Responsibility.values],
                    defect__in=["", *Defect.values],
                    hazard__in=["", *Hazard.values],
                    track__in=Track.values,
                ),
                name="repairs_leaf_known",
            )
        ]

    def __str__(self) -> str:
        return self.name or str(self.node)


class SpentKey(models.Model):
    """A key of an answer that is gone. Old reports still name it, so nothing else may."""

    key = models.SlugField(max_length=KEY_LENGTH, unique=True)
    spent_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = models.Manager()

    def __str__(self) -> str:
        return self.key
