"""Gives what the library has: a file to be saved, or the way to a video."""

from __future__ import annotations

import hashlib
import logging
from io import BytesIO

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponseNotModified,
    HttpResponseRedirect,
)
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe

from portal.documents.sources import source_of
from portal.integration import private_files
from portal.integration.encryption import CannotDecrypt

from ..models import MadeFormat

log = logging.getLogger(__name__)
ASK_FIRST = "public, max-age=0, must-revalidate"


@require_safe
def made_format(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Hidden, being checked, infected, lost, of what is gone and never there: all the same 404."""
    made = get_object_or_404(MadeFormat, public_id=public_id)
    if not made.may_be_had or not _is_public(made):
        raise Http404
    response = HttpResponseRedirect(made.link) if made.link else _file(request, made)
    response.headers["Cache-Control"] = ASK_FIRST
    return response


def _is_public(made: MadeFormat) -> bool:
    """Whether everybody may still read what it was made of. Until then it is nobody's."""
    source = source_of(made.kind)
    return bool(source and source.public and source.still(made.key))


def _file(request: HttpRequest, made: MadeFormat) -> HttpResponseBase:
    etag = f'"{hashlib.sha256(made.storage_name.encode()).hexdigest()[:32]}"'
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response: HttpResponseBase = HttpResponseNotModified()
    else:
        response = FileResponse(
            _bytes(made), as_attachment=True, filename=made.name, content_type=made.media_type
        )
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["ETag"] = etag
    return response


def _bytes(made: MadeFormat) -> BytesIO:
    try:
        return private_files.fetch(made.storage_name)
    except (FileNotFoundError, CannotDecrypt):
        log.exception("The file of made format %d cannot be given.", made.pk)
        raise Http404 from None
