"""What a request for a page tells about its questions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest
from django.utils import timezone

from ..definition import QuestionStep
from ..learning import noticing
from ..learning.measures import Count
from ..route import LiveStep
from .addresses import CHANGE

SHOWN = "form-shown"
"""A hidden box: when the page was first shown, in whole seconds since 1970."""
MOMENT = re.compile(r"\d{9,11}", re.ASCII)


def shown(request: HttpRequest) -> str:
    """Give the moment at which a page is shown or, while it comes back, was shown first."""
    return _moment(request) or str(int(timezone.now().timestamp()))


def saved(
    request: HttpRequest, live: LiveStep, before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[Count]:
    """A page was saved, and nothing was wrong with it."""
    since = _moment(request)
    seconds = timezone.now().timestamp() - int(since) if since else None
    return noticing.saved(live, before, after, seconds, changing=CHANGE in request.GET)


def refused(live: LiveStep, form: BaseForm) -> list[Count]:
    """A page comes back with what is wrong."""
    if not isinstance(live.step, QuestionStep):
        return []
    return noticing.refused(live, noticing.codes_of(form.errors.as_data(), live.step))


def _moment(request: HttpRequest) -> str:
    posted = request.POST.get(SHOWN, "") if request.method == "POST" else ""
    return posted if MOMENT.fullmatch(posted) else ""
