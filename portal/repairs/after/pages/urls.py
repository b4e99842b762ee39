"""Addresses of what comes after a visit."""

from django.urls import path

from . import fixed, telling

urlpatterns = [
    path("is-it-fixed/<str:token>/", fixed.by_link, name="repair_fixed"),
    path("track/<str:written>/fixed/", fixed.tracked, name="repair_is_it_fixed"),
    path("track/<str:written>/nobody-came/", telling.nobody_came, name="repair_nobody_came"),
    path("track/<str:written>/worse/", telling.got_worse, name="repair_worse"),
    path("track/<str:written>/worse/<slug:danger>/", telling.call_now, name="repair_call"),
    path("track/<str:written>/contractor/", telling.another_contractor, name="repair_contractor"),
]
