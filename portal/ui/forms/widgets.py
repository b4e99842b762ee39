"""Inputs in GOV.UK's markup. Those of several boxes are in ``composite``."""

from typing import Any

from django import forms


class GovukWidget(forms.Widget):
    """A widget that knows its class name and where its errors should take people."""

    govuk_class = ""
    inline_part_errors = False

    def target_id(self, id_: str, parts: tuple[str, ...] = ()) -> str:
        """Give the id of the input that a link in the error summary goes to."""
        return id_

    def classes(self, *, wrong: bool) -> str:
        """Give the class attribute: our own, whatever was asked for, and the error's."""
        error = f"{self.govuk_class}--error" if wrong else ""
        names = (self.govuk_class, str(self.attrs.get("class", "")), error)
        return " ".join(filter(None, names))


class TextInput(GovukWidget, forms.TextInput):
    """A line of text. ``prefix`` and ``suffix`` stand beside the box, unread by screen readers."""

    template_name = "ui/forms/widgets/input.html"
    govuk_class = "govuk-input"

    def __init__(
        self, attrs: dict[str, Any] | None = None, *, prefix: str = "", suffix: str = ""
    ) -> None:
        super().__init__(attrs)
        self.prefix = prefix
        self.suffix = suffix

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"].update(prefix=self.prefix, suffix=self.suffix)
        return context


class EmailInput(TextInput):
    """A line for an e-mail address: phones show a keyboard with @."""

    input_type = "email"


class PhoneInput(TextInput):
    """A line for a telephone number: phones show a dial."""

    input_type = "tel"


class Textarea(GovukWidget, forms.Textarea):
    """Several lines of text."""

    template_name = "ui/forms/widgets/textarea.html"
    govuk_class = "govuk-textarea"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        forms.Widget.__init__(self, {"rows": 5, **(attrs or {})})


class FileInput(GovukWidget, forms.FileInput):
    """A file, or with ``multiple`` several."""

    template_name = "ui/forms/widgets/input.html"
    govuk_class = "govuk-file-upload"

    def __init__(self, attrs: dict[str, Any] | None = None, *, multiple: bool = False) -> None:
        self.allow_multiple_selected = multiple
        super().__init__({**(attrs or {}), **({"multiple": True} if multiple else {})})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Give one file, or the list of them; a plain dict of files works as well."""
        if self.allow_multiple_selected and hasattr(files, "getlist"):
            return files.getlist(name)
        return files.get(name)
