from django.db import models
from django.db.models import Q


class ZeroResultTerm(models.Model):
    """A search that found nothing, and how often. Nothing in it can say who searched.

    Only ``portal.home.search.recording`` writes these, and only what ``fit_to_keep`` has left.
    """

    SHOWN_FROM = 3
    """Sightings before an editor sees a term: what one person typed once is nobody's business."""

    term = models.CharField(max_length=200, unique=True)
    sightings = models.PositiveIntegerField(default=0)
    last_seen = models.DateField(db_index=True)
    dismissed = models.BooleanField(default=False)

    class Meta:
        ordering = ["-sightings", "term"]
        verbose_name = "search that found nothing"
        verbose_name_plural = "searches that found nothing"
        constraints = [
            models.CheckConstraint(condition=~Q(term=""), name="home_zero_result_term_has_words"),
        ]

    def __str__(self) -> str:
        return self.term
