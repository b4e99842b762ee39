from django.urls import path
from wagtail.contrib.sitemaps.views import sitemap

from .files.pictures import picture
from .views.feedback import comment, useful
from .views.robots import robots
from .views.status import service_status

urlpatterns = [
    path("service-status/", service_status, name="service_status"),
    path("page-feedback/<int:page_id>/", useful, name="page_feedback"),
    path("page-feedback/<int:page_id>/comment/", comment, name="page_feedback_comment"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path("media/images/<str:name>", picture, name="picture"),
]
