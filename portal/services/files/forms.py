"""The forms by which editors add documents and pictures: whichever page of Wagtail's draws them."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from portal.integration import scanning
from portal.integration.scanning import ScanState

from . import kinds

VIRUS = "We found a virus in this file, so we did not keep it."
SILENT = "We could not look for viruses just now, so we did not keep it. Try again soon."


class DocumentForm(BaseDocumentForm):
    """Wagtail looks at the ending. This looks at the content too."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            content = file.read()
            file.seek(0)
            try:
                kinds.check(PurePath(file.name or "").suffix[1:].lower(), content)
            except kinds.NotThat as why:
                raise forms.ValidationError(str(why), code="kind") from None
            scan(content)
        return file


class ImageForm(BaseImageForm):
    """Wagtail opens a picture to see what it is. This asks the scanner too."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            file.seek(0)
            content = file.read()
            file.seek(0)
            scan(content)
        return file


def scan(content: bytes) -> None:
    """Ask the scanner, where there is one. What it has not passed is not kept."""
    state = scanning.first_look(content)
    if state == ScanState.INFECTED:
        raise forms.ValidationError(VIRUS, code="virus")
    if state == ScanState.WAITING:
        raise forms.ValidationError(SILENT, code="scanner")
