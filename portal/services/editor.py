"""The page editor of our page types: what people said of the page, and our checks, beside it."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel, ChecksSidePanel
from wagtail.admin.views.pages import edit
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from portal.council.publishing import NotFitToPublish

from .feedback.summary import summary_of


class FeedbackSidePanel(BaseSidePanel):
    """How many found the page useful, and the last comments."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = "Toggle feedback"
        icon_name = "openquote"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "count": self.panel.summary.waiting}

    name = "feedback"
    title = "Feedback"
    template_name = "services/side_panels/feedback.html"
    order = 500

    def __init__(self, page: Page, request: HttpRequest) -> None:
        super().__init__(page, request)
        self.summary = summary_of(page)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        return {**context, "summary": self.summary}


class OurChecksSidePanel(ChecksSidePanel):
    """Wagtail's checks, and what the server finds in the words (see ``writing``)."""

    template_name = "services/side_panels/checks.html"

    class Media:
        js = ("checks.js",)


class ChecksMixin:
    """Puts our checks where Wagtail's stand. Goes before a view of the editor."""

    def get_side_panels(self) -> MediaContainer:
        panels = super().get_side_panels()  # type: ignore[misc]
        return MediaContainer(
            [
                OurChecksSidePanel(panel.object, panel.request)
                if type(panel) is ChecksSidePanel
                else panel
                for panel in panels
            ]
        )


class PublishByThePage(PublishPageRevisionAction):
    """Publishes by the page's own ``publish``: the rules stand there, and what follows from it.

    The editor of Wagtail 8 goes round it, unlike everything else that publishes.
    """

    def execute(self, skip_permission_checks: bool = False) -> Any:
        return self.revision.publish(
            user=self.user,
            changed=self.changed,
            log_action=self.log_action,
            previous_revision=self.previous_revision,
            skip_permission_checks=skip_permission_checks,
        )


edit.PublishPageRevisionAction = PublishByThePage


class RefusalMixin:
    """Says why a page cannot be published, and goes back to its editor."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        except NotFitToPublish as refusal:
            tell(request, refusal)
            return redirect("wagtailadmin_pages:edit", kwargs.get("page_id") or args[0])
        return response


def tell(request: HttpRequest, refusal: NotFitToPublish) -> None:
    """Say each thing that stopped a page."""
    for problem in refusal.problems:
        messages.error(request, f"Not published. {problem}")


class OurCreateView(ChecksMixin, CreateView):
    def publish_action(self) -> HttpResponseBase:
        """Keep a page that is published at once and refused: it is a draft then."""
        self.form.instance.live = False
        self.form.instance.has_unpublished_changes = True
        try:
            response: HttpResponseBase = super().publish_action()
        except NotFitToPublish as refusal:
            tell(self.request, refusal)
            return redirect("wagtailadmin_pages:edit", self.page.pk)
        return response


class OurEditView(ChecksMixin, RefusalMixin, EditView):
    def get_side_panels(self) -> MediaContainer:
        panels = super().get_side_panels()
        if not (self.expects_json_response or self.hydrate_create_view):
            panels.append(FeedbackSidePanel(self.page, self.request))
        return panels


class OurWorkflowActionView(RefusalMixin, WorkflowActionView):
    pass


class OurPageViewSet(PageViewSet):
    """The editor of every page type; the explorer's listings are left as they are."""

    model = Page
    add_view_class = OurCreateView
    edit_view_class = OurEditView
    workflow_action_view_class = OurWorkflowActionView
