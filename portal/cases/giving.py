"""Gives a document to somebody who may have it: to be saved, never shown inside a page of ours."""

from __future__ import annotations

import logging

from django.http import FileResponse, Http404
from django.utils.cache import patch_vary_headers

from portal.integration.encryption import CannotDecrypt
from portal.ui.private import mark

from .documents import CannotOpen, open_document
from .models import CaseDocument

log = logging.getLogger(__name__)


def give(document: CaseDocument | None) -> FileResponse:
    """Answer with a document. Not there, being checked, infected, lost: all the same 404."""
    if document is None or not document.may_be_read:
        raise Http404
    try:
        file = open_document(document)
    except (CannotOpen, CannotDecrypt):
        log.exception("Document %d cannot be given.", document.pk)
        raise Http404 from None
    response = FileResponse(
        file, as_attachment=True, filename=document.name, content_type=document.media_type
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    patch_vary_headers(response, ["Cookie"])
    return mark(response)
