"""The page of something that an adviser does to a case: asked for, checked, done once."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.admin import messages

from portal.accounts.models import User

from .. import audited
from ..clocks import WrongState
from ..contacts import Contact, contact_of
from ..models import Case, Clock
from ..once import first_time, new_token, was_done
from ..permissions import CHANGE, VIEW, case_or_404, needs
from ..timeline import Actor, lock, staff
from .actors import with_names
from .forms import ActionForm
from .furniture import case_address, furniture
from .seen import since, stamp
from .words import status_of

ALREADY = "That was done already. Nothing was done twice."
TOO_LATE = "That deadline cannot do this any more. See below how it stands."


@method_decorator([needs(VIEW), needs(CHANGE), sensitive_post_parameters()], name="dispatch")
class CaseAction(View):
    """Works under the lock of the case: what others did meanwhile is shown before it is applied."""

    title: ClassVar[str]
    button: ClassVar[str]
    done: ClassVar[str]
    name: ClassVar[str]
    form_class: ClassVar[type[ActionForm]]
    of_a_clock: ClassVar[bool] = False

    @classmethod
    def offered(cls, case: Case) -> bool:
        """Whether it makes sense for this case as it stands."""
        return True

    @classmethod
    def not_now(cls, case: Case) -> str:
        """What must be done first or instead; "" where it can be done. Asked before they write."""
        return ""

    def perform(self, form: ActionForm, actor: Actor) -> None:
        """Do it. Within a transaction, with the case locked. May raise WrongState."""
        raise NotImplementedError

    def clock_for(self, case: Case) -> Clock | None:
        """The clock that this is about, if any."""
        return None

    def says_to(self, contact: Contact) -> list[str]:
        """What the adviser must know of how the person will hear of this."""
        return []

    def get(self, request: HttpRequest, reference: str, clock: int | None = None) -> HttpResponse:
        case = case_or_404(reference, request.user)
        if why_not := self.not_now(case):
            return self._back(request, case, why_not, messages.error)
        audited.viewed(case, request, part="form")
        form = self._form(case, clock, initial={"seen": stamp(case), "once": new_token()})
        return self._page(request, form)

    def post(self, request: HttpRequest, reference: str, clock: int | None = None) -> HttpResponse:
        case = case_or_404(reference, request.user)
        if was_done(request.POST.get("once", "")[:64]):
            return self._back(request, case, ALREADY)
        if why_not := self.not_now(case):
            return self._back(request, case, why_not, messages.error)
        form = self._form(case, clock, request.POST, request.FILES)
        if not form.is_valid():
            return self._page(request, form, status=422)
        try:
            return self._act(request, case, form, clock)
        except WrongState:
            return self._back(request, case, TOO_LATE, messages.error)

    def _act(
        self, request: HttpRequest, case: Case, form: ActionForm, clock: int | None
    ) -> HttpResponse:
        with transaction.atomic():
            if instead := self._claimed(request, case, form, clock):
                return instead
            self.perform(form, staff(cast(User, request.user)))
        return self._back(request, case, self.done, messages.success)

    def _claimed(
        self, request: HttpRequest, case: Case, form: ActionForm, clock: int | None
    ) -> HttpResponse | None:
        """Lock the case and use the form's token up; what to show where that is not to be."""
        lock(case)
        if was_done(form.cleaned_data["once"]):
            return self._back(request, case, ALREADY)
        news = since(case, form.cleaned_data["seen"])
        if news:
            typed = request.POST.copy()
            typed["seen"] = str(news[-1].pk)
            again = self._form(case, clock, typed, request.FILES)
            return self._page(request, again, status=409, news=with_names(news))
        first_time(form.cleaned_data["once"])
        return None

    def _form(self, case: Case, clock: int | None, *args: Any, **kwargs: Any) -> ActionForm:
        about = self.clock_for(case)
        if self.of_a_clock:
            about = case.clocks.filter(pk=clock or 0).first()
            if about is None:
                raise Http404
            about.case = case
        return self.form_class(*args, case=case, clock=about, **kwargs)

    def _page(
        self, request: HttpRequest, form: ActionForm, status: int = 200, **more: Any
    ) -> HttpResponse:
        context = {
            **furniture(self.title, case=form.case),
            "case": form.case,
            "status": status_of(form.case),
            "form": form,
            "clock": form.clock,
            "button": self.button,
            "notes": self.says_to(contact_of(form.case)),
            "back": case_address(form.case),
            **more,
        }
        return render(request, "cases/admin/action.html", context, status=status)

    def _back(
        self, request: HttpRequest, case: Case, words: str, say: Any = messages.info
    ) -> HttpResponse:
        say(request, words)
        return redirect(case_address(case))
