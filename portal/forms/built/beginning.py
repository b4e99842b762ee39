"""What the editor shows of a form that nobody has written anything of."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from wagtail.admin.forms.pages import WagtailAdminPageForm

from portal.integration.models import Endpoint


class FormPageForm(WagtailAdminPageForm):
    """A new form begins with one part of one page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "endpoint" in self.fields:  # its name is all that an editor chooses by
            self.fields["endpoint"].queryset = Endpoint.objects.without_secrets()
        if self.instance.pk is None and not self.instance.sections:
            stream = self.instance._meta.get_field("sections").stream_block
            self.initial["sections"] = stream.to_python(_beginning())


def _beginning() -> list[dict[str, Any]]:
    """Give the part and the page, known by an id at once: what is to be put right leads to them."""
    page = {"type": "page", "id": str(uuid4()), "value": {}}
    return [{"type": "section", "id": str(uuid4()), "value": {"steps": [page]}}]
