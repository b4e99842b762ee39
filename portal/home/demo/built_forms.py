"""The demo council's forms that an editor could have built: the ready-made ones, published."""

from __future__ import annotations

from dataclasses import replace

from portal.forms.built.exchange.pages import brought
from portal.forms.built.exchange.ready_made import ready_made
from portal.forms.models import FormPage, FormsPage

from ..models import HomePage
from .source import read_data


def load_built_forms(home: HomePage) -> None:
    """Publish each ready-made form that is not there yet, by the rules that every form has."""
    data = read_data("built-forms")
    there = set(FormPage.objects.values_list("journey_key", flat=True))
    parent = FormsPage.objects.first() or _forms_page(home, data["page"])
    for key, team in data["teams"].items():
        if key not in there:
            made = brought(replace(ready_made()[key], team=team), parent)
            made.page.get_latest_revision().publish()


def _forms_page(home: HomePage, row: dict[str, str]) -> FormsPage:
    page = FormsPage(**{**row, "synonyms": "\n".join(row["synonyms"])})
    home.add_child(instance=page)
    page.save_revision(log_action=False).publish()
    return page
