"""The addresses of the staff door, below ``account/staff/``."""

from __future__ import annotations

from django.urls import path

from . import own_password, setting_up, signing_in

urlpatterns = [
    path("", signing_in.sign_in, name="staff_sign_in"),
    path("set-up/", setting_up.set_up, name="staff_set_up"),
    path("password/<int:user_id>/<str:token>/", own_password.own_password, name="staff_password"),
]
