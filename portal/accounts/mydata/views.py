"""The page that offers everything we hold, and the two files."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.documents.render import render as write
from portal.ui.display import look_of

from .. import audit
from ..acting.oneself import for_oneself
from ..assurance import is_sure, sure
from ..people import person_of, signed_in_user
from ..signed_in import signed_in
from .gathering import gather
from .writing import document

NAME = "what-we-know-about-you"
DATA, PAGE = "json", "html"


@require_safe
@signed_in
@for_oneself
def data(request: HttpRequest) -> HttpResponse:
    """Say what is in the files, and lead to them."""
    return render(request, "accounts/mine/data.html", {"is_sure": is_sure(request)})


@require_safe
@signed_in
@for_oneself
@sure
def download(request: HttpRequest, ending: str) -> HttpResponse:
    """Give everything as one file, to somebody who has proved who they are twice."""
    user = signed_in_user(request)
    person, today = person_of(user), timezone.localdate()
    gathered = gather(user)
    if ending == DATA:
        whole = {"made": today.isoformat(), **gathered}
        text = json.dumps(whole, ensure_ascii=False, indent=2, default=str)
        response = HttpResponse(text, content_type="application/json")
    else:
        made = write(document(gathered, today), "html", look_of(request))
        response = HttpResponse(made.content, content_type=made.media_type)
    audit.record(
        "person.downloaded",
        f"person:{person.public_id}",
        request=request,
        about=person.public_id,
        details={"as": ending},
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{NAME}.{ending}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
