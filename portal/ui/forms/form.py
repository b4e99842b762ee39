"""The form that every public page of ours builds on."""

from collections.abc import Iterable
from typing import Any

from django import forms

from .bound import GovukBoundField, Problem
from .choices import ChoiceQuestion, Item
from .renderer import GovukRenderer

ERROR_PREFIX = "Error: "


class GovukForm(forms.Form):
    """A form drawn in GOV.UK's markup.

    The ``<form>`` tag is the page's own and must carry ``novalidate``: our sentences, not the
    browser's, say what is wrong. ``whole_form_target`` names the question that an error of the
    whole form leads to; without it such an error is listed but not a link.
    """

    default_renderer = GovukRenderer
    use_required_attribute = False
    whole_form_target = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def offer(self, name: str, choices: Iterable[Item]) -> None:
        """Put these answers on the list of a question, where they differ from page to page."""
        field = self.fields[name]
        if not isinstance(field, ChoiceQuestion):
            raise TypeError(f"{name} has no list of answers.")
        field.choices = list(choices)

    def full_clean(self) -> None:
        """Judge the answers; only its own question's where a button inside one was pressed."""
        super().full_clean()
        bound = [each for each in self if isinstance(each, GovukBoundField)]
        acted = {each.name: each for each in bound if self.is_bound and each.acted}
        if acted:
            for name in list(self.errors):
                if name not in acted or acted[name].another_round:
                    del self.errors[name]

    @property
    def wants_another_round(self) -> bool:
        """Whether to draw the page again because a button inside a question was pressed.

        Such a form is not valid and has no errors. Everything typed is still in it, and the
        browser puts the cursor where the question goes on.
        """
        return self.is_bound and not self.errors and any(self._rounds())

    def is_valid(self) -> bool:
        """Say whether every answer is good and no question goes on."""
        return super().is_valid() and not self.wants_another_round

    def _rounds(self) -> Iterable[bool]:
        return (isinstance(each, GovukBoundField) and each.another_round for each in self)

    def problems(self) -> list[Problem]:
        """List every error: of the whole form first, then question by question."""
        target = ""
        if self.whole_form_target:
            bound = self[self.whole_form_target]
            target = bound.field.widget.target_id(getattr(bound, "element_id", ""))
        found = [Problem(str(message), target) for message in self.non_field_errors()]
        for bound in self:
            if isinstance(bound, GovukBoundField):
                found.extend(bound.problems)
        return found


def page_title(title: str, forms_on_page: Iterable[forms.BaseForm] = ()) -> str:
    """Begin the title with "Error: " if any form on the page has errors."""
    wrong = any(form.is_bound and form.errors for form in forms_on_page)
    return f"{ERROR_PREFIX}{title}" if wrong else title
