"""Something that somebody is to make or arrange for the person of a case."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from portal.cases.models import Case
from portal.integration.encryption import EncryptedTextField


class Thing(models.TextChoices):
    FORMAT = "format", "A format"
    INTERPRETER = "interpreter", "An interpreter"


class State(models.TextChoices):
    NEW = "new", "To be ordered"
    ORDERED = "ordered", "Ordered"
    READY = "ready", "Made, to be posted"
    DONE = "done", "Sent"


class Order(models.Model):
    """``code`` is a format or a way to interpret (``requests.kinds``). ``title`` is what it is of.

    The source is known where the form was begun from a document. ``due`` is the day by which we
    promised it. ``number`` is what its maker calls it.
    """

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="order")
    thing = models.CharField(max_length=11, choices=Thing)
    code = models.CharField(max_length=20)
    language = models.CharField(max_length=10, blank=True, default="")
    source_kind = models.CharField(max_length=40, blank=True, default="")
    source_key = models.CharField(max_length=120, blank=True, default="")
    public = models.BooleanField(default=False, help_text="Anybody may read what it is made from.")
    title = EncryptedTextField(blank=True, default="")
    text = EncryptedTextField(
        blank=True, default="", help_text="The letter that it is made from, until it is made."
    )
    state = models.CharField(max_length=7, choices=State, default=State.NEW)
    due = models.DateField(null=True)
    ordered_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    number = models.CharField(max_length=64, blank=True, default="")
    link = models.URLField(max_length=300, blank=True, default="")

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(thing__in=Thing.values, state__in=State.values),
                name="accessibility_order_known",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["ordered"]) | Q(ordered_at__isnull=False),
                name="accessibility_order_when_ordered",
            ),
            models.CheckConstraint(
                condition=Q(state="done", done_at__isnull=False)
                | (~Q(state="done") & Q(done_at__isnull=True)),
                name="accessibility_order_when_done",
            ),
        ]
        indexes = [models.Index(fields=["state", "due"], name="accessibility_order_queue")]

    def __str__(self) -> str:
        return f"{self.code} for {self.case.shown_reference}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.state in (State.READY, State.DONE):
            self.text = ""
        super().save(*args, **kwargs)

    @property
    def is_open(self) -> bool:
        return self.state != State.DONE
