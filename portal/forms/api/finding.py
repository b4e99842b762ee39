"""Which forms a system may read and send: those that are open to everybody, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse

from portal.integration.api import NOTHING_HERE, Problem
from portal.integration.api.problems import CLOSED

from .. import registry, versions
from ..definition import Journey
from ..models import Version
from ..models.version import KEY_LENGTH

KEY = re.compile(rf"[-\w]{{1,{KEY_LENGTH}}}", re.ASCII)


def open_forms() -> Iterator[tuple[Journey, Version]]:
    """Give every form with its newest version, by key."""
    found = [each for each in registry.journeys() if _is_open(each.key)]
    newest = versions.current_of(found)
    yield from ((each, newest[each.key]) for each in found)


def version_of(key: str, number: int) -> tuple[Version, Journey]:
    """Give one version of a form. Raises Problem: the same for each reason.

    A key that is not there, one that is guarded and a version that never was get one answer.
    """
    if not KEY.fullmatch(key) or not _is_open(key) or not versions.live(key):
        raise Problem(NOTHING_HERE)
    version: Version | None = (
        Version.objects.filter(journey_key=key, number=number).defer("frozen").first()
    )
    if version is None:
        raise Problem(NOTHING_HERE)
    return version, versions.journey_of(version)


def taken_version_of(key: str, number: int) -> tuple[Version, Journey]:
    """Give a version that may still be sent. Raises Problem: closed, with the newest number.

    As in a browser, the newest is taken whatever its closing time says.
    """
    version, journey = version_of(key, number)
    live = versions.live(key)
    newest = versions.current(live) if version.is_closed and live else version
    if newest.pk != version.pk:
        link = f'<{schema_path(key, newest.number)}>; rel="latest-version"'
        raise Problem(CLOSED, more={"newest": newest.number}, headers={"Link": link})
    return version, journey


def schema_path(key: str, number: int) -> str:
    """Give where the schema of a version is."""
    return reverse("api:read_schema", kwargs={"key": key, "number": number})


def _is_open(key: str) -> bool:
    """Say whether a form is open to anybody: who has signed in beside a key counts for nothing."""
    anybody = HttpRequest()
    anybody.user = AnonymousUser()
    return registry.is_open_to(key, anybody)
