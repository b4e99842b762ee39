"""Addresses of the accessibility room."""

from django.urls import URLPattern, URLResolver, path

from .display.views import how_this_site_looks
from .library.views import made_format
from .requests import starting
from .requests.keeping import keep

urlpatterns: list[URLPattern | URLResolver] = [
    path("display/", how_this_site_looks, name="display"),
    path(
        "accessibility/formats/<slug:name>/<slug:kind>/<slug:key>/",
        starting.ask_for,
        name="accessibility_ask",
    ),
    path("accessibility/problem/", starting.problem, name="accessibility_problem"),
    path("accessibility/keep/<str:reference>/", keep, name="accessibility_keep"),
    path("accessibility/made/<slug:public_id>/", made_format, name="accessibility_made"),
]
