"""Addresses of decisions."""

from django.urls import path

from . import pages

urlpatterns = [
    path("benefits/decisions/", pages.decisions, name="benefit_decisions"),
    path("benefits/decisions/<slug:public_id>/", pages.decision, name="benefit_decision"),
    path(
        "benefits/decisions/<slug:public_id>/dispute/",
        pages.dispute,
        name="benefit_decision_dispute",
    ),
]
