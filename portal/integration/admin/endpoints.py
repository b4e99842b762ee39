"""Endpoints: where events go, set up by an administrator."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, IndexView
from wagtail.log_actions import log

from ..models import Endpoint, Kind
from ..signing import rotate
from .acting import possible
from .editing import EditUnderLock
from .endpoint_actions import ACTIONS, LIST, PAGE
from .forms import EndpointForm
from .furniture import ICON, furniture
from .keeping import KeptIfUsed
from .kinds import ABOUT
from .logged import ADDRESS, CREDENTIALS, EVENTS
from .permissions import ENDPOINTS
from .stamp import stamp
from .standing import standing
from .viewset import OfficeViewSet


def in_the_list(endpoint: Endpoint) -> SafeString:
    kind = endpoint.get_kind_display()
    return format_html('{}<br><span class="office-faint">{}</span>', standing(endpoint), kind)


class ListView(IndexView):
    page_title = "Endpoints"


class AddView(CreateView):
    """First which kind, then its form. A webhook's secret is shown when it is made."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.kind is None:
            context = {**furniture("Add an endpoint", ("Endpoints", reverse(LIST))), "kinds": ABOUT}
            return render(request, "integration/admin/choose_kind.html", context)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.kind is None:
            return redirect(self.get_add_url())
        return super().post(request, *args, **kwargs)

    @property
    def kind(self) -> str | None:
        kind = self.request.GET.get("kind", "")
        return kind if kind in ABOUT else None

    def get_add_url(self) -> str:
        address = reverse(self.add_url_name)
        return f"{address}?kind={self.kind}" if self.kind else address

    def get_page_subtitle(self) -> str:
        return ABOUT[self.kind].title if self.kind else "Endpoint"

    def get_initial_form_instance(self) -> Endpoint:
        return Endpoint(kind=self.kind or Kind.WEBHOOK)

    def save_instance(self) -> Endpoint:
        endpoint: Endpoint = super().save_instance()
        log_settings(endpoint, self.form, self.request.user)
        self.secret = rotate(endpoint) if endpoint.kind == Kind.WEBHOOK else ""
        return endpoint

    def save_action(self) -> HttpResponse:
        if not self.secret:
            return super().save_action()
        page = reverse(PAGE, args=[self.object.pk])
        context = {
            **furniture("Secret", ("Endpoints", reverse(LIST)), (self.object.name, page)),
            "what": "secret",
            "secret": self.secret,
            "row": self.object,
            "back": page,
        }
        return render(self.request, "integration/admin/secret.html", context)

    def get_success_url(self) -> str:
        return self.get_edit_url()


class PageView(EditUnderLock):
    """How it stands, what can be done, and its form."""

    def get_success_url(self) -> str:
        return self.get_edit_url()

    def save_instance(self) -> Endpoint:
        endpoint: Endpoint = super().save_instance()
        log_settings(endpoint, self.form, self.request.user)
        return endpoint

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row = Endpoint.objects.select_related("system").get(pk=self.object.pk)
        return {
            **super().get_context_data(**kwargs),
            "row": row,
            "about": ABOUT[row.kind],
            "standing": standing(row),
            "seen": stamp(row),
            "actions": possible(ACTIONS, row),
            "deliveries": f"{reverse('deliveries')}?endpoint={row.pk}",
        }


def log_settings(endpoint: Endpoint, form: EndpointForm, user: Any) -> None:
    """Write down where it leads now, what it is told of, and which secrets were touched."""
    if form.was_at != endpoint.address:
        log(endpoint, ADDRESS, user=user, data={"address": endpoint.address})
    if form.began or form.ended:
        log(endpoint, EVENTS, user=user, data={"began": form.began, "ended": form.ended})
    if form.secrets_changed:
        log(endpoint, CREDENTIALS, user=user, data={"names": form.secrets_changed})


class RemoveView(KeptIfUsed):
    """Only what nothing was ever sent to: the rest is the record of what was sent."""

    hangs_on = ("deliveries",)
    kept_because = "things were sent to it, and we keep the record. Pause it instead."
    page = PAGE


class EndpointViewSet(OfficeViewSet):
    model = Endpoint
    name = "back_office_endpoints"
    url_prefix = "back-office/endpoints"
    menu_label = "Endpoints"
    icon = ICON
    needs = ENDPOINTS
    actions = list(ACTIONS)
    index_view_class = ListView
    add_view_class = AddView
    edit_view_class = PageView
    delete_view_class = RemoveView
    edit_template_name = "integration/admin/endpoint.html"
    list_display = ["name", Column("standing", label="How it stands", accessor=in_the_list)]

    def get_form_class(self, for_update: bool = False) -> type[EndpointForm]:
        return EndpointForm
