"""The address of the page that asks whose a claim is."""

from django.urls import path

from .pages import yours

urlpatterns = [path("benefits/yours/", yours, name="benefits_yours")]
