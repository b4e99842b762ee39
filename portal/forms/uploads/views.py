"""Gives a file to those who may have it: whoever filled in the form, and staff who deal with it."""

from __future__ import annotations

import logging

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from portal.forms.access import may_open
from portal.forms.models.upload import Upload
from portal.integration.encryption import CannotDecrypt
from portal.ui.private import private

from .shelf import Lost, NotReady, open_file

log = logging.getLogger(__name__)

MAY_VIEW = "forms.view_submission"


@require_safe
@private
def serve(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Send one file, to be saved and never shown inside a page of ours.

    Not there, not yours, still being checked, infected: all the same 404.
    """
    upload = Upload.objects.filter(public_id=public_id).first()
    if upload is None or not _may_have(request, upload.key):
        raise Http404
    try:
        file = open_file(upload)
    except NotReady:
        raise Http404 from None
    except (Lost, CannotDecrypt):
        log.exception("The file of upload %d cannot be given.", upload.pk)
        raise Http404 from None
    response = FileResponse(
        file, as_attachment=True, filename=upload.name, content_type=upload.media_type
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    patch_vary_headers(response, ["Cookie"])
    return response


def _may_have(request: HttpRequest, key: str) -> bool:
    return may_open(request, key) or bool(request.user.has_perm(MAY_VIEW))
