from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..models import ServiceStatus


@require_safe
def service_status(request: HttpRequest) -> HttpResponse:
    """How every service is running, those in trouble first. One query."""
    worst_first = ServiceStatus.State.values[::-1]
    statuses = sorted(
        ServiceStatus.objects.select_related("page"),
        key=lambda status: worst_first.index(status.state),
    )
    return render(
        request,
        "services/service_status.html",
        {
            "statuses": statuses,
            "troubles": sum(status.state != ServiceStatus.State.RUNNING for status in statuses),
        },
    )
