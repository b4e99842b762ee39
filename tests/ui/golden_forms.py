"""Builds, from the options of a govuk-frontend fixture, the same question with our fields."""

from typing import Any

from django.core.exceptions import ValidationError

from portal.ui import forms
from portal.ui.forms import Question
from tests.ui.golden import Fixture


def size(classes: str) -> str:
    """Give the size in ``govuk-label--l`` or ``govuk-fieldset__legend--l``."""
    return classes.rpartition("--")[2] if classes else ""


def common(options: dict[str, Any]) -> dict[str, Any]:
    """Give the arguments that every question takes."""
    label = options.get("label") or options["fieldset"]["legend"]
    return {
        "label": label["text"],
        "hint": options.get("hint", {}).get("text", ""),
        "heading": size(label.get("classes", "")),
        "page_heading": label.get("isPageHeading", False),
    }


def text(options: dict[str, Any]) -> forms.TextField:
    width = size(options.get("classes", "")).removeprefix("width-")
    spellcheck = options.get("spellcheck")
    return forms.TextField(
        **common(options),
        width=int(width) if width else None,
        prefix=options.get("prefix", {}).get("text", ""),
        suffix=options.get("suffix", {}).get("text", ""),
        autocomplete=options.get("autocomplete", ""),
        inputmode=options.get("inputmode", ""),
        spellcheck=spellcheck,
        initial=options.get("value"),
    )


def textarea(options: dict[str, Any]) -> forms.TextareaField:
    return forms.TextareaField(
        **common(options),
        counted="maxlength" in options,
        max_length=options.get("maxlength"),
        rows=int(options.get("rows", 5)),
        autocomplete=options.get("autocomplete", ""),
        spellcheck=options.get("spellcheck"),
        initial=options.get("value"),
    )


def items(options: dict[str, Any]) -> list[forms.Choice | forms.Divider]:
    return [
        forms.Divider(item["divider"])
        if "divider" in item
        else forms.Choice(
            value=str(item["value"]),
            label=item["text"],
            hint=item.get("hint", {}).get("text", ""),
            exclusive=item.get("behaviour") == "exclusive",
            disabled=item.get("disabled", False),
        )
        for item in options["items"]
        if item
    ]


def chosen(options: dict[str, Any], flag: str) -> list[str]:
    return [
        *map(str, options.get("values", ())),
        *([str(options["value"])] if "value" in options else ()),
        *(str(item["value"]) for item in options["items"] if item and item.get(flag)),
    ]


def radios(options: dict[str, Any]) -> forms.RadiosField:
    return forms.RadiosField(
        **common(options),
        choices=items(options),
        inline="govuk-radios--inline" in options.get("classes", ""),
        initial=next(iter(chosen(options, "checked")), None),
    )


def checkboxes(options: dict[str, Any]) -> forms.CheckboxesField:
    return forms.CheckboxesField(
        **common(options), choices=items(options), initial=chosen(options, "checked")
    )


def select(options: dict[str, Any]) -> forms.SelectField:
    options = {"items": [], **options}
    return forms.SelectField(
        **common(options),
        choices=items(options),
        initial=next(iter(chosen(options, "selected")), None),
    )


def date_input(options: dict[str, Any]) -> forms.DateField:
    tokens = {item.get("autocomplete", "") for item in options.get("items", ())}
    typed = {name: str(text) for name, text in options.get("values", {}).items()}
    return forms.DateField(
        **common(options),
        autocomplete="bday" if "bday-day" in tokens else "",
        initial=forms.DateParts(**typed),
    )


def file_upload(options: dict[str, Any]) -> forms.FileUploadField:
    return forms.FileUploadField(**common(options), multiple=options.get("multiple", False))


BUILDERS = {
    "input": text,
    "textarea": textarea,
    "character-count": textarea,
    "radios": radios,
    "checkboxes": checkboxes,
    "select": select,
    "date-input": date_input,
    "file-upload": file_upload,
}


def rendered(component: str, fixture: Fixture) -> str:
    """Draw the question that a fixture describes, in error if the fixture is."""
    options = fixture.options
    field = BUILDERS[component](options)
    name = options.get("namePrefix") or options.get("name") or options["id"]
    field.widget.attrs["id"] = options.get("idPrefix") or options.get("id") or name
    form_class = type("Golden", (forms.GovukForm,), {name: field})
    form = form_class(auto_id="%s")
    if "errorMessage" in options:
        form = form_class(sent(field, name), auto_id="%s")
        form.errors.clear()
        wrong = tuple(
            part for part in ("day", "month", "year") if options.get(part, {}).get("error")
        )
        message = options["errorMessage"]["text"]
        form.add_error(name, field_error(message, wrong))
    return str(form)


def sent(field: Question, name: str) -> dict[str, Any]:
    """Give the data that a browser would send for the field's value."""
    if isinstance(field.initial, forms.DateParts):
        return {f"{name}-{part}": text for part, text in field.initial._asdict().items()}
    return {} if field.initial is None else {name: field.initial}


def field_error(message: str, parts: tuple[str, ...]) -> ValidationError:
    """Give the error as a date question raises it."""
    return ValidationError(message, params={"parts": parts} if parts else None)
