"""The pages of a set of questions: begin, one page for each question, what they lead to, forget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.forms.build import form_for
from portal.forms.definition import Journey
from portal.forms.route import LiveStep, Route, route
from portal.ui.private import private

from ..in_use import content_on
from . import keeping

ONE = "change"
"""Said of a page that was opened to change one answer."""
GONE, FORGOTTEN = "gone", "forgotten"
"""Said to the first page: why somebody is back on it."""

Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Asking:
    """One set of questions. ``name`` begins the names of its addresses.

    ``journey`` gives the pages that these answers lead to, and ``result`` the page at the end:
    only asked for once everything is answered.
    """

    name: str
    first_page: str
    """The template of the first page."""
    journey: Callable[[Answers, date], Journey]
    result: Callable[[HttpRequest, str, Route, date], HttpResponse]

    def addresses(self, root: str) -> list[URLPattern]:
        """Every address of the set, below ``root``, which ends with a slash."""
        one = f"{root}<slug:key>/"
        return [
            path(root, private(self._begin()), name=self.name),
            path(one, private(self._end()), name=f"{self.name}_result"),
            path(f"{one}forget/", private(self._forget()), name=f"{self.name}_forget"),
            path(f"{one}<slug:address>/", private(self._page()), name=f"{self.name}_page"),
        ]

    def route(self, answers: Answers, day: date) -> Route:
        """Where these answers lead."""
        return route(self.journey(answers, day), answers)

    def address_of(self, key: str, live: LiveStep | None) -> str:
        """The page of a step; that of the result if there is none."""
        if live is None:
            return reverse(f"{self.name}_result", args=[key])
        return reverse(f"{self.name}_page", args=[key, live.address])

    def _begin(self) -> Callable[..., HttpResponse]:
        @require_http_methods(["GET", "HEAD", "POST"])
        def begin(request: HttpRequest) -> HttpResponse:
            today = timezone.localdate()
            ready = bool(content_on(today).pension_ages.rows)
            if request.method == "POST" and ready:
                key = keeping.begin(request.session)
                return redirect(self.address_of(key, self.route({}, today).gap))
            context = {
                "ready": ready,
                "gone": GONE in request.GET,
                "forgotten": FORGOTTEN in request.GET,
                "crumbs": [("Home", "/")],
            }
            return render(request, self.first_page, context)

        return begin

    def _page(self) -> Callable[..., HttpResponse]:
        @require_http_methods(["GET", "HEAD", "POST"])
        def page(request: HttpRequest, key: str, address: str) -> HttpResponse:
            answers, today = keeping.answers_of(request.session, key), timezone.localdate()
            if answers is None:
                return self._gone()
            found = self.route(answers, today)
            live = found.find(address)
            if live is None:
                return redirect(self.address_of(key, found.gap))
            kind = form_for(live.asks, found.answers)
            if request.method == "POST":
                form = kind(request.POST, answers=found.answers)
                if form.is_valid():
                    answers |= form.kept()
                    keeping.keep(request.session, key, answers)
                    following = self.route(answers, today)
                    changing = ONE in request.GET
                    after = following.gap if changing else following.after(address)
                    return redirect(self.address_of(key, after))
            else:
                form = kind(initial=answers, answers=found.answers)
            return self._show(request, key, found, live, form)

        return page

    def _show(
        self, request: HttpRequest, key: str, found: Route, live: LiveStep, form: Any
    ) -> HttpResponse:
        before = found.before(live.address)
        back = reverse(self.name) if before is None else self.address_of(key, before)
        context = {
            "journey": found.journey,
            "step": live.asks,
            "form": form,
            "heading_in_form": len(live.asks.questions) == 1 and not live.asks.title,
            "back": self.address_of(key, None) if ONE in request.GET else back,
            "forget": reverse(f"{self.name}_forget", args=[key]),
        }
        return render(request, "benefits/asking/page.html", context)

    def _end(self) -> Callable[..., HttpResponse]:
        @require_safe
        def end(request: HttpRequest, key: str) -> HttpResponse:
            answers, today = keeping.answers_of(request.session, key), timezone.localdate()
            if answers is None:
                return self._gone()
            found = self.route(answers, today)
            if not found.complete:
                return redirect(self.address_of(key, found.gap))
            return self.result(request, key, found, today)

        return end

    def _forget(self) -> Callable[..., HttpResponse]:
        @require_POST
        def forget(request: HttpRequest, key: str) -> HttpResponse:
            keeping.forget(request.session, key)
            return self._gone(FORGOTTEN)

        return forget

    def _gone(self, why: str = GONE) -> HttpResponse:
        return redirect(f"{reverse(self.name)}?{why}")
