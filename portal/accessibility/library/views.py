"""Gives what the library has: a file to be saved, or the way to a video."""

from __future__ import annotations

import logging

from django.http import FileResponse, Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from portal.integration import private_files
from portal.integration.encryption import CannotDecrypt

from ..models import MadeFormat

log = logging.getLogger(__name__)
KEPT = "public, max-age=300"


@require_safe
def made_format(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Hidden, being checked, infected, lost and never there: all the same 404."""
    made = get_object_or_404(MadeFormat, public_id=public_id)
    if not made.may_be_had:
        raise Http404
    if made.link:
        return HttpResponseRedirect(made.link)
    try:
        file = private_files.fetch(made.storage_name)
    except (FileNotFoundError, CannotDecrypt):
        log.exception("The file of made format %d cannot be given.", made.pk)
        raise Http404 from None
    response = FileResponse(
        file, as_attachment=True, filename=made.name, content_type=made.media_type
    )
    response.headers["Cache-Control"] = KEPT
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
