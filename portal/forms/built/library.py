"""The forms that editors have put live, as the engine asks for them."""

from __future__ import annotations

from portal.ui.generation import remembered

from ..definition import Journey
from ..models import FormPage
from ..versions import journey_of


class Built:
    """A library of ``registry``: each live form gives the version that it was published as.

    It is the version itself, not what the page would make today. So what a form leans on may be
    changed or taken away, and live forms stay as they were proved.
    """

    def get(self, key: str) -> Journey | None:
        """Give the journey of a live form. One query, and none until something is published."""
        return remembered(f"forms.built:{key}", lambda: _live(key))

    def titles(self) -> dict[str, str]:
        """Give the key and title of every live form. One query, and none while nothing changes."""
        return remembered("forms.built.titles", _titles)


def _live(key: str) -> Journey | None:
    page = FormPage.objects.live().filter(journey_key=key).select_related("version").first()
    return journey_of(page.version) if page and page.version else None


def _titles() -> dict[str, str]:
    found = FormPage.objects.live().exclude(version=None).order_by("journey_key")
    return dict(found.values_list("journey_key", "title"))


LIBRARY = Built()
