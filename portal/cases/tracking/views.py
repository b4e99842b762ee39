"""The pages of somebody who follows a case: with the pair, or in their account."""

from __future__ import annotations

from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from portal.accounts.assurance import is_sure, with_next
from portal.ui.private import mark, private
from portal.ui.redirects import see_other

from .. import holding
from ..giving import give
from ..lookup import find
from ..models import Case, CaseQuestion
from ..once import new_token
from ..reference import parse
from . import ticket, tries
from .forms import AnswerForm, MessageForm, TrackForm
from .story import story_of
from .writing import add_message

NOT_TAKEN = 422


@private
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """Ask for the pair. A right one leads to the case, a wrong one back here."""
    form = TrackForm(request.POST or None)
    if request.method == "POST" and not form.is_bound:
        form = TrackForm({})
    if form.is_valid():
        given = form.cleaned_data
        allowed = tries.may_try(request, given["reference"])
        case = find(given["reference"], email=given["email"], postcode=given["postcode"])
        if not allowed:
            return too_many(request)
        if case is not None:
            response = see_other_page("tracked_case", case.shown_reference)
            ticket.let_in(request, response, case.reference)
            return response
        form.wrong_pair()
    status = NOT_TAKEN if form.is_bound else 200
    return render(request, "cases/track.html", {"form": form}, status=status)


@private
@require_http_methods(["GET", "HEAD"])
def tracked_case(request: HttpRequest, written: str) -> HttpResponse:
    """One case, for a browser that gave its pair within the hour, or in whose account it stands."""
    case = open_case(request, written)
    if case is None:
        return redirect("track")
    note(request, case, "case.viewed")
    return case_page(request, case)


def case_page(request: HttpRequest, case: Case, wrong: AnswerForm | None = None) -> HttpResponse:
    """The page of a case. ``wrong`` is the form of an answer that could not be taken."""
    story = story_of(case)
    in_account = holding.may_see(request, case)
    panels = [
        {
            "title": panel.title,
            "html": render_to_string(panel.template, panel.context, request),
            "leads": panel.leads,
        }
        for panel in story.panels
        if in_account or not panel.private
    ]
    context: dict[str, Any] = {
        "story": story,
        "case": case,
        "panels": [panel for panel in panels if not panel["leads"]],
        "leading": [panel for panel in panels if panel["leads"]],
        "asked": [(question, _form_for(question, wrong)) for question in story.questions],
        "wrong": wrong or AnswerForm(),
        "in_account": in_account,
        "withheld": [] if in_account else [each.title for each in story.panels if each.private],
        "may_disown": in_account and holding.may_disown(request, case),
        "may_write": may_write(request, case),
        "sent": "sent" in request.GET,
        "answered": "answered" in request.GET,
    }
    return render(request, "cases/case.html", context, status=NOT_TAKEN if wrong else 200)


def _form_for(question: CaseQuestion, wrong: AnswerForm | None) -> AnswerForm:
    prefix = AnswerForm.prefix_of(question.pk)
    return wrong if wrong and wrong.prefix == prefix else AnswerForm(prefix=prefix)


@require_http_methods(["GET", "HEAD"])
def give_document(request: HttpRequest, written: str, public_id: str) -> HttpResponseBase:
    """A public document of a case, for a browser that gave its pair within the hour.

    In an account it is opened by somebody who has proved who they are in a second way.
    """
    case = open_case(request, written)
    if case is None:
        return mark(redirect("track"))
    if not ticket.may_see(request, case.reference):
        if not is_sure(request):
            return mark(see_other(with_next(reverse("prove"), request)))
        note(request, case, "case.document_opened")
    return give(case.documents.filter(public_id=public_id, public=True).first())


@private
@require_http_methods(["GET", "HEAD", "POST"])
def write_message(request: HttpRequest, written: str) -> HttpResponse:
    """Add a message to a case."""
    case = open_case(request, written)
    if case is None:
        return redirect("track")
    if not may_write(request, case):
        return see_other_page("tracked_case", case.shown_reference)
    form = MessageForm(request.POST) if request.method == "POST" else _empty()
    if form.is_valid():
        if not tries.may_write(case.reference):
            return too_many(request)
        add_message(case, form.cleaned_data["message"], form.cleaned_data["once"])
        note(request, case, "case.written")
        response = see_other_page("tracked_case", case.shown_reference)
        response.headers["Location"] += "?sent"
        return response
    return message_page(request, case, form)


def message_page(request: HttpRequest, case: Case, form: MessageForm) -> HttpResponse:
    """The page on which a message is written, or comes back to be put right."""
    context: dict[str, Any] = {"form": form, "case": case}
    return render(
        request, "cases/message.html", context, status=NOT_TAKEN if form.is_bound else 200
    )


@private
@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Let this browser look at no case any more, and say so."""
    response = see_other_page("track_forgotten")
    ticket.forget(request, response)
    return response


@private
@require_http_methods(["GET", "HEAD"])
def forgotten(request: HttpRequest) -> HttpResponse:
    return render(request, "cases/forgotten.html")


@private
def too_many(request: HttpRequest) -> HttpResponse:
    """Ask to wait an hour or to call, whatever was tried too often."""
    response = render(request, "cases/too_many.html", status=429)
    response.headers["Retry-After"] = str(tries.AN_HOUR)
    return response


def open_case(request: HttpRequest, written: str) -> Case | None:
    """The case, if this browser may see it: it gave the pair, or the case stands in its account.

    With neither, and nobody signed in, nothing is asked of the database. Who is signed in is asked
    whatever the reference is, so that no answer tells one from another.
    """
    reference, signed_in = parse(written), request.user.is_authenticated
    if reference is None:
        return None
    gave_the_pair = ticket.may_see(request, reference)
    if not gave_the_pair and not signed_in:
        return None
    found: Case | None = Case.objects.filter(reference=reference).first()
    if not gave_the_pair and not holding.may_see(request, found or Case(pk=0)):
        return None
    if found is not None:
        prefetch_related_objects([found], "clocks")
    return found


def may_write(request: HttpRequest, case: Case) -> bool:
    """Whether whoever sees a case may write about it: not somebody who may only read it."""
    return ticket.may_see(request, case.reference) or holding.may_write(request)


def note(request: HttpRequest, case: Case, action: str) -> None:
    """Write down what somebody did with a case of another's account."""
    if not ticket.may_see(request, case.reference):
        holding.noted(request, case, action)


def _empty() -> MessageForm:
    return MessageForm(initial={"once": new_token()})


def see_other_page(name: str, *args: str) -> HttpResponseRedirect:
    return see_other(reverse(name, args=args))
