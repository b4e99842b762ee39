"""Files made of a form's page, and drafts made of files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from wagtail.models import Page

from portal.council.models import ContactPoint
from portal.integration.models import Endpoint

from ...models import FormPage
from .. import sets
from ..blocks import SectionsBlock
from ..keys import is_taken
from ..naming import named, slug
from .blocks import Looking
from .refused import Refused
from .shape import FORMAT, PROMISES, VERSION, WORDS
from .shared import given_out, taken_in
from .written import Written

MOST_DAYS = 32767
"""The most that such a field keeps, on every engine."""


@dataclass(frozen=True)
class Brought:
    """A draft that was made of a file. ``left_out`` are sentences for whoever finishes it."""

    page: FormPage
    left_out: list[str] = field(default_factory=list)


def written(page: FormPage) -> dict[str, Any]:
    """Give a form as a file says it: what is written in its page now, live or not."""
    looking = Looking()
    stored = named(page.sections.get_prep_value(), sets.find)
    sections = looking.look(SectionsBlock(), stored, "")
    fields = {name: getattr(page, name) for name in WORDS if getattr(page, name)}
    promises = {
        name: value
        for name, field in _promises().items()
        if (value := getattr(page, name)) != field.get_default()
    }
    found = {
        "format": FORMAT,
        "version": VERSION,
        "key": page.journey_key,
        **fields,
        "team": page.team.slug if page.team else "",
        "endpoint": page.endpoint.slug if page.endpoint else "",
        "promises": promises,
        "sections": sections,
        "sets": given_out(sections),
    }
    return {name: value for name, value in found.items() if value not in ("", {})}


@transaction.atomic
def brought(form: Written, parent: Page, *, user: Any = None) -> Brought:
    """Make a draft below the list of forms. It is never live. Raises Refused."""
    left_out: list[str] = []
    team = _named(ContactPoint, form.team)
    if form.team and team is None:
        left_out.append(f"There is no team ‘{form.team}’ here. Choose who gets the form.")
    endpoint = _named(Endpoint, form.endpoint)
    if form.endpoint and endpoint is None:
        left_out.append(f"There is no system ‘{form.endpoint}’ here. Choose one, or none.")
    if form.key and is_taken(form.key, FormPage.objects.all()):
        left_out.append(f"Another form is called ‘{form.key}’, so this one has a name of its own.")
    page = unsaved(form)
    page.sections, sentences = taken_in(form)
    left_out += sentences
    page.owner, page.team, page.endpoint = user, team, endpoint
    if is_taken(page.journey_key, FormPage.objects.all()):
        page.journey_key = ""
    page.slug = _free_slug(page, parent)
    try:
        page.clean_fields(exclude=_all_but(WORDS))
        page.clean()
    except ValidationError as error:
        raise Refused(_sentences(error)) from None
    parent.add_child(instance=page)
    page.save_revision(user=user, log_action=True, clean=False)
    return Brought(page, left_out)


def unsaved(form: Written) -> FormPage:
    """Give the page of a form, with nobody who gets it yet. No query. Raises Refused."""
    return FormPage(
        title=form.title,
        summary=form.summary,
        synonyms=form.synonyms,
        journey_key=form.key,
        sections=form.sections,
        live=False,
        **_promised(form.promises),
    )


def _named(model: Any, slug: str) -> Any:
    return model.objects.filter(slug=slug).first() if slug else None


def _free_slug(page: FormPage, parent: Page) -> str:
    """Give a part of an address that no other form has."""
    taken = set(parent.get_children().values_list("slug", flat=True))
    first = found = slug(page.journey_key or page.title, "-")
    number = 2
    while found in taken:
        found, number = f"{first}-{number}", number + 1
    return found


def _all_but(names: tuple[str, ...]) -> set[str]:
    return {each.name for each in FormPage._meta.concrete_fields} - set(names)


def _promises() -> dict[str, Any]:
    return {each.name: each for each in FormPage._meta.concrete_fields if each.name in PROMISES}


def _promised(promises: Mapping[str, Any]) -> dict[str, Any]:
    """Give promises as the page's fields take them. Raises Refused."""
    problems: list[str] = []
    for name, asked in _promises().items():
        value = promises.get(name)
        try:
            if name in promises and not (value is None and asked.null):
                _look(asked, value)
        except ValidationError as error:
            called = str(asked.verbose_name)
            problems += [f"{_capital(called)}: {sentence}" for sentence in error.messages]
    if problems:
        raise Refused(problems)
    return dict(promises)


def _look(asked: Any, value: Any) -> None:
    """Raise ValidationError for what the field of a page does not take, as it is."""
    kinds = {models.BooleanField: bool, models.PositiveSmallIntegerField: int}
    if type(value) is not kinds.get(type(asked), str):
        raise ValidationError("This is not of the kind that it should be.")
    if type(value) is int and value > MOST_DAYS:
        raise ValidationError(f"This may be {MOST_DAYS} at most.")
    asked.clean(value, None)


def _sentences(error: ValidationError) -> list[str]:
    return [
        sentence if name == NON_FIELD_ERRORS else f"{_capital(name.replace('_', ' '))}: {sentence}"
        for name, sentences in error.message_dict.items()
        for sentence in sentences
    ]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
