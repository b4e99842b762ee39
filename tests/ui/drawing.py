"""Draws template tags and compares them with fixtures."""

from typing import Any

from django.template import Context, Template

from tests.ui.golden import fixtures, outline


def draw(source: str, **context: Any) -> str:
    return Template("{% load govuk %}" + source).render(Context(context))


def same(component: str, name: str, html: str) -> None:
    assert outline(html) == outline(fixtures(component)[name].html)
