"""Which cases an adviser wants to see. In the address, so nothing here is about a person."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from portal.council.models import ContactPoint

from ..models import HAS_ENDED, Case, Channel
from ..owners import seen_by, sees
from ..tracking.writing import unanswered
from ..waiting import overdue, overdue_first, silent_too_long
from .kinds import in_words, kinds
from .words import STATUS

SHOW = {
    "": "Open cases",
    "overdue": "Overdue",
    "silent": "Silent too long",
    "written": "They have written to us",
    "bounced": "We could not reach them",
    "ended": "Ended",
    "all": "All cases",
}


class CaseFilters(forms.Form):
    """Two queries, for the kinds and the teams that there are to choose from."""

    show = forms.ChoiceField(choices=list(SHOW.items()), required=False)
    status = forms.ChoiceField(choices=[("", "Any status"), *STATUS.items()], required=False)
    kind = forms.ChoiceField(required=False)
    team = forms.ModelChoiceField(
        ContactPoint.objects.order_by("name"), required=False, empty_label="Any team"
    )
    channel = forms.ChoiceField(
        label="How it reached us", choices=[("", "Any way"), *Channel.choices], required=False
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        every = [(kind, in_words(kind)) for kind in kinds() if sees(user, kind)]
        self.fields["kind"] = forms.ChoiceField(choices=[("", "Any kind"), *every], required=False)

    def cases(self) -> QuerySet[Case]:
        """In the order in which they should be dealt with. What is not understood is left out."""
        self.is_valid()
        wanted = self.cleaned_data
        show, status = wanted.get("show", ""), wanted.get("status", "")
        found = seen_by(self.user, self._shown(show, status))
        same = {name: wanted.get(name) for name in ("status", "kind", "team", "channel")}
        return found.filter(**{name: value for name, value in same.items() if value})

    def _shown(self, show: str, status: str) -> QuerySet[Case]:
        everything: QuerySet[Case] = Case.objects.select_related("team")
        match show:
            case "overdue":
                return overdue_first(overdue().select_related("team"))
            case "silent":
                return silent_too_long().select_related("team").order_by("quiet_since", "pk")
            case "written":
                return overdue_first(unanswered().select_related("team"))
            case "bounced":  # open or ended: nobody told them how it ended
                return overdue_first(everything.filter(bounced_at__isnull=False))
            case "ended":
                return overdue_first(everything.filter(next_due=HAS_ENDED))
            case "all":
                return overdue_first(everything)
            case _ if status:
                return overdue_first(everything)  # the status itself says whether it is open
            case _:
                return overdue_first(everything.filter(next_due__lt=HAS_ENDED))
