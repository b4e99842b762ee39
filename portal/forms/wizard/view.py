"""The pages of a form: questions, text, lists, the end of the road, and check your answers.

formtools' ``NamedUrlWizardView`` is the shell. Which steps there are is the route's to say, what is
kept is the draft's; ``docs/decisions/0006`` names what of formtools is replaced, and why.
"""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from formtools.wizard.views import NamedUrlWizardView

from portal.ui.private import mark

from .. import callers, offers, recheck
from ..answers import of_step
from ..definition import ContentStep, ExitStep, QuestionStep, Repeat
from ..drafts import Gone
from ..learning import counting, leaving
from ..mine import filling, for_whom
from ..mine.sending import refused, send_for
from ..opening import NotOpen, Sent, open_draft
from ..route import LiveStep
from ..sending import NothingToSend, NotReady
from ..stale import Conflict
from . import addresses, check, files, filled, instead, learning, lists, pages, tasks
from .addresses import AGAIN, CHANGE, CHECK, TASKS, onward, step_url
from .forms import Forms, PageForm
from .redirects import SEE_OTHER, go, go_on, see_other
from .storage import DraftStorage, Full


class FormView(NamedUrlWizardView):
    """One page of a form, for one draft."""

    form_list = [("placeholder", PageForm)]
    storage_name = f"{DraftStorage.__module__}.{DraftStorage.__name__}"
    template_name = "forms/step.html"
    knows_for_whom = True
    request: HttpRequest
    storage: DraftStorage

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Open the draft, then answer; every answer is this person's alone."""
        journey, key = kwargs["journey"], kwargs["key"]
        if "\0" in kwargs.get("step", ""):
            raise Http404  # PostgreSQL takes no such letter
        if request.method == "POST" and not for_whom.settled(request):
            return mark(instead.of_another(request, journey, kwargs.get("step", "")))
        try:
            self.opened = open_draft(request, journey, key)
            request.opened_draft = self.opened  # type: ignore[attr-defined]
            response = super().dispatch(request, *args, **kwargs)
            counting.after(response, self.opened)
        except NotOpen:
            response = instead.not_open(request, journey, key)
        except (Sent, Gone):
            response = instead.after_sending(request, journey, key)
        if hasattr(response, "render"):
            response.render()
        return mark(response)

    def get_prefix(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        return "wizard"

    def get_form_list(self) -> Forms:
        """Give the forms of the route. formtools clears both names when an answer is stored."""
        if not hasattr(self, "_resolved_form_list"):
            self._resolved_form_list = Forms(self.opened.route)
            self._cache_signature = ()
        return self._resolved_form_list

    def get_form_prefix(self, step: str | None = None, form: Any = None) -> str:
        """Use none: a question's id is its own in the whole journey."""
        return ""

    def get_form_initial(self, step: str) -> dict[str, Any]:
        live = self.live
        if live is None or step != live.address:
            return {}
        kept = {**of_step(self.opened.answers, live), **files.initial(self.opened, live)}
        return {**filling.initial(self.opened, live), **kept}

    def get_form_kwargs(self, step: str | None = None) -> dict[str, Any]:
        return {"answers": self.opened.route.answers}

    def get_step_url(self, step: str) -> str:
        return step_url(self.opened, step)

    @property
    def live(self) -> LiveStep | None:
        """Give the page that is asked for, if it is on the route."""
        return self.storage.live

    def get(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show a page. Nothing is saved or sent, whatever is asked for."""
        opened, step = self.opened, kwargs.get("step")
        if opened.changes:
            return instead.changed(self.request, opened, onward(opened.route))
        if step is None:
            return go(opened, TASKS) if opened.journey.is_long else go_on(opened)
        self.storage.step = step
        if step == TASKS and opened.journey.is_long:
            return tasks.show(self.request, opened)
        if step == CHECK:
            return check.show(self.request, opened) if opened.route.complete else go_on(opened)
        if removing := lists.removing(opened, step):
            return lists.ask(self.request, opened, removing)
        live = self.storage.live = opened.route.find(step)
        if live is None:
            if addresses.known(opened.journey, step) is None:
                raise Http404
            return go_on(opened)
        if offers.passes_by(live, opened.answers):
            return self.lead_on(live)
        return self.show(live)

    def post(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Take what a page says, and lead on."""
        opened, request, step = self.opened, self.request, kwargs.get("step")
        if step is None:
            raise Http404
        self.storage.step = step
        if request.POST.get("wizard-current_step") not in (None, step):
            raise Http404  # the page says that it is another one
        if step == CHECK:
            return self.send()
        if removing := lists.removing(opened, step):
            return lists.remove(request, opened, removing)
        live = self.storage.live = lists.added_by(opened, request, step) or opened.route.find(step)
        self.storage.step = live.address if live else step
        response = self.take(live) if live else self.left(step)
        if opened.changes and response.status_code in (302, SEE_OTHER):
            return instead.changed(request, opened, onward(opened.route))
        return response

    def take(self, live: LiveStep) -> HttpResponseBase:
        """Take what a page on the route says."""
        opened = self.opened
        if isinstance(live.step, ExitStep):
            return go(opened, live.address)
        if isinstance(live.step, ContentStep):
            return self.lead_on(live)
        if isinstance(live.step, Repeat):
            return lists.post(self.request, self.opened, live)
        if handled := files.handle(self.request, self.opened, live):
            return handled
        try:
            return super().post()
        except Conflict as conflict:
            return self.render(self.posted(live), conflict=conflict, live=live, status=409)
        except Full:
            return self.left(live.address)

    def left(self, step: str) -> HttpResponseBase:
        """Show a page that is no longer asked for, with what was typed, and say so."""
        opened = self.opened
        live = addresses.known(opened.journey, step)
        if live is None:
            raise Http404
        if not isinstance(live.step, QuestionStep):
            return go_on(opened)
        return self.render(self.posted(live), live=live, left=True, status=409)

    def posted(self, live: LiveStep) -> BaseForm:
        """Give the form of a page as it was filled in."""
        return filled.form_of(live, self.opened, self.request.POST)

    def show(self, live: LiveStep) -> HttpResponseBase:
        """Show a page on the route."""
        if isinstance(live.step, Repeat):
            return lists.show(self.request, self.opened, live)
        if isinstance(live.step, ExitStep):
            return instead.exit_page(self.request, self.opened, live, live.step)
        form = self.get_form()
        if AGAIN in self.request.GET and isinstance(live.step, QuestionStep):
            form = filled.form_with_problems(
                live, self.opened, recheck.problems(live, self.opened.route.answers)
            )
        return self.render(form)

    def get_form(self, step: Any = None, data: Any = None, files: Any = None) -> BaseForm:
        """Build a page's form. Files were stored already: the form sees what is kept of them."""
        form: BaseForm = super().get_form(step, data, None)
        return form

    def process_step(self, form: Any) -> dict[str, Any]:
        """Keep clean answers and nothing else of the post."""
        kept: dict[str, Any] = form.kept()
        return kept

    def render_next_step(self, form: Any, **kwargs: Any) -> HttpResponseBase:
        return self.lead_on(self.storage.live)

    def lead_on(self, live: LiveStep | None) -> HttpResponseBase:
        """Go to the page after this one, or back to "Check your answers"."""
        return pages.lead_on(self.request, self.opened, live)

    def render(self, form: Any = None, status: int = 200, **kwargs: Any) -> HttpResponseBase:
        live = kwargs.pop("live", None) or self.storage.live
        if live and status == 200 and self.request.method == "POST":
            self.opened.noticed += learning.refused(live, form)
        context = pages.step_context(self.request, self.opened, live, form, **kwargs)
        return render(self.request, self.template_name, context, status=status)

    def send(self) -> HttpResponse:
        """Send the answers, once, and lead to the page that says so."""
        opened = self.opened
        if opened.changes:
            return instead.changed(self.request, opened, onward(opened.route))
        if no := refused(self.request):
            return no
        form = check.form_of(opened, self.request.POST)
        if not form.is_valid() and opened.route.complete:
            return check.show(self.request, opened, form)
        try:
            callers.hand_over(opened)
            sends = callers.send_for_caller if opened.for_caller else send_for
            sends(self.request, opened.key)
        except NotReady as not_ready:
            live = not_ready.live
            return go(opened, addresses.of(live), CHANGE, AGAIN) if live else go_on(opened)
        except NothingToSend:
            return go_on(opened)
        leaving.came_back(opened.draft)
        if opened.for_caller:
            return see_other(instead.caller_url(opened.journey.key, opened.key))
        return see_other(instead.on_url(opened.journey.key, opened.key))
