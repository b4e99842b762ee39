from django.db import models
from django.db.models import Q


class PageFeedback(models.Model):
    """One person's answer to "Did this page help?", with nothing that says who they are."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="feedback")
    useful = models.BooleanField()
    comment = models.CharField(max_length=1200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)
    dealt_with = models.BooleanField(default=False)

    class Meta:
        ordering = ["-created_at"]
        verbose_name_plural = "page feedback"
        indexes = [
            models.Index(
                fields=["page"], name="services_feedback_open", condition=Q(dealt_with=False)
            )
        ]

    def __str__(self) -> str:
        return f"{'Useful' if self.useful else 'Not useful'}, {self.created_at:%-d %B %Y}"
