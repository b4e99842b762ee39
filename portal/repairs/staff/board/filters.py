"""Which repairs somebody wants to see. In the address, so nothing here is about a person."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from portal.cases.models import Case
from portal.cases.owners import seen_by
from portal.ui.generation import remembered

from ...models import CatalogueLeaf
from ...words import Place, Priority
from .tabs import BY_NAME, TABS, Tab, cases_of

NAMES = ("trade", "priority", "place")


class BoardFilters(forms.Form):
    """The tab and three ways to see fewer. No query once the trades are known."""

    priority = forms.ChoiceField(choices=[("", "Any priority"), *Priority.choices], required=False)
    place = forms.ChoiceField(choices=[("", "Any place"), *Place.choices], required=False)
    trade = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        every = [(each, each.capitalize()) for each in trades()]
        self.fields["trade"] = forms.ChoiceField(
            choices=[("", "Any trade"), *every], required=False
        )

    @property
    def tab(self) -> Tab:
        """The tab that is asked for; the first for one that there is not."""
        return BY_NAME.get(self.data.get("tab", ""), TABS[0])

    @property
    def chosen(self) -> dict[str, str]:
        """What is narrowed. What is not understood is left out."""
        self.is_valid()
        return {name: value for name in NAMES if (value := self.cleaned_data.get(name))}

    def cases(self) -> QuerySet[Case]:
        """In the order in which they should be dealt with, as far as this person may see them."""
        found = seen_by(self.user, cases_of(self.tab))
        return found.filter(**{f"repair__{name}": value for name, value in self.chosen.items()})


def trades() -> list[str]:
    """The trades that the catalogue knows, in alphabetical order."""
    return remembered("repairs.trades", _ask_for_trades)


def _ask_for_trades() -> list[str]:
    rows = CatalogueLeaf.objects.exclude(trade="").order_by("trade")
    return list(rows.values_list("trade", flat=True).distinct())
