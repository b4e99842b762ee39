"""Addresses of this room."""

from django.urls import include, path

from .holding.views import not_mine, requests
from .tracking import answering, views

urlpatterns = [
    path("open311/v2/", include("portal.cases.open311.urls")),
    path("account/requests/", requests, name="account_requests"),
    path("account/requests/<str:written>/not-mine/", not_mine, name="account_not_mine"),
    path("track/", views.track, name="track"),
    path("track/forget/", views.forget, name="track_forget"),
    path("track/forgotten/", views.forgotten, name="track_forgotten"),
    path("track/<str:written>/", views.tracked_case, name="tracked_case"),
    path(
        "track/<str:written>/answer/<int:question>/", answering.answer_question, name="case_answer"
    ),
    path(
        "track/<str:written>/documents/<str:public_id>/", views.give_document, name="case_document"
    ),
    path("track/<str:written>/message/", views.write_message, name="case_message"),
]
