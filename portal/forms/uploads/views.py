"""Gives a file to those who may have it: whoever filled in the form, and staff who deal with it."""

from __future__ import annotations

import logging

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from portal.accounts import audit
from portal.accounts.staff.proof import may_enter
from portal.cases import audited
from portal.cases.models import Case
from portal.cases.owners import sees
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
    if upload is None:
        raise Http404
    theirs = may_open(request, upload.key)
    if not theirs and not _may_as_staff(request, upload):
        raise Http404
    try:
        file = open_file(upload)
    except NotReady:
        raise Http404 from None
    except (Lost, CannotDecrypt):
        log.exception("The file of upload %d cannot be given.", upload.pk)
        raise Http404 from None
    if not theirs:
        _write_down(request, upload)
    response = FileResponse(
        file, as_attachment=True, filename=upload.name, content_type=upload.media_type
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    patch_vary_headers(response, ["Cookie"])
    return response


def _may_as_staff(request: HttpRequest, upload: Upload) -> bool:
    """Whoever may see what was sent to this service, and has proved it as for the admin.

    A form that was not sent is no case yet, so only who sees every service may look into it.
    """
    if not request.user.has_perm(MAY_VIEW) or not may_enter(request):
        return False
    case = Case.objects.filter(submission__key=upload.key).first()
    return sees(request.user, case.kind if case else "")


def _write_down(request: HttpRequest, upload: Upload) -> None:
    """Staff read what is somebody else's: of a case, or of a form that was not sent."""
    case = Case.objects.filter(submission__key=upload.key).first()
    if case is not None:
        audited.viewed(case, request, part="file")
    else:
        audit.record("file.viewed", f"file:{upload.public_id}", request=request)
