"""Addresses of proofs."""

from django.urls import path

from . import views

urlpatterns = [
    path("track/<str:written>/evidence/", views.evidence, name="claim_evidence"),
    path("track/<str:written>/evidence/<int:number>/", views.send, name="claim_evidence_send"),
    path(
        "track/<str:written>/evidence/<int:number>/cannot/",
        views.cannot,
        name="claim_evidence_cannot",
    ),
]
