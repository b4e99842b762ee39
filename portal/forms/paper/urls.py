"""Addresses of a form on paper."""

from django.urls import path

from . import views

urlpatterns = [
    path("forms/<slug:journey>/paper/", views.paper, name="form_paper"),
    path("forms/<slug:journey>/paper/questions/", views.questions, name="form_questions"),
]
