"""What staff read where the person would read "you"."""

from __future__ import annotations

from django.utils.translation import get_language_info

from ..models import Case, Status

STATUS = {**dict(Status.choices), Status.WAITING: "Waiting for the person"}


def status_of(case: Case) -> str:
    """Where a case stands, as staff say it."""
    return STATUS[Status(case.status)]


def language_of(case: Case) -> str:
    """Name the language of a case in English: Polish. Nothing for English itself."""
    if case.language.partition("-")[0] == "en":
        return ""
    try:
        return str(get_language_info(case.language)["name"])
    except KeyError:
        return case.language
