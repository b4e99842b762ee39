"""The addresses of acting for others."""

from __future__ import annotations

from django.urls import path

from . import authorities, views

urlpatterns = [
    path("account/acting/", views.choose, name="acting"),
    path("account/acting/start/", views.start, name="acting_start"),
    path("account/acting/stop/", views.stop, name="acting_stop"),
    path("account/acting/give/", authorities.give, name="authority_give"),
    path("account/acting/<str:public_id>/", authorities.authority, name="authority"),
    path("account/acting/<str:public_id>/agree/", authorities.take_up, name="authority_take_up"),
    path("account/acting/<str:public_id>/end/", authorities.end, name="authority_end"),
]
