"""What editors keep beside the pages: alerts, how services run, and who to call, where and when."""

from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Alert, ServiceStatus


class AlertViewSet(SnippetViewSet):
    model = Alert
    icon = "warning"
    menu_label = "Alerts"
    menu_order = 10
    list_display = ["title", "get_level_display", "subtree", "starts_at", "ends_at"]
    list_filter = {"level": ["exact"], "starts_at": ["gte", "lte"], "ends_at": ["gte", "lte"]}
    list_export = ["title", "level", "starts_at", "ends_at"]
    search_fields = ["title"]
    ordering = ["-starts_at"]
    copy_view_enabled = True


class ServiceStatusViewSet(SnippetViewSet):
    model = ServiceStatus
    icon = "tick-inverse"
    menu_label = "Service status"
    menu_order = 20
    list_display = ["service", "get_state_display", "detail", "updated_at"]
    list_filter = ["state"]
    search_fields = ["service"]


class TodayGroup(SnippetViewSetGroup):
    """What changes from day to day."""

    items = (AlertViewSet, ServiceStatusViewSet)
    menu_label = "Alerts"  # as many letters as the menu has room for
    menu_icon = "warning"
    menu_name = "today"
    menu_order = 150
