"""Everything that staff do to a claim, each a page of its own, done once and written down."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin import messages

from portal.cases.admin.acting import CaseAction
from portal.cases.admin.forms import ActionForm
from portal.cases.admin.reach import how_to_reach
from portal.cases.contacts import Contact, contact_of
from portal.cases.models import Case
from portal.cases.permissions import case_or_404
from portal.cases.timeline import Actor

from ..decisions.recording import CannotDecide, Decided, record
from ..decisions.terms import Benefit
from ..evidence import moving
from ..evidence.pages.opening import claim_of
from ..models import Claim, EvidenceItem, EvidenceState, Outcome
from .forms import DecisionForm, ItemForm, MoreForm, WhyForm


class ClaimAction(CaseAction):
    """Of a case that is a claim; any other is not there."""

    def get(self, request: HttpRequest, reference: str, clock: int | None = None) -> HttpResponse:
        claim_or_404(request, reference)
        return super().get(request, reference, clock)

    def post(self, request: HttpRequest, reference: str, clock: int | None = None) -> HttpResponse:
        claim_or_404(request, reference)
        return super().post(request, reference, clock)

    def says_to(self, contact: Contact) -> list[str]:
        return how_to_reach(contact)

    def _act(
        self, request: HttpRequest, case: Case, form: ActionForm, clock: int | None
    ) -> HttpResponse:
        try:
            return super()._act(request, case, form, clock)
        except moving.NotNow as no:
            return self._back(request, case, str(no), messages.error)


class ProofAction(ClaimAction):
    """About one proof, by its number on the claim's list."""

    form_class = ItemForm
    states: ClassVar[frozenset[str]]
    """From which it makes sense."""
    tells: ClassVar[bool] = False
    """Whether the person is sent a message."""

    @classmethod
    def fits(cls, claim: Claim, item: EvidenceItem) -> bool:
        """Whether it makes sense as things stand."""
        return claim.case.is_open and item.state in cls.states

    def _form(self, case: Case, clock: int | None, *args: Any, **kwargs: Any) -> ActionForm:
        claim = claim_of(case)
        item = claim.evidence.filter(number=clock or 0).first() if claim else None
        if claim is None or item is None:
            raise Http404
        item.claim = claim
        claim.case = case
        form = super()._form(case, None, *args, **kwargs)
        if isinstance(form, ItemForm):
            form.item = item
        return form

    def _page(
        self, request: HttpRequest, form: ActionForm, status: int = 200, **more: Any
    ) -> HttpResponse:
        about = f"The proof: {moving.what(_item(form))}"
        told = self.says_to(contact_of(form.case)) if self.tells else []
        notes = [about, *told]
        return super()._page(request, form, status, notes=notes, **more)


class Accept(ProofAction):
    title, button, name = "Accept", "This will do", "proof-accept"
    done = "The proof is accepted."
    states = frozenset(EvidenceState) - {EvidenceState.ACCEPTED}

    def perform(self, form: ActionForm, actor: Actor) -> None:
        moving.accept(_item(form), actor)


class NotNeeded(ProofAction):
    title, button, name = "Decide without it", "We can decide without it", "proof-not-needed"
    done = "We do not wait for this proof any more."
    states = frozenset(EvidenceState) - {EvidenceState.ACCEPTED, EvidenceState.NOT_NEEDED}

    def perform(self, form: ActionForm, actor: Actor) -> None:
        moving.not_needed(_item(form), actor)


class AskAgain(ProofAction):
    title, button, name = "Refuse, or ask for more of it", "Ask the person again", "proof-again"
    done = "The person is asked again."
    form_class = WhyForm
    tells = True
    states = frozenset(EvidenceState) - {EvidenceState.WANTED, EvidenceState.REFUSED}

    def perform(self, form: ActionForm, actor: Actor) -> None:
        moving.refuse(_item(form), form.cleaned_data["why"], actor)


class AskMore(ClaimAction):
    title, button, name = "Ask for one more proof", "Ask the person", "proof-more"
    done = "The person is asked for it."
    form_class = MoreForm

    @classmethod
    def offered(cls, case: Case) -> bool:
        return case.is_open

    def perform(self, form: ActionForm, actor: Actor) -> None:
        claim, given = _claim(form), form.cleaned_data
        moving.ask_for(claim, given["title"], given["why"], actor)


class RecordDecision(ClaimAction):
    title, button, name = "Record a decision", "Record it and tell the person", "decision"
    done = "The decision is recorded, and the person is told."
    form_class = DecisionForm

    def perform(self, form: ActionForm, actor: Actor) -> None:
        given = form.cleaned_data
        if not isinstance(form, DecisionForm):
            raise TypeError("A decision has a form of its own.")
        decided = Decided(
            benefit=Benefit(given["benefit"]),
            outcome=Outcome(given["outcome"]),
            weekly=given["weekly"],
            starts=given["starts"],
            ends=given["ends"],
            decided_on=given["decided_on"],
            reasons=given["reasons"],
            worked_out=given["worked_out"],
        )
        record(_claim(form), decided, actor)

    def _act(
        self, request: HttpRequest, case: Case, form: ActionForm, clock: int | None
    ) -> HttpResponse:
        try:
            return super()._act(request, case, form, clock)
        except CannotDecide as no:
            form.add_error(no.at if no.at in form.fields else None, str(no))
            return self._page(request, form, status=422)


OF_A_PROOF: tuple[type[ProofAction], ...] = (Accept, AskAgain, NotNeeded)
OF_A_CLAIM: tuple[type[ClaimAction], ...] = (AskMore, RecordDecision)


def claim_or_404(request: HttpRequest, reference: str) -> Claim:
    """The claim of a case that this person may see. Raises Http404."""
    claim = claim_of(case_or_404(reference, request.user))
    if claim is None:
        raise Http404
    return claim


def _claim(form: ActionForm) -> Claim:
    claim = claim_of(form.case)
    if claim is None:
        raise moving.NotNow("This case is no claim.")
    return claim


def _item(form: ActionForm) -> EvidenceItem:
    if not isinstance(form, ItemForm):
        raise TypeError("A proof has a form of its own.")
    return form.item
