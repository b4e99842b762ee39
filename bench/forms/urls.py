"""The site, and the plain wizard over the same forms."""

from django.urls import include, path

from .plain import PlainView

urlpatterns = [
    path("plain/<slug:step>/", PlainView.as_view(url_name="plain"), name="plain"),
    path("", include("portal.urls")),
]
