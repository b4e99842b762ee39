"""The template engine never writes down what a page was given."""

from __future__ import annotations

import logging

import pytest
from django.template import Context, Template

from portal.forms.quiet import TALKS_OF_CONTEXTS


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG, TALKS_OF_CONTEXTS)
    return caplog


def test_a_name_that_is_not_there_says_nothing_of_the_page(
    said: pytest.LogCaptureFixture,
) -> None:
    Template("{{ missing.name }}").render(Context({"answer": "Qvxname"}))
    assert said.text == ""


def test_what_is_no_detail_is_still_said(said: pytest.LogCaptureFixture) -> None:
    logging.getLogger(TALKS_OF_CONTEXTS).warning("a warning")
    assert "a warning" in said.text
