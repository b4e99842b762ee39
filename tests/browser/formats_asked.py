"""A page of the site that somebody asks for in a format, or reports a problem with."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import path, reverse

from portal.accessibility.models import MadeFormat
from portal.services.models import ServicePage
from tests.support.factories import ServicePageFactory

TITLE = "Bins that are asked about"


def _page() -> ServicePage:
    """Published as an editor does it, so that every process hears of it."""
    found: ServicePage | None = ServicePage.objects.filter(title=TITLE).first()
    if found is None:
        found = ServicePageFactory(title=TITLE)
        found.save_revision().publish()
    return found


def asked(request: HttpRequest, name: str) -> HttpResponseBase:
    return redirect("accessibility_ask", name, "page", _page().pk)


def had(request: HttpRequest) -> HttpResponseBase:
    """The same, where it was made before."""
    page = _page()
    MadeFormat.objects.get_or_create(
        key=str(page.pk),
        format="translation",
        language="ur",
        defaults={"title": page.title, "link": "https://video.example.org/1"},
    )
    return redirect("accessibility_ask", "translation", "page", page.pk)


def problem(request: HttpRequest) -> HttpResponseBase:
    query = urlencode({"page": _page().get_url()})
    return redirect(f"{reverse('accessibility_problem')}?{query}")


urlpatterns = [
    path("people/formats/asked/<slug:name>/", asked),
    path("people/formats/had/", had),
    path("people/formats/problem/", problem),
]
