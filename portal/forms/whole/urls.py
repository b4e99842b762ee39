"""Addresses of forms that staff fill in for others. None says anything of anybody."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import begin
from .views import whole

one = "callers/<slug:journey>/<slug:key>/"

urlpatterns: list[URLPattern] = [
    path("callers/<slug:journey>/", begin.begin, name="caller_begin"),
    path(one, whole, name="caller_form"),
    path(f"{one}link/", begin.link, name="caller_link"),
    path(f"{one}sent/", begin.sent, name="caller_sent"),
    path(f"{one}go-on/", begin.go_on, name="caller_on"),
]
