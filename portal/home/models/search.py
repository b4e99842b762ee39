from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel


class SearchSynonym(models.Model):
    """Words that mean the same to the people who search: tip, dump, recycling centre."""

    words = models.TextField(help_text="Words that mean the same, one on each line.")

    panels = [FieldPanel("words")]

    class Meta:
        ordering = ["words"]

    def __str__(self) -> str:
        return ", ".join(self.word_list)

    @property
    def word_list(self) -> list[str]:
        return [line.strip().lower() for line in self.words.splitlines() if line.strip()]

    def clean(self) -> None:
        super().clean()
        if len(self.word_list) < 2:
            raise ValidationError({"words": "Enter at least two words, one on each line."})
