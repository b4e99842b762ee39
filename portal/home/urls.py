from django.urls import path, re_path

from . import views

urlpatterns = [
    path("search/", views.search, name="search"),
    path("a-to-z/", views.a_to_z, name="a_to_z"),
    re_path(r"^a-to-z/(?P<letter>[A-Za-z])/$", views.a_to_z, name="a_to_z"),
]
