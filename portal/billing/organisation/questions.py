"""What the pages about an organisation's properties ask."""

from __future__ import annotations

from portal.ui.forms import FileUploadField, GovukForm, TextField

from .sheet import MOST_BYTES


class FindForm(GovukForm):
    """One property by its number or postcode."""

    find = TextField(
        label="Account number or postcode",
        max_length=40,
        error_name="an account number or postcode",
    )


class FileForm(GovukForm):
    """A file of properties."""

    file = FileUploadField(
        label="Choose the file",
        hint="A CSV file with one property on each line, up to 2,000.",
        extensions=("csv", "txt"),
        max_bytes=MOST_BYTES,
        error_name="the properties",
    )
