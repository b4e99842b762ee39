"""The page behind the link in the message: stop it. It asks for nothing but a press."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods

from portal.ui.private import private

from ..models.starting import Outcome
from . import starting_again
from .answers import ask


@private
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponseBase:
    """A GET asks first, because mail programs follow links by themselves."""
    asked = starting_again.find(token)
    if asked is None:
        return ask(request, "start_again_over", status=404)
    if request.method == "POST":
        starting_again.stop(asked, Outcome.STOPPED)
        return ask(request, "start_again_stopped")
    return ask(request, "start_again", asked=asked)
