"""The wizard over a try: the same pages, with nothing uploaded, counted or sent."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin

from portal.ui.private import mark

from ...answers import put
from ...definition import Kind, QuestionStep
from ...route import LiveStep
from ...wizard import pages
from ...wizard.redirects import go_on
from ...wizard.view import FormView
from .trying import KEY, Trying, clear, open_try

AFRESH = "afresh"
"""In the query: forget what was typed, and begin again."""
NAMED = "A file, if this were no preview"


@method_decorator(xframe_options_sameorigin, name="dispatch")
class PreviewView(FormView):
    """One page of a form that an editor tries out. The editor may frame it."""

    opened: Trying

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.is_preview = True  # type: ignore[attr-defined]
        tried = open_try(request, kwargs["journey"])
        if tried is None or "\0" in kwargs.get("step", ""):
            raise Http404
        self.opened = request.opened_draft = tried  # type: ignore[attr-defined]
        if AFRESH in request.GET:
            clear(tried)
            return mark(go_on(tried))
        response = super(FormView, self).dispatch(request, *args, **{**kwargs, "key": KEY})
        if hasattr(response, "render"):
            response.render()
        return mark(response)

    def take(self, live: LiveStep) -> HttpResponseBase:
        """Take what a page says. Of files only that there would be some."""
        files = [each for each in _asked(live) if each.kind is Kind.FILE]
        if not files:
            return super().take(live)
        kept = [{"id": KEY, "name": NAMED}]
        given = {each.id: kept for each in files}
        self.opened.save(lambda answers: put(answers, live, given))
        return pages.lead_on(self.request, self.opened, live)

    def send(self) -> HttpResponse:
        """Show what people are told when they have sent it."""
        tried = self.opened
        if not tried.route.complete:
            return go_on(tried)
        context = {**pages.frame(self.request, tried), "outcome": tried.journey.outcome}
        response = render(self.request, "forms/preview/sent.html", context)
        clear(tried)
        return response


def _asked(live: LiveStep) -> tuple[Any, ...]:
    return live.step.questions if isinstance(live.step, QuestionStep) else ()
