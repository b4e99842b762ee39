"""What was sent is kept for as long as its repair is gone on with."""

from __future__ import annotations

from portal.forms.models import Submission

from ..course.states import ENDED
from ..models import Repair
from .opening import KIND


def is_needed(submission: Submission) -> bool:
    """Whether its repair, or the one that it follows, has not ended, or others follow it."""
    if submission.journey_key != KIND:
        return False
    repair = Repair.objects.filter(case=submission.case_id).select_related("duplicate_of").first()
    if repair is None:
        return False
    return (repair.duplicate_of or repair).state not in ENDED or repair.duplicates.exists()
