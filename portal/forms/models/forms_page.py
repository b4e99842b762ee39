"""The page below which all forms stand that editors build."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from portal.council.models import BasePage

from .form_page import FormPage


class FormsPage(BasePage):
    """Every form that editors have built, for whoever looks for one by its name."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["forms.FormPage"]
    max_count_per_parent = 1
    template = "forms/forms_page.html"

    class Meta:
        verbose_name = "list of forms"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"forms": self.forms()}

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Give none: it is a list of what has better doors, as the A to Z is."""
        return []

    def forms(self) -> list[FormPage]:
        """Give the forms that are live, and as public as this list, by title. One query."""
        found = FormPage.objects.child_of(self).live().exclude(version=None)
        found = found.filter(view_restrictions=None)
        return list(found.defer("sections").order_by("title"))
