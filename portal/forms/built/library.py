"""The forms that editors have put live, as the engine asks for them."""

from __future__ import annotations

from typing import Any

from portal.ui.generation import remembered

from ..definition import Journey
from ..models import FormPage, Version
from ..versions import journey_of, kept_as
from .private import may_see, private_keys


class Built:
    """A library of ``registry``: each live form gives the version that it was published as.

    It is the version itself, not what the page would make today. So what a form leans on may be
    changed or taken away, and live forms stay as they were proved.
    """

    def get(self, key: str) -> Journey | None:
        """Give the journey of a live form. A query, and none until something is published."""
        return remembered(f"forms.built:{key}", lambda: _live(key))

    def titles(self) -> dict[str, str]:
        """Give the key and title of every live form. One query, and none while nothing changes."""
        return remembered("forms.built.titles", _titles)

    def guarded(self) -> frozenset[str]:
        """Give the keys of forms whose page only some may see. No query while none is so."""
        return private_keys()

    def is_open_to(self, key: str, request: Any) -> bool:
        """Say whether a request may see the page of a form."""
        return may_see(key, request)


def _live(key: str) -> Journey | None:
    """Ask which version is live, and for its text only if this process has not read it yet.

    So what is published anywhere costs each form one small query, and no form is read again.
    """
    found = FormPage.objects.live().filter(journey_key=key).exclude(version=None)
    known = found.values_list("version_id", "version__fingerprint").first()
    if known is None:
        return None
    return kept_as(known[1]) or journey_of(Version.objects.get(pk=known[0]))


def _titles() -> dict[str, str]:
    found = FormPage.objects.live().exclude(version=None).order_by("journey_key")
    return dict(found.values_list("journey_key", "title"))


LIBRARY = Built()
