"""The page of something that staff do to a repair: as on a case, asked for, checked, done once."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from wagtail.admin import messages

from portal.accounts.models import User
from portal.cases.admin.acting import TOO_LATE as LATE_CLOCK
from portal.cases.admin.acting import CaseAction
from portal.cases.admin.forms import ActionForm
from portal.cases.admin.words import status_of
from portal.cases.contacts import contact_of
from portal.cases.models import Case
from portal.cases.timeline import Actor, staff
from portal.integration.slots import SlotError, TooLate, Unavailable, Unsure

from ..course.states import NotAllowed
from ..law.second import NotNow
from ..law.track import NotAllowed as HazardNotAllowed
from ..models import Repair
from .access import CHANGE, SEE, needs, repair_or_404
from .furniture import address_of, furniture, way_to

TOO_LATE = "This repair has moved on, so that is not possible any more. See below how it stands."
REFUSED = (NotAllowed, HazardNotAllowed, NotNow)
"""What says in plain words why something cannot be done."""


@method_decorator([needs(SEE), needs(CHANGE)], name="dispatch")
class RepairAction(CaseAction):
    """Done under the lock of the case. ``group`` says below which heading its button stands."""

    group: ClassVar[str] = "repair"

    @classmethod
    def offered(cls, case: Case) -> bool:
        return cls.fits(case.repair)

    @classmethod
    def fits(cls, repair: Repair) -> bool:
        """Whether it makes sense for this repair as it stands."""
        return True

    def get(self, request: HttpRequest, reference: str, clock: int | None = None) -> HttpResponse:
        repair = repair_or_404(reference, request.user)
        if not self.fits(repair):
            return self._back(request, repair.case, TOO_LATE, messages.error)
        return super().get(request, reference, clock)

    def post(self, request: HttpRequest, reference: str, clock: int | None = None) -> HttpResponse:
        repair_or_404(reference, request.user)
        return super().post(request, reference, clock)

    def _act(
        self, request: HttpRequest, case: Case, form: ActionForm, clock: int | None
    ) -> HttpResponse:
        try:
            return super()._act(request, case, form, clock)
        except (*REFUSED, SlotError) as refused:
            return self._back(request, case, why_not(refused), messages.error)

    def _page(
        self, request: HttpRequest, form: ActionForm, status: int = 200, **more: Any
    ) -> HttpResponse:
        context = {
            **furniture(self.title, way_to(form.case)),
            "case": form.case,
            "status": status_of(form.case),
            "form": form,
            "button": self.button,
            "notes": self.says_to(contact_of(form.case)),
            "back": address_of(form.case),
            "back_words": "Back to the repair",
            **more,
        }
        return render(request, "repairs/staff/action.html", context, status=status)

    def _back(
        self, request: HttpRequest, case: Case, words: str, say: Any = messages.info
    ) -> HttpResponse:
        say(request, TOO_LATE if words == LATE_CLOCK else words)
        return redirect(address_of(case))


class SlowAction(RepairAction):
    """Done outside any transaction, since it asks another system or takes a while.

    The token is used up first, under the lock: whoever sends the form twice does it once.
    """

    def carry_out(self, form: ActionForm, actor: Actor) -> None:
        """Do it. May raise what ``why_not`` has words for."""
        raise NotImplementedError

    def _act(
        self, request: HttpRequest, case: Case, form: ActionForm, clock: int | None
    ) -> HttpResponse:
        with transaction.atomic():
            if instead := self._claimed(request, case, form, clock):
                return instead
        try:
            self.carry_out(form, staff(cast(User, request.user)))
        except (*REFUSED, SlotError) as refused:
            return self._back(request, case, why_not(refused), messages.error)
        return self._back(request, case, self.done, messages.success)


def why_not(refused: Exception) -> str:
    """Why something could not be done, and what to do then."""
    if isinstance(refused, Unsure):
        return "We do not know yet whether the diary did it. We are finding out. Do not try again."
    if isinstance(refused, Unavailable):
        return "We cannot reach the diary now. Nothing was done."
    if isinstance(refused, TooLate):
        return "Somebody is on the way already. Only a telephone call stops them."
    if isinstance(refused, SlotError):
        return "That time has gone, or the visit has changed. Nothing was done. Choose again."
    return str(refused)
