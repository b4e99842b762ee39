"""The list of forms that editors build: state, version, team, and how many were sent."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.forms import Media
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django_filters import ChoiceFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets import Button
from wagtail.permissions import page_permission_policy

from portal.council.models import ContactPoint

from ...models import FormPage, FormsPage, Submission

DAYS = 28
STATES: dict[str, tuple[str, dict[str, bool]]] = {
    "live": ("Live", {"live": True}),
    "changed": ("Live, with changes that are not", {"live": True, "has_unpublished_changes": True}),
    "draft": ("Draft", {"live": False}),
}


def _in_state(forms: QuerySet[FormPage], _name: str, state: str) -> QuerySet[FormPage]:
    return forms.filter(**STATES[state][1])


class FormFilters(WagtailFilterSet):
    """Forms in a state, or of a team."""

    state = ChoiceFilter(
        label="State",
        method=_in_state,
        choices=[(name, words) for name, (words, _) in STATES.items()],
    )
    team = ModelChoiceFilter(label="Team", queryset=ContactPoint.objects.order_by("name"))

    class Meta:
        model = FormPage
        fields: ClassVar[list[str]] = []


def _sent() -> dict[str, Any]:
    """Count what was sent of each form, within the same query."""
    since = timezone.now() - timedelta(days=DAYS)
    of_form = Submission.objects.filter(journey_key=OuterRef("journey_key"))
    recent = of_form.filter(submitted_at__gt=since).order_by().values("journey_key")
    return {
        "sent_lately": Coalesce(
            Subquery(recent.annotate(all=Count("pk")).values("all"), output_field=IntegerField()), 0
        ),
        "last_sent": Subquery(of_form.order_by("-submitted_at").values("submitted_at")[:1]),
    }


class FormsIndexView(IndexView):
    """Twenty forms at a time, in a steady number of queries."""

    paginate_by = 20

    page_title = "Forms"
    add_item_label = "Add a form"
    default_ordering = "title"

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Lead to the ready-made forms and to the questions that forms share."""
        buttons: list[Button] = list(super().header_more_buttons)
        parent = FormsPage.objects.only("pk").first()
        if parent and parent.permissions_for_user(self.request.user).can_add_subpage():
            ready = reverse("forms_ready_made", args=[parent.pk])
            buttons.append(Button("Start from a ready-made form", url=ready, icon_name="form"))
        if self.request.user.has_perm("forms.view_questionset"):
            sets = reverse("wagtailsnippets_forms_questionset:list")
            buttons.append(Button("Question sets", url=sets, icon_name="group"))
        return buttons

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the style that keeps titles readable on a phone."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        context["media"] += Media(css={"all": ["forms/builder/builder.css"]})
        return context

    def annotate_queryset(self, pages: Any) -> Any:
        """Give the forms without their questions, with what the columns show."""
        forms = pages.defer("sections", "version__frozen").select_related("version", "team")
        forms = forms.prefetch_related("content_type", "sites_rooted_here")
        forms = forms.prefetch_workflow_states().annotate(**_sent())
        return forms.annotate_site_root_state().annotate_approved_schedule()


class ParentView(ChooseParentView):
    page_title = "Where the form goes"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not page_permission_policy.user_has_permission(request.user, "add"):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response


class FormsMenuItem(MenuItem):
    """For those who may edit a page somewhere."""

    def is_shown(self, request: HttpRequest) -> bool:
        may = page_permission_policy.user_has_any_permission
        return bool(may(request.user, {"add", "change", "publish"}))


class FormsViewSet(PageListingViewSet):
    """Every form, for those who may edit pages."""

    model = FormPage
    index_view_class = FormsIndexView
    choose_parent_view_class = ParentView
    icon = "form"
    menu_item_class = FormsMenuItem
    menu_label = "Forms"
    menu_name = "built-forms"
    menu_order = 110
    add_to_admin_menu = True
    name = "built_forms"
    url_prefix = "built-forms"
    filterset_class = FormFilters
    columns: ClassVar[list[Column]] = [
        PageTitleColumn("title", label="Form", sort_key="title", classname="title built-of-form"),
        PageStatusColumn("status", label="State", sort_key="live", width="12%"),
        Column("version", label="Version", accessor=lambda form: _version(form), width="8%"),
        Column("team", label="Team", accessor=lambda form: form.team or "No team"),
        Column("sent_lately", label=f"Sent in {DAYS} days", width="10%"),
        DateColumn("last_sent", label="Last sent", width="12%"),
        DateColumn(
            "latest_revision_created_at",
            label="Changed",
            sort_key="latest_revision_created_at",
            width="12%",
        ),
    ]


def _version(form: FormPage) -> str:
    return str(form.version.number) if form.version else "None yet"
