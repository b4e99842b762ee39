"""Addresses of forms. What stands in them says which form and which page, and nothing of anybody.

``forms/…`` are the pages of a form; ``your-forms/…`` is what can be done with one as a whole. A key
of any other letters than we give is no address of ours, so nothing is asked about it.
"""

from django.urls import URLPattern, URLResolver, include, path

from . import views
from .built.preview.trying import KEY
from .built.preview.view import PreviewView
from .wizard.addresses import CHECK
from .wizard.view import FormView

preview = PreviewView.as_view(url_name="form_step", done_step_name=CHECK)
page = FormView.as_view(url_name="form_step", done_step_name=CHECK)
whole = "your-forms/<slug:journey>/<slug:key>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("forms/<slug:journey>/", views.start, name="form_start"),
    path("forms/<slug:journey>/privacy/", views.privacy, name="form_privacy"),
    path("", include("portal.forms.paper.urls")),
    path("forms/<slug:journey>/preview/", preview, {"key": KEY}, name="form_preview"),
    path("forms/<slug:journey>/preview/<path:step>/", preview, {"key": KEY}),
    path("forms/<slug:journey>/<slug:key>/", page, name="form"),
    path("forms/<slug:journey>/<slug:key>/<path:step>/", page, name="form_step"),
    path(f"{whole}sent/", views.sent, name="form_sent"),
    path("track/sent/<slug:journey>/<slug:key>/", views.follow, name="form_follow"),
    path("", include("portal.forms.paying.urls")),
    path("", include("portal.forms.mine.urls")),
    path("", include("portal.forms.whole.urls")),
    path("", include("portal.forms.saving.urls")),
    path("", include("portal.forms.uploads.urls")),
    path("", include("portal.forms.receipts.urls")),
]
