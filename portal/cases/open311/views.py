"""``/open311/v2/``: read by anybody, written by nobody: reports are made with our forms."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from portal.integration import limits
from portal.integration.client import client_address

from . import rows
from .answers import Fault, errors, listed, one
from .asked import asked_for, check_jurisdiction, public_cases
from .services import all_services

A_MINUTE = 60
CALLS = 60
"""From one address, within the minute."""

View = Callable[..., HttpResponse]


def _answers(view: View) -> View:
    """Answer with the errors of the specification, in the form that was asked for."""

    @wraps(view)
    def answer(request: HttpRequest, form: str = "xml", **kwargs: str) -> HttpResponse:
        try:
            _admit(request)
            response = view(request, form, **kwargs)
        except Fault as fault:
            response = errors(form, fault)
            if fault.status == 405:
                response.headers["Allow"] = "GET, HEAD"
            if fault.status == 429:
                response.headers["Retry-After"] = str(A_MINUTE)
        response.headers["Cache-Control"] = "no-cache"
        return response

    return csrf_exempt(answer)


def _admit(request: HttpRequest) -> None:
    if request.method not in ("GET", "HEAD"):
        raise Fault(405, "This is only read. Reports are made with the forms of this site.")
    if not limits.take("open311", limits.household(client_address(request)), CALLS, A_MINUTE):
        raise Fault(429, "Too many calls from one address. Wait a minute.")
    check_jurisdiction(request)


@_answers
def discovery(request: HttpRequest, form: str) -> HttpResponse:
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    address = base + reverse("open311_services", args=[form]).rpartition("/")[0]
    return one(form, "discovery", rows.discovery(form, address, f"{base}/contact/"))


@_answers
def services(request: HttpRequest, form: str) -> HttpResponse:
    found = [rows.of_service(service) for service in all_services().values()]
    return listed(form, "services", "service", found)


@_answers
def service(request: HttpRequest, form: str, code: str) -> HttpResponse:
    """Give what a report of this service asks for beyond its place: nothing."""
    if code not in [each.code for each in all_services().values()]:
        raise Fault(404, "service_code was not found.")
    return one(form, "service_definition", {"service_code": code, "attributes": []})


@_answers
def requests(request: HttpRequest, form: str) -> HttpResponse:
    found = rows.of_requests(asked_for(request))
    return listed(form, "service_requests", "request", found)


@_answers
def one_request(request: HttpRequest, form: str, number: int) -> HttpResponse:
    found = public_cases().select_related("team").filter(pk=number)
    if not (shown := rows.of_requests(found)):
        raise Fault(404, "service_request_id was not found.")
    return listed(form, "service_requests", "request", shown)


@_answers
def nothing(request: HttpRequest, form: str) -> HttpResponse:
    raise Fault(404, "There is nothing here. Ask for .xml or .json.")
