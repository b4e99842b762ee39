"""Sums are kept as long as the council says, and no longer."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from ..models.learning import QuestionCount


def erase_old() -> int:
    """Erase the sums of days past their time; how many. Run each night."""
    before = timezone.localdate() - timedelta(days=settings.LEARNING_DAYS)
    return int(QuestionCount.objects.filter(day__lt=before).delete()[0])
