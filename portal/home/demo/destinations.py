"""Which teams the demo council's forms go to."""

from __future__ import annotations

from portal.council.models import ContactPoint
from portal.forms.models.destination import Destination

from .source import read_data


def load_destinations() -> None:
    """Say where each form goes, where nobody has said so for any answer of it yet."""
    teams = {contact.slug: contact for contact in ContactPoint.objects.all()}
    for key, row in read_data("destinations").items():
        if Destination.objects.filter(journey_key=key).exists():
            continue
        whole = Destination(journey_key=key, team=teams[row["team"]])
        Destination.objects.bulk_create(
            [
                whole,
                *(
                    Destination(
                        journey_key=key,
                        question=question,
                        answer=answer,
                        position=position,
                        team=teams[slug],
                    )
                    for position, (question, answers) in enumerate(row["answers"].items(), start=1)
                    for answer, slug in answers.items()
                ),
            ]
        )
