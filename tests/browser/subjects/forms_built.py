"""Forms that editors built: the list of them, and the page of one, which leads to its questions."""

from ..subject import Subject, register

register(
    Subject("list of forms", "/our-forms/", page_type="forms.FormsPage"),
    Subject("form that was built", "/our-forms/new-bin/", page_type="forms.FormPage"),
)
