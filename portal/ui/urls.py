from django.urls import path

from .stylesheet import council_stylesheet

urlpatterns = [
    path("colours-<slug:digest>.css", council_stylesheet, name="council_stylesheet"),
]
