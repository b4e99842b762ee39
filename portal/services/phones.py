"""When a team's telephone or a building's door next opens or shuts, for pages that say so."""

from datetime import datetime
from itertools import chain

from portal.council.hours import Hours
from portal.council.models import ContactPoint, Place
from portal.council.models.contacts import closure_dates


def next_hours_change(now: datetime) -> datetime | None:
    """The next moment that any team or place opens or closes. Six queries, however many.

    ``now`` is local time; None if everything is closed for a fortnight.
    """
    council_days = closure_dates(now.date())
    contacts = ContactPoint.objects.prefetch_related("opening_times")
    places = Place.objects.prefetch_related("opening_times", "closures")
    weeks = chain(
        ((contact.opening_times.all(), council_days) for contact in contacts),
        (
            (place.opening_times.all(), council_days | {day.date for day in place.closures.all()})
            for place in places
        ),
    )
    changes = (
        Hours.build((row.as_opening() for row in rows), closed).next_change(now)
        for rows, closed in weeks
    )
    return min((change for change in changes if change), default=None)
