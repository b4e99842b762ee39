"""Nothing that people see may stay away from these tests."""

import pytest
from django.apps import apps

from portal.council.models import BasePage

from .subject import Subject, all_subjects, each, register

PAGE_TYPES = {model._meta.label for model in apps.get_models() if issubclass(model, BasePage)}


def test_every_page_type_is_looked_at() -> None:
    assert {subject.page_type for subject in all_subjects() if subject.page_type} == PAGE_TYPES


@each(where=lambda subject: bool(subject.same_title_as))
def test_a_shared_title_is_shared_with_a_subject_that_is_there(subject: Subject) -> None:
    assert subject.same_title_as in {other.name for other in all_subjects()}


def test_two_subjects_cannot_have_one_name() -> None:
    with pytest.raises(ValueError, match="home"):
        register(Subject("home", "/"))
