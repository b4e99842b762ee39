"""Addresses of this room."""

from django.urls import path

from .tracking import views

urlpatterns = [
    path("track/", views.track, name="track"),
    path("track/forget/", views.forget, name="track_forget"),
    path("track/forgotten/", views.forgotten, name="track_forgotten"),
    path("track/<str:written>/", views.tracked_case, name="tracked_case"),
    path("track/<str:written>/message/", views.write_message, name="case_message"),
]
