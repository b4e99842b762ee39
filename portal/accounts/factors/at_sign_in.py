"""The second proof while somebody signs in: asked of everybody who has set an app or passkey up."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from allauth.account.stages import LoginStage, LoginStageController
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.ui.private import private
from portal.ui.redirects import see_other

from .. import assurance
from ..door.entering import seeing_other
from ..door.onward import onward
from ..models import User
from ..staff import proof
from . import ceremony, checking, notices, starting_again, tries
from .answers import ask
from .forms import AppForm, PasskeyForm, PrintedForm, RecoveryForm
from .held import held_by
from .passkeys import is_script
from .proving import NOT_IT, is_on_paper, tried


@private
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def second(request: HttpRequest) -> HttpResponseBase:
    """What the app shows, or a passkey."""
    if request.user.is_authenticated:
        return see_other(onward(request))
    stage = _stage(request)
    if stage is None:
        return see_other(reverse("sign_in"))
    user: User = stage.login.user
    held = held_by(user)
    if request.method != "POST" and held.passkeys and is_script(request):
        return JsonResponse(ceremony.to_answer(user))
    if "credential" in request.POST:
        return _passkey(request, stage, user)
    if held.app is None:
        if not held.passkeys:
            return see_other(reverse("sign_in"))
        return ask(request, "second", held=held, by_paper=_by_paper(user))
    form = AppForm(request.POST if request.method == "POST" else None)
    if used := tried(form, user, checking.app, "This is not the code that your app shows now"):
        post_authentication(request, used)
        return seeing_other(stage.exit())
    return ask(request, "second", form, held=held, by_paper=_by_paper(user))


@private
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def second_recovery(request: HttpRequest) -> HttpResponseBase:
    """A recovery code instead."""
    stage = _stage(request)
    if request.user.is_authenticated or stage is None:
        return see_other(reverse("sign_in"))
    form = RecoveryForm(request.POST if request.method == "POST" else None)
    if used := tried(form, stage.login.user, checking.recovery, NOT_IT):
        post_authentication(request, used)
        notices.tell(used.user, "recovery-code-used")
        return seeing_other(stage.exit())
    return ask(request, "second_recovery", form)


@private
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def second_paper(request: HttpRequest) -> HttpResponseBase:
    """The code printed on a person's own paper, where phone and recovery codes are lost.

    Not for staff: their door takes none either.
    """
    stage = _stage(request)
    if request.user.is_authenticated or stage is None:
        return see_other(reverse("sign_in"))
    user: User = stage.login.user
    papers = held_by(user).papers
    if not _by_paper(user):
        return see_other(reverse("mfa_authenticate"))
    form = PrintedForm(request.POST if request.method == "POST" else None)
    if is_on_paper(form, user, papers):
        record_authentication(request, user, assurance.OTHER_PROOF, type="paper")
        notices.tell(user, "paper-used")
        starting_again.proved(request, user)
        return seeing_other(stage.exit())
    return ask(request, "second_paper", form, papers=papers)


def _passkey(request: HttpRequest, stage: LoginStage, user: User) -> HttpResponseBase:
    form = PasskeyForm(request.POST)
    again = reverse("mfa_authenticate")
    try:
        answer = form.cleaned_data["credential"] if form.is_valid() else None
        passkey = ceremony.answered(user, answer) if isinstance(answer, dict) else None
    except tries.TooOften:
        passkey = None
    if passkey is None:
        return ask(request, "passkey_failed", status=422, again=again)
    post_authentication(request, passkey)
    return seeing_other(stage.exit())


def _by_paper(user: User) -> bool:
    return bool(held_by(user).papers) and not proof.is_staff(user)


def _stage(request: HttpRequest) -> LoginStage | None:
    """Where somebody is in signing in, if they have given their first proof within the time."""
    if request.user.is_authenticated:
        return None
    stage: LoginStage | None = LoginStageController.enter(request, AuthenticateStage.key)
    return stage if stage is not None and stage.login.user is not None else None
