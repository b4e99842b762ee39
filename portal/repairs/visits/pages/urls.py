"""Addresses of visits."""

from django.urls import path

from . import booking, choosing, month

urlpatterns = [
    path("track/<str:written>/visit/", choosing.visit, name="visit"),
    path("track/<str:written>/visit/days/", month.month, name="visit_days"),
    path("track/<str:written>/visit/confirm/", booking.confirm, name="visit_confirm"),
    path("track/<str:written>/visit/done/", booking.done, name="visit_done"),
    path("track/<str:written>/visit/cancel/", booking.cancel, name="visit_cancel"),
    path("track/<str:written>/visit/visit.ics", booking.calendar, name="visit_calendar"),
]
