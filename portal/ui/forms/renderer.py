"""Draws forms with our templates. Set on the form class, so that other forms stay as they are."""

from typing import Any

from django.forms.renderers import DjangoTemplates
from django.template.loader import get_template

from .bound import GovukBoundField


class GovukRenderer(DjangoTemplates):
    """Takes ``ui/`` templates from the project's engine and the rest from Django's own."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = GovukBoundField

    def get_template(self, template_name: str) -> Any:
        """Find a template by name."""
        if template_name.startswith("ui/"):
            return get_template(template_name)
        return super().get_template(template_name)
