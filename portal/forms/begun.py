"""Beginning a journey with some of it answered already, such as which page it is about.

Only after a POST: unlike Start, this writes a draft.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from portal.ui.redirects import SEE_OTHER

from . import access, versions
from .definition import Journey
from .drafts import Opened
from .mine.known import Known
from .models import Draft
from .wizard.addresses import onward, step_url


def begin(
    request: HttpRequest, journey: Journey, answers: Mapping[str, Any]
) -> tuple[HttpResponse, str]:
    """Save a new draft with these answers; give the way to the first gap, and the draft's key.

    Answers are as a draft keeps them. One that does not fit its question is a gap, and is asked.
    """
    response = HttpResponseRedirect("", status=SEE_OTHER)
    holder = access.owner(request, response)
    version = versions.current(journey)
    draft = Draft(
        key=access.new_key(holder), journey_key=journey.key, version=version, language="en"
    )
    opened = Opened(draft, journey, holder, known=Known(request, journey))
    opened.save(lambda kept: {**kept, **answers})
    response["Location"] = step_url(opened, onward(opened.route))
    return response, draft.key
