"""An adviser adds a document: a letter that was written elsewhere, or a photo from a visit."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse

from portal.integration import private_files

from ..contacts import Contact
from ..documents import LONGEST_TITLE, MEGABYTE, NotTaken, look_at, media_type_of, write_down
from ..models import Case, CaseDocument
from ..timeline import Actor
from .acting import CaseAction
from .forms import ActionForm
from .reach import how_to_reach

PERSON, STAFF = "person", "staff"


class DocumentForm(ActionForm):
    """``document`` is what was made of the file, once it has been looked at."""

    document: CaseDocument

    title = forms.CharField(
        label="Title",
        help_text="What it is: Our decision about your bin.",
        max_length=LONGEST_TITLE,
        error_messages={"required": "Write what it is."},
    )
    file = forms.FileField(
        label="File",
        allow_empty_file=True,  # which is refused with the words of every other file
        error_messages={"required": "Choose the file."},
    )
    who = forms.ChoiceField(
        label="Who may read it",
        choices=[(PERSON, "The person and staff"), (STAFF, "Staff only")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say who may read it."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        most = settings.UPLOAD_MAX_FILE_MEGABYTES
        self.fields["file"].help_text = f"A PDF, JPEG, PNG or Word file (DOCX), up to {most} MB."

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        most = settings.UPLOAD_MAX_FILE_MEGABYTES
        if (file.size or 0) > most * MEGABYTE:
            raise forms.ValidationError(f"The file is larger than {most} MB.")
        return file


class AddDocument(CaseAction):
    title, button, name = "Add a document", "Add the document", "give"
    done = "The document is on the case."
    form_class = DocumentForm

    def says_to(self, contact: Contact) -> list[str]:
        return ["If the person may read it, we tell them of it.", *how_to_reach(contact)]

    def perform(self, form: ActionForm, actor: Actor) -> None:
        write_down(_given(form).document, actor)

    def _act(
        self, request: HttpRequest, case: Case, form: ActionForm, clock: int | None
    ) -> HttpResponse:
        """Look at the file before the case is locked. What was not written down is erased."""
        given = _given(form)
        content = given.cleaned_data["file"].read()
        try:
            document = look_at(
                case,
                title=given.cleaned_data["title"],
                name=given.cleaned_data["file"].name,
                media_type=media_type_of(content),
                content=content,
                public=given.cleaned_data["who"] == PERSON,
            )
        except NotTaken as refused:
            given.add_error("title" if refused.why == "title" else "file", str(refused))
            return self._page(request, given, status=422)
        given.document = document
        try:
            return super()._act(request, case, given, clock)
        finally:
            if not CaseDocument.objects.filter(storage_name=document.storage_name).exists():
                private_files.erase(document.storage_name)


def _given(form: ActionForm) -> DocumentForm:
    if not isinstance(form, DocumentForm):
        raise TypeError("A document is given with its own form.")
    return form
