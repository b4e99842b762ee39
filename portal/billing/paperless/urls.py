"""The address of bills without paper."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("bills/<slug:public_id>/paperless/", views.paperless, name="bills_paperless"),
]
