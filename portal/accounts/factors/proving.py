"""Proving who you are a second time: the choice of ways, and a page for each that is typed."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from portal.ui.forms import GovukForm
from portal.ui.private import private
from portal.ui.redirects import see_other

from .. import assurance
from ..assurance import signed_in, ways_for
from ..door.onward import keeping_next
from ..models import PrintedSecret, User
from ..wrong import note
from . import changing, checking, printed, starting_again, tries
from .answers import ask, go_on, user_of
from .forms import TOO_OFTEN, AppForm, PrintedForm, RecoveryForm
from .held import MOST_WRONG, held_by

NOT_IT = "This is not a code that we know. Check it and try again"


@private
@signed_in
@require_safe
def prove(request: HttpRequest) -> HttpResponseBase:
    """Offer this person's ways. One alone is asked for at once; with none, offer to set one up."""
    if assurance.is_sure(request):
        return go_on(request)
    ways = ways_for(user_of(request))
    if len(ways) == 1:
        return see_other(keeping_next(reverse(ways[0].view), request))
    choices = [(way, keeping_next(reverse(way.view), request)) for way in ways]
    return ask(request, "prove" if ways else "prove_none", choices=choices)


@private
@signed_in
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def by_app(request: HttpRequest) -> HttpResponseBase:
    """What the person's authenticator app shows."""
    user = user_of(request)
    if held_by(user).app is None:
        return _choose(request)
    form = AppForm(request.POST if request.method == "POST" else None)
    if used := tried(form, user, checking.app, "This is not the code that your app shows now"):
        changing.used(request, used)
        return go_on(request)
    return ask(request, "prove_app", form, others=_others(user))


@private
@signed_in
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def by_recovery_code(request: HttpRequest) -> HttpResponseBase:
    """One of the codes that the person wrote down. It is used up."""
    user = user_of(request)
    if held_by(user).recovery is None:
        return _choose(request)
    form = RecoveryForm(request.POST if request.method == "POST" else None)
    if used := tried(form, user, checking.recovery, NOT_IT):
        changing.used(request, used)
        return go_on(request)
    return ask(request, "prove_recovery", form, others=_others(user))


@private
@signed_in
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def by_paper(request: HttpRequest) -> HttpResponseBase:
    """The secret on the person's own bill or letter."""
    user = user_of(request)
    papers = held_by(user).papers
    if not papers:
        return _choose(request)
    form = PrintedForm(request.POST if request.method == "POST" else None)
    if is_on_paper(form, user, papers):
        assurance.note(request, "paper")
        starting_again.proved(request, user)
        return go_on(request)
    return ask(request, "prove_paper", form, papers=papers, others=_others(user))


def tried(
    form: GovukForm, user: User, check: Callable[[User, str], Authenticator | None], wrong: str
) -> Authenticator | None:
    """What the code on a form belongs to. None if the form is to be drawn again."""
    if not form.is_valid():
        return None
    try:
        found = check(user, form.cleaned_data["code"])
    except tries.TooOften:
        form.add_error("code", TOO_OFTEN)
        return None
    if found is None:
        note(check.__name__, user.pk)
        form.add_error("code", wrong)
    return found


def is_on_paper(form: GovukForm, user: User, papers: tuple[PrintedSecret, ...]) -> bool:
    """Whether the code on a form is on one of these papers. If not, the form says so."""
    if not form.is_valid():
        return False
    if printed.check(user, form.cleaned_data["code"]):
        return True
    form.add_error("code", _wrong_secret(min(paper.wrong for paper in papers) + 1))
    return False


def _wrong_secret(wrong: int) -> str:
    left = MOST_WRONG - wrong
    if left <= 0:
        return "This is not the code. You cannot use the code on this paper any more: call us"
    return f"This is not the code. You have {left} more {'try' if left == 1 else 'tries'}"


def _others(user: User) -> bool:
    return len(ways_for(user)) > 1


def _choose(request: HttpRequest) -> HttpResponseBase:
    return see_other(keeping_next(reverse("prove"), request))
