from django.urls import path

from . import health
from .api import gate, pages
from .payments import webhook

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("payments/news", webhook.take, name="payment_news"),
    path("api/", pages.index, name="api_pages"),
    path("api/events/<str:name>/", pages.event, name="api_event"),
    path("api/v1", gate.nothing),
    path("api/v1/events/<str:name>.json", pages.schema, name="api_event_schema"),
    path("api/v1/", (gate.urls(), "ninja", "api")),
]
