"""The site, and the plain wizard over the same forms."""

from django.urls import include, path

from .plain import PlainView

urlpatterns = [path("plain/", PlainView.as_view()), path("", include("portal.urls"))]
