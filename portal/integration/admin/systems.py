"""Systems that call us: what each may do, its keys, and what it signs with."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Count, Q
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, IndexView

from ..api.scopes import all_scopes
from ..models import ApiKey, System
from .acting import possible
from .editing import EditUnderLock, FormOfWhatWasSeen
from .keeping import KeptIfUsed
from .permissions import SYSTEMS
from .stamp import stamp
from .standing import state_of_key
from .system_actions import KEY_ACTIONS, PAGE, SYSTEM_ACTIONS
from .viewset import OfficeViewSet
from .widgets import ScopeChoices


class SystemForm(FormOfWhatWasSeen):
    """Who it is, and what its signed messages may do."""

    scopes = forms.MultipleChoiceField(
        label="What it may do",
        required=False,
        widget=ScopeChoices,
        help_text="This is for messages that it signs. Each key has a choice of its own.",
    )

    class Meta:
        model = System
        fields = ["name", "slug", "team", "is_active", "scopes"]
        labels = {"is_active": "Active", "slug": "Short name"}
        help_texts = {
            "team": "What the system does on a case is done in this team's name.",
            "is_active": "Without this tick, nothing that it sends is let in.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = all_scopes()
        for name in self.instance.scopes:
            choices.setdefault(name, "Nothing in the portal asks for this any more.")
        self.fields["scopes"].choices = list(choices.items())


def state_of(row: System) -> str:
    return "Active" if row.is_active else "Shut out"


class ListView(IndexView):
    page_title = "Systems"

    def get_base_queryset(self) -> Any:
        live = Q(keys__in=ApiKey.objects.valid())
        found = super().get_base_queryset().select_related("team")
        return found.annotate(live_keys=Count("keys", filter=live))


class AddView(CreateView):
    def get_success_url(self) -> str:
        return self.get_edit_url()


class PageView(EditUnderLock):
    """The system with its keys."""

    def get_success_url(self) -> str:
        return self.get_edit_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row = System.objects.get(pk=self.object.pk)
        keys = [
            {
                "key": key,
                "state": state_of_key(key),
                "seen": stamp(key),
                "actions": possible(KEY_ACTIONS, key),
            }
            for key in row.keys.all()
        ]
        return {
            **super().get_context_data(**kwargs),
            "row": row,
            "seen": stamp(row),
            "actions": possible(SYSTEM_ACTIONS, row),
            "keys": keys,
        }


class RemoveView(KeptIfUsed):
    """Only what nothing hangs on."""

    hangs_on = ("endpoints", "messages", "keys")
    kept_because = (
        "it has keys, endpoints or messages, and we keep the record. Take away the tick at "
        "“Active” instead."
    )
    page = PAGE


class SystemViewSet(OfficeViewSet):
    model = System
    name = "back_office_systems"
    url_prefix = "back-office/systems"
    menu_label = "Systems and keys"
    icon = "key"
    needs = SYSTEMS
    actions = [*SYSTEM_ACTIONS, *KEY_ACTIONS]
    index_view_class = ListView
    add_view_class = AddView
    edit_view_class = PageView
    delete_view_class = RemoveView
    edit_template_name = "integration/admin/system.html"
    list_display = [
        "name",
        "team",
        Column("is_active", label="State", accessor=state_of),
        Column("live_keys", label="Keys that work"),
    ]

    def get_form_class(self, for_update: bool = False) -> type[SystemForm]:
        return SystemForm
