"""Form pages for tests, below the list of forms."""

from __future__ import annotations

from typing import Any

from portal.forms.models import FormPage, FormsPage
from tests.support.factories import home_page

from .writing import NEW_BIN, PROMISES


def forms_page() -> FormsPage:
    """The list of forms, made once."""
    found: FormsPage | None = FormsPage.objects.first()
    if found is None:
        found = FormsPage(title="Forms", slug="our-forms", summary="All forms.")
        home_page().add_child(instance=found)
    return found


def form_page(sections: Any = NEW_BIN, *, title: str = "New bin", **more: Any) -> FormPage:
    """A form that is not live yet."""
    values = {"summary": "Ask for a new bin.", "live": False, **PROMISES, **more}
    page = FormPage(title=title, sections=sections, **values)
    forms_page().add_child(instance=page)
    return page


def published(page: FormPage) -> FormPage:
    """The same form, live. Raises NotFitToPublish."""
    page.save_revision(clean=False).publish()
    page.refresh_from_db()
    return page
