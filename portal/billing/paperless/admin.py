"""Bills without paper in the admin: the council's terms, and who agreed and how it ended.

An account stands there by what names it in addresses, and nobody by their name: staff find the
person in their own system, by the account.
"""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from ..models import Paperless, PaperlessTerms
from .groups import CODENAMES
from .words import Why

ABOUT = """
<p>How we serve bills without paper. When something changes, add a row with its first day: bills
from that day on follow it. Until there is a row, no bill counts as unread, and no page says when a
bill counts as served.</p>
"""


class OnlyLooking(ModelPermissionPolicy):
    """What payers agreed to is theirs: nobody writes or erases it here."""

    def user_has_permission(self, user: AbstractBaseUser | AnonymousUser, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)


class TermsViewSet(SnippetViewSet):
    model = PaperlessTerms
    icon = "calendar-check"
    menu_label = "Terms"
    list_display = ["__str__", "served_after", "unread_days", "confirmed"]
    ordering = ["-valid_from"]
    panels = [
        HelpPanel(content=ABOUT),
        FieldPanel("valid_from"),
        FieldPanel("served_after"),
        FieldPanel("unread_days"),
        MultiFieldPanel([FieldPanel("source"), FieldPanel("confirmed")], "Where it comes from"),
    ]


class AgreementViewSet(SnippetViewSet):
    model = Paperless
    icon = "mail"
    menu_label = "Who agreed"
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["joined", "wording", "begun_at", "ended_at", "ended_why"]
    list_display = [
        Column("tax_account", label="Account", accessor=lambda each: each.joined.account.reference),
        Column("payer", label="Payer", accessor=lambda each: _payer(each)),
        "begun_at",
        "ended_at",
        Column("why", label="On paper again because", accessor=lambda each: _why(each)),
    ]
    list_filter = ["ended_why"]
    ordering = ["-begun_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Paperless]:
        found: QuerySet[Paperless] = Paperless.objects.select_related(
            "joined__account", "joined__payer"
        ).order_by("-begun_at", "-pk")
        return found


class PaperlessGroup(SnippetViewSetGroup):
    """Shown to whoever may see at least one of them."""

    menu_label = "Bills without paper"
    menu_icon = "mail"
    menu_name = "bills-without-paper"
    menu_order = 240
    items = (TermsViewSet, AgreementViewSet)


def register() -> None:
    """Call it once, from the room's hooks."""
    register_snippet(PaperlessGroup)
    hooks.register("register_permissions", permissions)


def permissions() -> QuerySet[Permission]:
    """What an administrator may give to a group."""
    return Permission.objects.filter(content_type__app_label="billing", codename__in=CODENAMES)


def _payer(agreement: Paperless) -> str:
    payer = agreement.joined.payer
    return f"{payer.number}" if payer else ""


def _why(agreement: Paperless) -> str:
    return Why(agreement.ended_why).words if agreement.ended_why else ""
