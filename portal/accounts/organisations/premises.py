"""Pages about the properties of an organisation."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.ui.forms import Address

from ..models import Membership
from . import members, properties
from .finding import for_owners
from .questions import PropertyForm
from .views import asked, sure_of_it, to


@require_http_methods(["GET", "HEAD", "POST"])
@for_owners
def add(request: HttpRequest, membership: Membership) -> HttpResponseBase:
    """Find an address, or write it, and keep it."""
    organisation = membership.organisation
    form = PropertyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            properties.add(organisation, given["address"], given["label"], request)
        except members.NotAllowed as why:
            form.add_error("address", str(why))
        else:
            return to(organisation, "?saved")
    back = reverse("organisation", args=[organisation.public_id])
    return asked(request, form, f"Add a property of {organisation.name}", "Add it", back)


@require_http_methods(["GET", "HEAD", "POST"])
@for_owners
def remove(request: HttpRequest, membership: Membership, property_id: str) -> HttpResponseBase:
    """Ask, then take it off the list."""
    organisation = membership.organisation
    found = organisation.properties.filter(public_id=property_id).first()
    if found is None:
        raise Http404
    if request.method == "POST":
        properties.remove(found, request)
        return to(organisation, "?saved")
    line = found.label or Address.from_dict(found.address).line_1
    words = "It stays where it is in everything you sent us before."
    return sure_of_it(request, organisation, f"Take {line} off the list?", words, "Take it off")
