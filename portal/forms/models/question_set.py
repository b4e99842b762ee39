"""Questions that several forms ask alike, and each state that they were ever in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Max, Q
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.admin.widgets import SlugInput
from wagtail.fields import StreamField

from ..built.blocks import SetBlock
from ..built.naming import LONGEST
from ..built.panels import NamingPanel
from .version import Frozen

ABOUT = """
<p>Forms use these questions as they were when the form chose them. When you change them here, no
form changes. You then decide, form by form, which is to have the new ones.</p>
"""


class QuestionSet(models.Model):
    """Pages that many forms need: how to reach somebody, where they live.

    ``key`` never changes: forms name the set by it.
    """

    key = models.SlugField(
        "name",
        max_length=LONGEST,
        unique=True,
        help_text="Small letters and hyphens: contact-details. It never changes.",
    )
    title = models.CharField(max_length=80, help_text="Contact details")
    pages = StreamField(SetBlock(), help_text="What these forms ask, page by page.")

    objects: ClassVar[Any] = models.Manager()
    panels: ClassVar[list[Any]] = [
        HelpPanel(content=ABOUT),
        NamingPanel("title", targets=["key"], placeholder=False, classname=""),
        FieldPanel("key", widget=SlugInput),
        FieldPanel("pages"),
    ]

    class Meta:
        verbose_name = "question set"
        ordering = ["title"]

    def __str__(self) -> str:
        return str(self.title)

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it, and keep a new edition if its questions are not those of the last."""
        super().save(*args, **kwargs)
        pages = self.pages.get_prep_value()
        newest = self.editions.first()
        if newest is None or newest.pages != pages:
            last = self.editions.aggregate(last=Max("number"))["last"] or 0
            self.editions.create(number=last + 1, pages=pages)

    def clean(self) -> None:
        """Refuse another name for a set that forms may know. Raises ValidationError."""
        super().clean()
        before = type(self).objects.filter(pk=self.pk).values_list("key", flat=True).first()
        if before is not None and before != self.key:
            raise ValidationError({"key": f"Forms know these questions as {before}."})


class Edition(models.Model):
    """A question set as it once was. It is never changed."""

    set = models.ForeignKey(QuestionSet, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    pages = models.JSONField()
    made_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["set", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["set", "number"], name="forms_edition_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="forms_edition_is_counted"),
        ]

    def __str__(self) -> str:
        return f"{self.set}, edition {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises ``Frozen`` for one that is already there."""
        if not self._state.adding:
            raise Frozen("Make another edition instead.")
        super().save(*args, **kwargs)

    @property
    def reference(self) -> str:
        """How a form names it."""
        return f"{self.set.key}@{self.number}"
