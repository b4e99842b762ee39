"""What stands above the questions in the editor: what to put right, help, and the whole."""

from __future__ import annotations

from typing import Any

from django.forms import Media
from django.urls import reverse
from wagtail.admin.panels import Panel, TitleFieldPanel

from ..prove.words import RESERVED

SCRIPTS = ("names", "form", "rules", "beside", "findings", "learning", "whole", "builder")
NONE_YET = 0
"""In an address: the page that a new form will be, once it is saved."""


class BuilderPanel(Panel):
    """The form as a whole, as it stands in the editor."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "forms/admin/built/panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {
                **context,
                "is_new": self._is_new(),
                "is_live": self._is_live(),
                "settings": self._settings(),
            }

        def _is_new(self) -> bool:
            return self.instance.pk is None or not self.instance.sections

        def _is_live(self) -> bool:
            page = self.instance
            return bool(page.pk and page.live and page.version_id)

        def _settings(self) -> dict[str, Any]:
            page = self.instance
            if page.pk:
                look = reverse("forms_look", args=[page.pk])
            else:
                parent = getattr(self.form, "parent_page", None)
                look = reverse("forms_look_at_new", args=[parent.pk if parent else NONE_YET])
            return {
                "look": look,
                "edit": reverse("forms_look", args=[NONE_YET]),
                "whole": reverse("forms_whole", args=[page.pk or NONE_YET]),
                "wholeOf": reverse("forms_whole", args=[NONE_YET]),
                "learning": reverse("forms_learning_json", args=[page.journey_key])
                if self._is_live()
                else "",
                "reserved": sorted(RESERVED),
            }

        @property
        def media(self) -> Media:
            own = Media(
                css={"all": ["forms/builder/builder.css"]},
                js=[f"forms/builder/{name}.js" for name in SCRIPTS],
            )
            return super().media + own


class NamingPanel(TitleFieldPanel):
    """A title that fills in the name of what is new. Afterwards the name stays."""

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_should_apply(self) -> bool:
            return self.instance.pk is None
