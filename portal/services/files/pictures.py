"""Pictures on pages, where they lie on this machine and no proxy hands them out.

Only the sizes that Wagtail has made for pages. What else is in that folder has ways of its own:
documents are asked for one by one, and pictures as they were sent are nobody's to fetch.
"""

from __future__ import annotations

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import FileSystemStorage, default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

FOLDER = "images"
"""Where Wagtail keeps them."""
KINDS = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
KEPT = "public, max-age=3600"


@require_safe
def picture(request: HttpRequest, name: str) -> FileResponse:
    """One picture. With S3_BUCKET set, browsers fetch them there."""
    kind = KINDS.get(name.rpartition(".")[2].lower())
    if kind is None or not isinstance(default_storage, FileSystemStorage):
        raise Http404
    try:
        file = default_storage.open(f"{FOLDER}/{name}")
    except (OSError, SuspiciousFileOperation, ValueError):
        raise Http404 from None
    response = FileResponse(file, content_type=kind)
    response.headers["Cache-Control"] = KEPT
    return response
