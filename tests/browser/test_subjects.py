"""Nothing that people see may stay away from these tests."""

import pytest
from django.apps import apps

from portal.council.models import BasePage

from .subject import Subject, all_subjects, register

PAGE_TYPES = {model._meta.label for model in apps.get_models() if issubclass(model, BasePage)}
SHARING = [subject for subject in all_subjects() if subject.same_title_as]


def test_every_page_type_is_looked_at_whole() -> None:
    whole = [subject for subject in all_subjects() if subject.is_whole]
    assert {subject.page_type for subject in whole if subject.page_type} == PAGE_TYPES


@pytest.mark.parametrize("subject", SHARING, ids=str)
def test_a_shared_title_is_shared_with_a_subject_that_is_there(subject: Subject) -> None:
    assert subject.same_title_as in {other.name for other in all_subjects()}


@pytest.mark.parametrize("subject", [Subject("somebody", "/people/account/full/")], ids=str)
def test_states_of_the_same_people_are_looked_at_in_one_process(
    request: pytest.FixtureRequest, subject: Subject
) -> None:
    groups = [mark.args[0] for mark in request.node.iter_markers("xdist_group")]
    assert groups == ["people-account"]


def test_two_subjects_cannot_have_one_name() -> None:
    with pytest.raises(ValueError, match="home"):
        register(Subject("home", "/"))
