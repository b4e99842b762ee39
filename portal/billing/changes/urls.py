"""Addresses of telling us of a change."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [path("bills/<slug:account>/changes/", views.changes, name="bill_changes")]
