"""A file, or several, chosen from a phone or a computer."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile

from .question import Question
from .widgets import FileInput

MEGABYTE = 1_000_000


class FileUploadField(Question, forms.FileField):
    """One file, or with ``multiple`` a list of up to ``max_files``.

    ``extensions`` (``("pdf", "jpg")``) and ``max_bytes`` are a first check only: what a file
    really holds is looked at by whoever stores it.
    """

    sentences: ClassVar[Mapping[str, str]] = {
        "required": "Choose a file for {name}",
        "invalid": "We did not get the file. Choose it again",
        "missing": "We did not get the file. Choose it again",
        "empty": "The file you chose is empty. Choose another",
        "max_length": "The file’s name must be {max_length} characters or fewer",
        "too_big": "The file must be smaller than {megabytes} MB",
        "kind": "The file must be a {kinds}",
        "too_many": "Choose {max_files} files or fewer",
    }
    widget = FileInput

    def __init__(
        self,
        *,
        extensions: Sequence[str] = (),
        max_bytes: int = 10 * MEGABYTE,
        multiple: bool = False,
        max_files: int = 10,
        **kwargs: Any,
    ) -> None:
        self.extensions = tuple(each.lower().lstrip(".") for each in extensions)
        self.max_bytes, self.multiple, self.max_files = max_bytes, multiple, max_files
        kwargs.setdefault("max_length", 200)
        kwargs.setdefault("widget", FileInput(multiple=multiple))
        super().__init__(**kwargs)

    def sentence_values(self) -> dict[str, str]:
        """Add the limits."""
        *others, last = (each.upper() for each in self.extensions) if self.extensions else ("file",)
        return {
            **super().sentence_values(),
            "max_length": str(self.max_length),
            "megabytes": f"{self.max_bytes / MEGABYTE:g}",
            "max_files": str(self.max_files),
            "kinds": f"{', '.join(others)} or {last}" if others else last,
        }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Offer only files of the right kinds."""
        attrs = super().widget_attrs(widget)
        if self.extensions:
            attrs["accept"] = ",".join(f".{each}" for each in self.extensions)
        return attrs

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Check one file, or each of several."""
        if not self.multiple:
            return super().clean(data, initial)
        files = [each for each in data or () if each]
        if not files:
            super().clean(None, initial)
            return initial or []
        if len(files) > self.max_files:
            raise self.problem("too_many")
        return [super(FileUploadField, self).clean(each) for each in files]

    def to_python(self, data: Any) -> UploadedFile | None:
        """Check the name, the size and the ending."""
        if data in self.empty_values:
            return None
        name, size = getattr(data, "name", None), getattr(data, "size", None)
        if not name or size is None:
            raise self.problem("invalid")
        if self.max_length is not None and len(name) > self.max_length:
            raise self.problem("max_length")
        if not size:
            raise self.problem("empty")
        if size > self.max_bytes:
            raise self.problem("too_big")
        if self.extensions and PurePath(name).suffix.lower().lstrip(".") not in self.extensions:
            raise self.problem("kind")
        return data
