"""Pages for when something is wrong: the right status, and what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: this form cannot be taken from there, or this page is not for you."""
    return render(request, "403.html", status=403)
