"""A copy of a form: a draft of its own, under another title. Its rules name its own questions."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms.pages import CopyForm

from ..naming import slug

NOT_OFFERED = ("publish_copies", "alias")
"""A copy that went live at once would ask the same twice, and an alias has no form of its own."""


class CopyFormForm(CopyForm):
    """Ask for a title and an address, as Wagtail does, and suggest others than the form's."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in NOT_OFFERED:
            self.fields.pop(name, None)
        title = f"Copy of {self.page.title}"
        self.fields["new_title"].initial = title
        self.fields["new_slug"].initial = slug(title, "-")
