"""Publishing many pages at once: all of them, or none and why."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction

from portal.council.publishing import NotFitToPublish


class OurPublishBulkAction(PublishBulkAction):
    """Wagtail's, which takes a refusal for a lack of rights and does not say what is wrong."""

    def form_valid(self, form: Any) -> HttpResponseBase:
        try:
            response: HttpResponseBase = super().form_valid(form)
        except NotFitToPublish as refusal:
            for problem in refusal.problems:
                told = f"Nothing was published, because of ‘{refusal.page.title}’. {problem}"
                messages.error(self.request, told)
            return redirect(self.next_url)
        return response
