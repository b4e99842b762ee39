"""Asks one question and gathers what it says."""

from typing import Any

import pytest
from django import forms as django_forms
from django.core.exceptions import ValidationError

from portal.ui import forms


def complaints(field: django_forms.Field, value: Any) -> list[str]:
    """Give the sentences that a value meets with."""
    with pytest.raises(ValidationError) as caught:
        field.clean(value)
    return list(caught.value.messages)


def one_field_form(field: forms.Question, data: Any = None, **kwargs: Any) -> forms.GovukForm:
    form_class: type[forms.GovukForm] = type("OneField", (forms.GovukForm,), {"answer": field})
    return form_class(data, **kwargs)
