"""The address of a file."""

from django.urls import path

from .views import serve

urlpatterns = [path("your-forms/files/<slug:public_id>/", serve, name="form_upload")]
