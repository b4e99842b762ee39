"""The site, and two addresses by which a test changes a page from within one process."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from portal.home.models import HomePage


def publish(request: HttpRequest, words: str) -> HttpResponse:
    """Publish the home page with another question, as an editor would."""
    home = HomePage.objects.get()
    home.question = words
    home.save_revision().publish()
    return HttpResponse("published")


def slip(request: HttpRequest, words: str) -> HttpResponse:
    """Change the row behind everybody's back, to see who still shows what it kept."""
    HomePage.objects.update(question=words)
    return HttpResponse("slipped in")


urlpatterns = [
    path("publish/<str:words>/", publish),
    path("slip/<str:words>/", slip),
    path("", include("portal.urls")),
]
