"""Addresses and buttons of the exchange in the Wagtail admin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from ...models import FormPage, FormsPage
from . import admin


def addresses() -> list[URLPattern]:
    """Give every address."""
    ready = "forms/ready-made/<int:parent_id>/"
    return [
        path("forms/export/<int:page_id>/", admin.take_out, name="forms_export"),
        path("forms/import/<int:parent_id>/", admin.bring_in, name="forms_import"),
        path(ready, admin.choose, name="forms_ready_made"),
        path(f"{ready}<slug:name>/", admin.begin, name="forms_ready_made_form"),
    ]


def buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Give what can be done with a form, or below the list of them, beside what Wagtail gives."""
    if page.specific_class is FormPage and page.permissions_for_user(user).can_edit():
        address = reverse("forms_export", args=[page.pk])
        yield Button("Export as JSON", address, icon_name="download", priority=35)
    if page.specific_class is FormsPage and page.permissions_for_user(user).can_add_subpage():
        for words, name, icon in (
            (admin.READY_MADE, "forms_ready_made", "form"),
            (admin.IMPORT, "forms_import", "upload"),
        ):
            yield Button(words, admin.address_of(name, page), icon_name=icon, priority=16)


def tell(request: HttpRequest, parent: Page, page_class: type[Page]) -> None:
    """Tell whoever is about to write a form from nothing that there is more to begin with."""
    if page_class is FormPage and request.method == "GET":
        address = admin.address_of("forms_ready_made", parent)
        button = messages.button(address, admin.READY_MADE)
        messages.info(request, "You do not have to write it all yourself.", buttons=[button])


def register() -> None:
    """Call it once, from the room's ``wagtail_hooks``."""
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_page_header_buttons", buttons)
    hooks.register("before_create_page", tell)
