"""formtools' SessionWizardView as its manual has it, over the forms of the same thirty pages.

The one with addresses, so that it too answers a POST with a redirect and shows a page on GET.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from formtools.wizard.views import NamedUrlSessionWizardView

from portal.forms.build import form_class

from .journeys import PAGES, steers, step


def _condition(number: int) -> Callable[[Any], bool]:
    earlier = steers(number)

    def met(wizard: Any) -> bool:
        given = wizard.get_cleaned_data_for_step(f"page-{earlier}") or {}
        return bool(given.get(f"q{earlier}") == "yes")

    return met


class PlainView(NamedUrlSessionWizardView):
    form_list = [(f"page-{n}", form_class(step(n))) for n in range(1, PAGES + 1)]
    condition_dict = {f"page-{n}": _condition(n) for n in range(3, PAGES + 1)}
    template_name = "plain.html"

    def done(self, form_list: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponse("done")
