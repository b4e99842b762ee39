"""Where people, their needs and the audit log meet the Wagtail admin."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.ui.private import private

from ..audit.report import VIEW as SEE_LOG
from ..audit.report import AuditView
from .access import SEE
from .finding import people
from .furniture import ICON
from .one import person
from .signing_in import end_sessions, start_again, withdraw
from .writing import lift_marker, new_marker, new_person, person_needs, review_marker

RIGHTS = (
    "view_auditentry",
    "view_person",
    "add_person",
    "change_needs",
    "view_marker",
    "add_marker",
    "add_startagain",
)
"""What can be given to a group: nothing here changes what is in the log."""


@hooks.register("register_admin_urls")
def people_urls() -> list[URLPattern]:
    one = "people/<str:public_id>/"
    return [
        path("people/", people, name="people"),
        path("people/new/", new_person, name="person_new"),
        path(one, person, name="person"),
        path(f"{one}needs/", person_needs, name="person_needs"),
        path(f"{one}signing-in/sessions/", end_sessions, name="person_end_sessions"),
        path(f"{one}signing-in/again/", start_again, name="person_start_again"),
        path(f"{one}signing-in/again/withdraw/", withdraw, name="person_start_again_withdraw"),
        path(f"{one}marker/", new_marker, name="marker_new"),
        path(f"{one}marker/<int:marker>/review/", review_marker, name="marker_review"),
        path(f"{one}marker/<int:marker>/lift/", lift_marker, name="marker_lift"),
    ]


@hooks.register("insert_global_admin_css")
def styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("accounts/admin.css"))


@hooks.register("register_admin_menu_item")
def people_menu() -> MenuItem:
    return ForThoseWhoMay(SEE, "People", reverse("people"), icon_name=ICON, order=95)


@hooks.register("register_admin_urls")
def audit_urls() -> list[URLPattern]:
    at = "reports/audit-log/"
    return [
        path(at, private(AuditView.as_view()), name="audit_log"),
        path(
            f"{at}results/", private(AuditView.as_view(results_only=True)), name="audit_log_results"
        ),
    ]


class ForThoseWhoMay(MenuItem):
    """Shown to those who have a permission; others do not learn that it is there."""

    def __init__(self, permission: str, label: str, url: str, **kwargs: object) -> None:
        self.permission = permission
        super().__init__(label, url, **kwargs)

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(self.permission))


@hooks.register("register_reports_menu_item")
def audit_menu() -> MenuItem:
    return ForThoseWhoMay(SEE_LOG, "Audit log", reverse("audit_log"), icon_name="history", order=60)


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="accounts", codename__in=RIGHTS)
