"""The address of a copy of what was sent."""

from django.urls import path

from .views import copy

urlpatterns = [
    path("your-forms/<slug:journey>/<slug:key>/copy.<str:ending>", copy, name="form_receipt")
]
