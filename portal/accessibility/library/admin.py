"""The library as staff look after it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.accounts.needs.words import LANGUAGES, SIGNED
from portal.cases.documents import ENDINGS, MEGABYTE, media_type_of
from portal.integration import file_names, private_files, scanning
from portal.integration.scanning import ScanState

from ..models import MadeFormat
from ..requests.kinds import FORMATS, OTHER, POSTED
from .keeping import forget_bytes
from .offering import is_out_of_date, with_changes

ABOUT = """
<p>What people made once of a page, offered to everybody at the page's "Other formats". Add nothing
that is about a person: that belongs to their case. When a page has changed and this still fits,
open it here, set "made from the page as it was on" to today, and save.</p>
"""
EDITORS = ("Publishers", "Administrators")
CODENAMES = [f"{action}_madeformat" for action in ("add", "change", "delete", "view")]
MOST = 10
"""Megabytes."""
ONE = "Add a file or a link, not both."
THERE = "There is one of this page in this format and language already. Change that one."
PAGE = "page"


class MadeFormatForm(WagtailAdminModelForm):
    """A file is looked at, scanned and kept as every file is."""

    upload = forms.FileField(
        label="File",
        required=False,
        help_text=f"PDF, JPEG, PNG or Word (DOCX), up to {MOST} MB. It replaces the one before.",
    )
    page = forms.ModelChoiceField(
        Page.objects.all(),
        widget=AdminPageChooser(),
        help_text="What it was made of.",
        error_messages={"required": "Choose the page that it was made of."},
    )
    format = forms.ChoiceField(
        choices=[(each.name, each.label) for each in FORMATS if each.name not in (OTHER, *POSTED)]
    )
    language = forms.ChoiceField(choices=list({**LANGUAGES, **SIGNED}.items()))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.key.isdecimal():
            self.initial["page"] = int(self.instance.key)

    def clean_link(self) -> str:
        link: str = self.cleaned_data["link"]
        if link:
            URLValidator(schemes=["https"], message="Write an address with https://")(link)
        return link

    def clean_upload(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data["upload"]
        if file is None:
            return None
        if (file.size or 0) > MOST * MEGABYTE:
            raise forms.ValidationError(f"The file is larger than {MOST} MB.")
        self.content = file.read()
        self.media_type = media_type_of(self.content)
        if not self.media_type:
            raise forms.ValidationError("Send a PDF, a JPEG, a PNG or a Word document (DOCX).")
        self.scanned = scanning.first_look(self.content)
        if self.scanned == ScanState.INFECTED:
            raise forms.ValidationError("The scanner found a virus in this file.")
        return file

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        file = cleaned.get("upload") or self.instance.storage_name
        if bool(file) == bool(cleaned.get("link")) and "upload" in cleaned:
            self.add_error("link", ONE)
        if page := cleaned.get("page"):
            self.instance.kind, self.instance.key = PAGE, str(page.pk)
            self.instance.title = page.title
            if self._is_there(cleaned):
                self.add_error("format", THERE)
        return cleaned

    def _is_there(self, cleaned: dict[str, Any]) -> bool:
        same = {name: cleaned.get(name) for name in ("format", "language")}
        others = MadeFormat.objects.filter(kind=PAGE, key=self.instance.key, **same)
        return bool(others.exclude(pk=self.instance.pk).exists())

    def save(self, commit: bool = True) -> Any:
        if file := self.cleaned_data.get("upload"):
            made = self.instance
            forget_bytes(made.storage_name)
            ending = ENDINGS[self.media_type]
            made.storage_name = private_files.keep(self.content)
            made.name = file_names.with_ending(file_names.clean(file.name), ending)
            made.media_type, made.bytes = self.media_type, len(self.content)
            made.state = self.scanned
        return super().save(commit)


class MadeFormatViewSet(SnippetViewSet):
    model = MadeFormat
    icon = "media"
    menu_label = "Formats that were made"
    menu_name = "accessibility-library"
    add_to_settings_menu = True
    copy_view_enabled = False
    list_filter = ["format", "language", "shown"]
    search_fields = ["title"]
    list_display = [
        "__str__",
        "made_from_at",
        BooleanColumn("changed", label="Page changed since", accessor=is_out_of_date),
        BooleanColumn("shown", label="Offered to everybody", sort_key="shown"),
    ]
    edit_handler = ObjectList(
        [
            HelpPanel(content=ABOUT),
            FieldPanel("page"),
            FieldPanel("format"),
            FieldPanel("language"),
            FieldPanel("upload"),
            FieldPanel("link"),
            FieldPanel("made_from_at"),
            FieldPanel("shown"),
        ],
        base_form_class=MadeFormatForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[MadeFormat]:
        return with_changes(MadeFormat.objects.all())


def register() -> None:
    """Call it once, from the room's ``wagtail_hooks``."""
    register_snippet(MadeFormatViewSet)


def make_rights(apps: Any, alias: str) -> None:
    """Let those who publish pages look after the library. Doing it again changes nothing."""
    create_permissions(
        installed.get_app_config("accessibility"), apps=apps, using=alias, verbosity=0
    )
    rights = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="accessibility", codename__in=CODENAMES
    )
    for name in EDITORS:
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*rights)
