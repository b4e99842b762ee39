"""What people read of the API."""

from ..subject import Subject, register

register(
    Subject("api", "/api/"),
    Subject("api event", "/api/events/case.status_changed/"),
)
